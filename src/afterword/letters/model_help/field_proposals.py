"""Asking for field values out of raw notes, and what of the answer may be shown."""

import json
import re
from collections.abc import Mapping

from afterword.letters.composing.live import finished_sentence, question_about, starter
from afterword.letters.fields.field import ARRANGERS, BY_NAME
from afterword.letters.model_help.question import Question, instruct
from afterword.letters.model_help.sending import sendable_pieces
from afterword.letters.notes.values import Scope, Suggestion
from afterword.letters.suggest.gate import words_and_sentence
from afterword.letters.words.classes import SMALL
from afterword.letters.words.word_cuts import split_words
from afterword.said import say

_TASK = (
    "You read raw notes about a job interview and put words of theirs into fields. Each field finishes a sentence; "
    '"they" are the reader of the letter, so their words become "you". Quote in "from" the line that you took it '
    "from, exactly. Leave a field out where the notes say nothing for it."
)
_DENIES = frozenset(
    ("not", "no", "never", "nobody", "nothing", "none", "without", "neither", "nor", "hardly")
)
_TURNS = frozenset(
    ("you", "your", "yours", "are", "the", "and", "that", "have", "is", "of", "to", "in", "at", "on")
)


def ask_for_fields(notes: str, scope: Scope) -> Question | None:
    """The question about the lines of raw notes that may be sent; None where none may."""
    lines = sendable_pieces(notes, scope)
    if not lines:
        return None
    names = _fields_of(scope)
    data = {"fields": {name: f"{starter(name)} ..." for name in names}, "notes": list(lines)}
    shape = json.dumps({name: {"text": "...", "from": "..."} for name in names[:2]})
    return Question(
        instruction=instruct(_TASK, shape),
        data=json.dumps(data, ensure_ascii=False, indent=1),
        keys=names,
        is_quoted=True,
    )


def _fields_of(scope: Scope) -> tuple[str, ...]:
    arranged = ("topic", "promised", "next")
    return (
        arranged
        if scope.relation in ARRANGERS
        else ("topic", "point", "my_link", "thought", "liked", "promised")
    )


def proposals_in(
    answer: Mapping[str, object], notes: str, scope: Scope
) -> tuple[tuple[Suggestion, ...], tuple[str, ...]]:
    """What may be shown, each with the line it came from; and a clause for each that was refused."""
    lines = sendable_pieces(notes, scope)
    found, refused = [], []
    for name, value in answer.items():
        checked = _checked(name, value, lines, notes, scope)
        if isinstance(checked, Suggestion):
            found.append(checked)
        else:
            refused.append(f"{say(BY_NAME[name].label)}: {checked}")
    return tuple(found), tuple(refused)


def _checked(name: str, value: object, lines: tuple[str, ...], notes: str, scope: Scope) -> Suggestion | str:
    if not isinstance(value, dict):
        return say("it is not of the shape that was asked for")
    text, quoted = value.get("text"), value.get("from")
    if not isinstance(text, str) or not isinstance(quoted, str) or not text.strip():
        return say("it is not of the shape that was asked for")
    line = next((line for line in lines if quoted.strip() and quoted.strip() in line), None)
    if line is None:
        return say("it quotes a line that is not in your notes")
    why = _difference(text, line)
    if why:
        return why
    right = words_and_sentence(name, text.strip(), scope)
    if right is None:
        asked = question_about(name, text, person=scope.reader, relation=scope.relation)
        return asked or say(
            "it does not read right: {sentence}",
            sentence=finished_sentence(name, text, relation=scope.relation),
        )
    start, end = _place(line, notes)
    return Suggestion(field=name, text=right[0], sentence=right[1], start=start, end=end)


def _difference(text: str, line: str) -> str | None:
    """What the proposal says that its line does not: another number, a lost or new negation, another word."""
    if not _numbers(text) <= _numbers(line):
        return say("it changes a number")
    said, noted = [word.text for word in split_words(text)], [word.text for word in split_words(line)]
    if sum(word in _DENIES for word in said) != sum(word in _DENIES for word in noted):
        return say("it loses or adds a not")
    new = [word for word in said if word not in noted and word not in _TURNS and word not in SMALL]
    if len(new) > 1 or any(_is_name(word, text) for word in new):
        return say("it says what your notes do not: {words}", words=", ".join(new))
    return None


def _numbers(line: str) -> set[str]:
    return set(re.findall(r"\d+(?:[.,]\d+)*", line))


def _is_name(word: str, text: str) -> bool:
    return re.search(rf"(?<!^)\b{re.escape(word.capitalize())}\b", text) is not None


def _place(line: str, notes: str) -> tuple[int, int]:
    words = re.split(r"\s+", re.sub(r"^(?:me|they): ", "", line))
    match = re.search(r"\s+".join(map(re.escape, words)), notes)
    return match.span() if match else (0, 0)
