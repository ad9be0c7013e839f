"""Dictated notes: a phone writes down a minute of talk without one full stop. Long runs of words are cut where
somebody begins to speak or to do something, so that each part can be read on its own.

Cuts are few: only before a subject with a verb of talking or feeling, never behind a word that binds ("that she
said"). A line that somebody typed stays whole.
"""

import re
from collections.abc import Iterator

FEWEST_WORDS = 24
"""A run of so many words without a stop is dictated; typed lines of notes are shorter."""

_VERBS = (
    r"said|says|told|explained|mentioned|asked|liked|loved|enjoyed|talked|spoke|discussed|promised|thinks?|thought|"
    r"seems?|seemed|looked|felt|offered?|wants?|wanted|worr(?:y|ies|ied)|want to|will send|'ll send"
)
_OPENING = r"(?:(?:and|but|so|um+|uh+|then|also|okay|ok|anyway)\s+)*"
_SUBJECT = r"(?:I|i|we|We|she|She|he|He|they|They)"
_PRIVATE = (
    r"between (?:you and me|us)|off the record|(?:and |but )*(?:the|her|his|their) (?:pay|salary|bonus)\b"
)
_JOINT = re.compile(
    rf"(?<=\s)(?:{_OPENING}{_SUBJECT}\s+(?:also |then |just |really |even )*(?:{_VERBS})\b|{_PRIVATE})"
)
_BINDS = re.compile(
    r"\b(?:that|what|how|when|where|why|which|who|whom|if|because|since|while|as|like|than|whether|before|after|"
    r"until|things?|one|ones|way|time|part|and me|between us|the record)\s+$",
    re.I,
)


def parts_of(text: str, at: int) -> Iterator[tuple[str, int]]:
    """The parts of a sentence that begins at `at`, each with its place; the sentence itself where it is short."""
    if len(text.split()) < FEWEST_WORDS:
        yield text, at
        return
    begins = 0
    for joint in _JOINT.finditer(text):
        if _BINDS.search(text, 0, joint.start()) or not text[begins : joint.start()].strip():
            continue
        yield text[begins : joint.start()].rstrip(), at + begins
        begins = joint.start()
    yield text[begins:], at + begins
