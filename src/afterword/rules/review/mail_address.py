"""The addresses of a letter in the form in which they are compared."""

import re
from functools import lru_cache

from afterword.rules.review.finding import LetterUnderReview

_ADDRESS = re.compile(r"[^\s<>,;:\"()]+@[^\s<>,;:\"()]+")


@lru_cache(maxsize=256)
def plain_addresses(values: tuple[str, ...]) -> tuple[str, ...]:
    """In small letters and without display names, each once: `Priya <P@x.example>` is `p@x.example`."""
    found = (match[0].lower() for value in values for match in _ADDRESS.finditer(value))
    return tuple(dict.fromkeys(found))


def recipients(letter: LetterUnderReview) -> tuple[str, ...]:
    """All of To, Cc and Bcc but the author's own address, to which a copy may go."""
    own = plain_addresses((letter.sender,)) if letter.sender else ()
    return tuple(each for each in plain_addresses((*letter.to, *letter.cc, *letter.bcc)) if each not in own)


def domain_of(address: str) -> str:
    return address.rpartition("@")[2].lower()
