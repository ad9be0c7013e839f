"""The examples of the review rules: data that tests check and docs show.

Each rule has one file here, `<id>.yaml` in small letters, with at least three examples on each side:

    rule: N2
    passing:                       # letters that this rule must leave alone
      - name: The name as it was noted
        body: |
          Hi Priya,
          ...
    failing:                       # letters in which this rule must find something
      - name: Two letters swapped
        body: |
          Hi Pryia,
          ...
        finds: {severity: block, text: Pryia, says: Priya Raman}

`finds` says what the rule must answer, and each part of it is optional: `severity`; `text`, the exact words
the remark points at; `says`, a piece of the message.

**The story.** What an example does not say is as in this story, so it names only what matters to it. Jonas
Lindqvist (jonas@example.org) had an interview on Tuesday 12 May 2026, 13:00 to 14:00 in Berlin, for Site
Reliability Engineer at Northwind, with Priya Raman (priya@northwind.example), the hiring manager. He writes
to her at her address the same day at 15:30. They talked about moving the cron jobs to Argo Workflows.

**What an example can say:**

- the letter: `body`, `subject`, `kind` (thank-you, follow-up, ...), `composed` (true: our composer wrote it),
  `to`, `cc`, `bcc` (lists), `sender`, `in_reply_to`, `sent_at`, `zone` (of the reader), `attachments` (file
  names), `others` (other letters: `{name, body}`), `past` (sent ones: `{person, kind, sent_at, round}`),
  `muted` (codes of rules);
- the person it goes to: `person`, with the keys of a debrief file (`name`, `email`, `relation`, `topic`,
  `private`, ...). A new `name` starts from an empty person, otherwise the keys are laid over Priya's;
- the rest of the debrief: `company`, `role`, `panel` (the other people), `candidate`, `interview`,
  `decision_by`, `contact_policy`, `interested`, `style`, `events`, `history`, `notes`; or `debrief: none` for
  a letter without notes;
- what the tracker knows: `other_companies`, `employer`, `employer_domain`, `follow_up_opens_at`,
  `follow_up_reason`;
- what the caller brings: `grammar` (remarks of a checker: `{text, message, kind, suggestions}`), `own_terms`
  (the user's additions to the lists, as `{cliches: [...]}`).

`facts` at the top of the file is laid under each of its examples. Times carry an offset, such as
2026-05-12T15:30:00+02:00.
An unknown key is an error that names it.
"""

from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

import yaml

from afterword.rules.review.examples.story import build_letter
from afterword.rules.review.finding import LetterUnderReview, Severity

__all__ = ["Example", "Expected", "RuleExamples", "read_examples"]

_FILE_KEYS = {"rule", "facts", "passing", "failing"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Expected:
    """What a rule must answer to a failing example; None where the example leaves it open."""

    severity: Severity | None = None
    text: str | None = None
    says: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Example:
    """One letter. `expected` is None for a passing one. `facts` are the keys that differ from the story."""

    name: str
    letter: LetterUnderReview
    facts: dict[str, Any]
    expected: Expected | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class RuleExamples:
    rule: str
    passing: tuple[Example, ...]
    failing: tuple[Example, ...]


@cache
def read_examples() -> tuple[RuleExamples, ...]:
    """All example files, by name. Raises ValueError with the file and the key where one does not fit."""
    found = sorted(
        (entry for entry in files(__name__).iterdir() if entry.name.endswith(".yaml")), key=_by_name
    )
    return tuple(_read_file(entry.name, entry.read_text(encoding="utf-8")) for entry in found)


def _by_name(entry: Any) -> str:
    return str(entry.name)


def _read_file(file_name: str, text: str) -> RuleExamples:
    data = yaml.safe_load(text)
    unknown = set(data) - _FILE_KEYS
    if unknown:
        raise ValueError(f"{file_name}: unknown key {', '.join(sorted(unknown))}.")
    shared = data.get("facts") or {}
    return RuleExamples(
        rule=data["rule"],
        passing=tuple(_read_example(file_name, shared, each) for each in data.get("passing") or ()),
        failing=tuple(_read_example(file_name, shared, each) for each in data.get("failing") or ()),
    )


def _read_example(file_name: str, shared: dict[str, Any], given: dict[str, Any]) -> Example:
    name = given.get("name")
    if not name:
        raise ValueError(f"{file_name}: an example has no name.")
    finds = given.get("finds")
    facts = shared | {key: value for key, value in given.items() if key not in ("name", "finds")}
    try:
        letter = build_letter(facts)
        expected = None if finds is None else _read_expected(finds)
    except (KeyError, TypeError, ValueError) as error:
        raise ValueError(f"{file_name}, “{name}”: {error}") from error
    return Example(name=name, letter=letter, facts=facts, expected=expected)


def _read_expected(finds: dict[str, Any]) -> Expected:
    severity = finds.get("severity")
    return Expected(**(finds | {"severity": Severity(severity) if severity else None}))
