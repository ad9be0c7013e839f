"""What was put into a field for the time being, or for a program: doubts in brackets, two answers, an order."""

import re

from afterword.letters.fields.slips import Slip
from afterword.letters.reading.statements import says_something

# "(?)", "(Lisa?)", "(or 40?)"; "?? maybe a call"
_DOUBT = re.compile(r",? ?[(\[](?:[^()\[\]]{0,30} ?)?\?+[)\]]|^\?{2,} |,? \?{2,}(?= |$)")
_ALL_OF = r"(?:(?:all|any|the|your|my|these|those|every|of|previous|prior|earlier|above|preceding|existing|other) )*"
# At the beginning of a sentence it is an order; "a bot that ignores all instructions" is none.
_ORDER = re.compile(
    r"(?:^|[.;:!?,(\n\"“] ?|\b(?:please|and|then|now|but|instead) )"
    rf"(?:(?:ignore|disregard|forget|override|bypass|skip) {_ALL_OF}(?:instructions?|prompts?|rules|directions|"
    r"guidelines|commands?)\b|"
    r"(?:write|say|state|claim|mention|print|output|pretend|reply|respond|answer|add|tell (?:him|her|them|the reader)) "
    r"(?:only |just |instead |back )*(?:that|as if) (?:I|he|she)\b|"
    r"you are (?:now )?(?:an? )?(?:AI|assistant|chatbot|language model|helpful)\b|"
    r"(?:reveal|print|show|repeat) (?:your|the) (?:system )?prompt\b|"
    r"act as (?:an? (?:AI|assistant|chatbot|language|recruiter|helpful)|if (?:I|you))\b|"
    r"do not follow (?:the|your|any)\b)|<\|\w+\|>|\[/?INST\]|^(?:system|assistant|user):|"
    r"^as an? (?:AI|large language|language)\b",
    re.I,
)
# An order has one of these words in it: the long search is for the few fields that do.
_ORDER_SIGNS = frozenset(
    ["instructions", "prompt", "prompts", "rules", "directions", "guidelines", "command", "commands"]
) | {"that", "as", "you", "follow", "inst", "system", "assistant", "user", "im"}
_WORD = re.compile(r"[a-z]+")


def find_placeholder(text: str) -> Slip | None:
    """The first thing in `text` (tidied) that its writer did not mean to be read by anybody, or None."""
    order = None if _ORDER_SIGNS.isdisjoint(_WORD.findall(text.casefold())) else _ORDER.search(text)
    if order:
        return Slip("order", text[order.start() :].strip(" ,.;:"))
    doubt = _DOUBT.search(text) if "?" in text else None
    if doubt:
        rest = f"{text[: doubt.start()]}{text[doubt.end() :]}"
        return Slip("aside", doubt[0].strip(" ,"), "" if " / " in text else rest.strip())
    if " / " in text and all(map(says_something, text.split(" / "))):
        return Slip("either", "/")
    return None
