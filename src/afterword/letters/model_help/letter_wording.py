"""Asking for a better wording of a letter, sentence by sentence."""

import json
from collections.abc import Mapping, Sequence

from afterword.letters.debrief import PersonNotes
from afterword.letters.model_help.question import Question, instruct
from afterword.letters.model_help.sending import names_others
from afterword.letters.notes.private import private_kind
from afterword.letters.notes.values import Scope

_TASK = (
    "You polish a short letter after a job interview, sentence by sentence: plain, correct English, warm and brief, "
    "in the author's own words wherever they are good."
)
_FIELDS = ("topic", "point", "my_link", "thought", "liked", "clarify", "next")


def ask_for_wording(sentences: Sequence[str], person: PersonNotes | None, scope: Scope) -> Question | None:
    """The question about the sentences that may be sent; their keys are s1, s2 ... by place. None where none may.

    Sent are those sentences and the fields of this person. Greeting, signature, raw notes, private notes, addresses
    and sentences that name others are not."""
    sent = {f"s{at}": text for at, text in enumerate(sentences, start=1) if _may_be_sent(text, scope)}
    if not sent:
        return None
    data = {"sentences": sent, "facts": _facts(person, scope)}
    shape = json.dumps(dict.fromkeys(sent, "..."))
    return Question(
        instruction=instruct(_TASK, shape),
        data=json.dumps(data, ensure_ascii=False, indent=1),
        keys=tuple(sent),
    )


def _facts(person: PersonNotes | None, scope: Scope) -> dict[str, str]:
    if person is None:
        return {}
    facts = {name: str(getattr(person, name)) for name in _FIELDS}
    return {name: text for name, text in facts.items() if text and _may_be_sent(text, scope)}


def _may_be_sent(text: str, scope: Scope) -> bool:
    return private_kind(text, scope) is None and not names_others(text, scope) and "@" not in text


def read_wordings(answer: Mapping[str, object]) -> dict[str, str]:
    """Key to proposed sentence, for what is text."""
    return {
        key: " ".join(value.split(" ")).strip() for key, value in answer.items() if isinstance(value, str)
    }


def is_changed(original: str, proposed: str) -> bool:
    return " ".join(original.split()) != " ".join(proposed.split())
