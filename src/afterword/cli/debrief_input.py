"""A debrief file from the command line, together with the earlier letters that it names."""

import os.path
from dataclasses import replace

from afterword.cli.files import decode, read_bytes, shown_name
from afterword.cli.problem import BadInput
from afterword.letters.debrief import Debrief, EarlierRound, PersonNotes
from afterword.letters.debrief_files.file import DebriefError, read_debrief


def load_debrief(path: str) -> Debrief:
    """Raises BadInput with the line and the key that are wrong."""
    name = shown_name(path)
    try:
        debrief = read_debrief(decode(read_bytes(path), name=name), name=name)
    except DebriefError as error:
        raise BadInput(str(error)) from None
    if not any(earlier.letter for earlier in debrief.history):
        return debrief
    folder = os.path.dirname(path) if path != "-" else ""
    return replace(debrief, history=tuple(_with_text(earlier, folder) for earlier in debrief.history))


def _with_text(earlier: EarlierRound, folder: str) -> EarlierRound:
    """The letter of then, where its file lies beside the debrief. One that is not there is no mistake."""
    place = os.path.join(folder, earlier.letter or "")
    if not earlier.letter or not os.path.isfile(place):
        return earlier
    from afterword.cli.letter_input import load_letter

    return replace(earlier, letter_text=load_letter(place).body)


def person_called(debrief: Debrief, name: str) -> PersonNotes:
    """The person whose name is, or begins or ends with, `name`. Raises BadInput."""
    wanted = name.casefold().split()
    exact = [person for person in debrief.people if person.name.casefold().split() == wanted]
    near = exact or [
        person for person in debrief.people if set(wanted) <= set(person.name.casefold().split()) and wanted
    ]
    if len(near) == 1:
        return near[0]
    known = ", ".join(person.name for person in debrief.people) or "nobody"
    trouble = "is more than one person" if near else "is not"
    raise BadInput(f"{name} {trouble} in this debrief, which names {known}.")
