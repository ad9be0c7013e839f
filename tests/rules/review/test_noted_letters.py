"""Good letters of many authors, each with the debrief file it goes with, and the same letters with defects.

They are read as `afterword review` reads them: the kind is guessed from the words. The tenth lot was written by
somebody who had seen none of the rules; what each lot said at its first reading is in docs/performance.md and
bench/results/letters.md, "How right the review is"."""

import shlex
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import datetime
from email.utils import getaddresses, parseaddr
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml

from afterword.adapters.harper_grammar import HarperGrammar
from afterword.cli.debrief_input import person_called
from afterword.cli.letter_facts import facts_of_file
from afterword.cli.letter_input import LoadedLetter
from afterword.letters.debrief_files.file import read_debrief
from afterword.letters.letter import LetterKind
from afterword.rules.review.finding import LetterUnderReview, Severity
from tests.rules.review.reading import read

FOLDER = Path(__file__).parents[2] / "data" / "letters" / "noted"
LOTS = {
    "tenth": (40, 64),
    "eleventh": (20, 25),
    "twelfth": (20, 23),
    "thirteenth": (25, 13),
    "fourteenth": (25, 13),
    "fifteenth": (25, 12),
    "sixteenth": (25, 12),
    "seventeenth": (40, 47),
    "eighteenth": (40, 50),
}
# The defects of this lot stand in whole letters of their own, each under the rule that must find it.
WHOLE, WHOLE_SEEDED = "eighteenth", "eighteenth_seeded"
# Beyond us: "because DNS", a verb far from its noun, "so careful". "Organized" beside "coloured" is the spelling of
# Oxford.
NOT_FOUND = {
    "because DNS",
    "the plans ... is one",
    "organized",
    "so careful",
    "wish ... seem",
}
# Words of other languages, which only the notes know.
WITHOUT_NOTES = {("eleventh", "02"): "G1", ("eleventh", "06"): "G1", ("eleventh", "15"): "G1"}

HEADS = {"from": "From", "to": "To", "cc": "Cc", "in_reply_to": "In-Reply-To"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Noted:
    """A letter and its debrief as they were written, with the options of the command."""

    subject: str
    body: str
    notes: str
    options: dict[str, str]
    mail: dict[str, str] = field(default_factory=dict)
    others: tuple[str, ...] = ()

    def facts(self, *, has_notes: bool = True) -> LetterUnderReview:
        debrief = read_debrief(self.notes) if has_notes and self.notes.strip() else None
        letter = LoadedLetter(
            name="letter.txt",
            subject=self.mail.get("Subject", self.subject) or None,
            body=self.body,
            sender=parseaddr(self.mail["From"])[1] if "From" in self.mail else None,
            to=self._addresses("To"),
            cc=self._addresses("Cc"),
            in_reply_to=self.mail.get("In-Reply-To"),
            attachments=(self.options["attach"],) if "attach" in self.options else (),
        )
        others = tuple(LoadedLetter(name="other.txt", body=body) for body in self.others)
        name = self.options.get("person")
        return facts_of_file(
            letter,
            debrief=debrief,
            kind=LetterKind(self.options["kind"]) if "kind" in self.options else None,
            person=person_called(debrief, name) if debrief and name else None,
            others=others,
            sent_at=datetime.fromisoformat(self.options["sent_at"]) if "sent_at" in self.options else None,
        )

    def _addresses(self, header: str) -> tuple[str, ...]:
        return tuple(address for _, address in getaddresses([self.mail.get(header, "")]) if address)


def _letters(lot: str) -> dict[str, Noted]:
    found = {}
    for block in (FOLDER / f"{lot}.txt").read_text("utf-8").split("=== ")[1:]:
        head, _, rest = block.partition("\n")
        number, _, options = head.partition(" |")
        text, _, notes = rest.partition("\n---\n")
        subject, _, body = text.partition("\n\n")
        names = (name.strip("-").replace("-", "_") for name in shlex.split(options)[::2])
        found[number] = Noted(
            subject=subject.removeprefix("Subject: "),
            body=body.strip("\n") + "\n",
            notes=notes,
            options=dict(zip(names, shlex.split(options)[1::2], strict=True)),
        )
        given = {name.removeprefix("mail_"): value for name, value in found[number].options.items()}
        heads = {head: given[name] for name, head in HEADS.items() if f"mail_{name}" in found[number].options}
        found[number] = replace(found[number], mail=heads)
    for number, letter in found.items():
        named = letter.options.get("others", "").split()
        panel = _letters(WHOLE) if named and lot != WHOLE and "rule" in letter.options else found
        found[number] = replace(letter, others=tuple(panel[each].body for each in named))
    return found


@cache
def _defects(lot: str) -> list[dict[str, Any]]:
    return yaml.safe_load((FOLDER / "defects.yaml").read_text("utf-8"))[lot]


def _seeded(letters: dict[str, Noted], defect: dict[str, Any]) -> Noted:
    letter = letters[defect["letter"]]
    whole = f"Subject: {letter.subject}\n\n{letter.body}"
    for old, new in defect.get("edits", ()):
        assert old in whole, defect
        whole = whole.replace(old, new, 1)
    notes = letter.notes
    for old, new in defect.get("notes", ()):
        assert old in notes, defect
        notes = notes.replace(old, new, 1)
    subject, _, body = whole.partition("\n\n")
    return replace(
        letter,
        subject=subject.removeprefix("Subject: "),
        body=body,
        notes=notes,
        options=defect.get("options", letter.options),
        mail=defect.get("mail", {}),
        others=(defect["other"],) if "other" in defect else letter.others,
    )


def _missed(lot: str, grammar: HarperGrammar) -> Iterator[str]:
    if lot == WHOLE:
        for number, letter in _letters(WHOLE_SEEDED).items():
            if letter.options["rule"] not in {each.rule for each in read(letter.facts(), grammar)}:
                yield f"{letter.options['rule']} in {lot} {number}"
        return
    letters = _letters(lot)
    for defect in _defects(lot):
        told = {each.rule for each in read(_seeded(letters, defect).facts(), grammar)}
        for rule, words in zip(defect["rules"], defect["words"], strict=True):
            if rule not in told and words not in NOT_FOUND:
                yield f"{rule} in {lot} {defect['letter']}: {words}"


@pytest.mark.parametrize("has_notes", [True, False])
@pytest.mark.parametrize("lot", LOTS)
def test_good_letters_are_not_warned_of_without_reason(
    lot: str, has_notes: bool, grammar: HarperGrammar
) -> None:
    letters = _letters(lot)
    assert len(letters) == LOTS[lot][0]
    warned = []
    for number, letter in letters.items():
        findings = read(letter.facts(has_notes=has_notes), grammar)
        told = {each.rule for each in findings if each.severity is not Severity.HINT}
        if told - ({WITHOUT_NOTES.get((lot, number))} if not has_notes else set()):
            warned.append((number, told))
    assert warned == []
    assert grammar.trouble() is None


@pytest.mark.parametrize("lot", LOTS)
def test_each_defect_is_found_by_its_rule(lot: str, grammar: HarperGrammar) -> None:
    told = len(_letters(WHOLE_SEEDED)) if lot == WHOLE else sum(len(each["rules"]) for each in _defects(lot))
    assert told == LOTS[lot][1]
    assert list(_missed(lot, grammar)) == []
