"""A wording is one line of plain prose that ends like the sentence it stands for: no markup, no list, no link."""

import re

from afterword.rules.model_guards.wording import Wording
from afterword.said import say

_MARKUP = re.compile(r"[*_#`<>{}\[\]|\\^~]|https?:|www\.|\S@\S|^\s*(?:[-•]|\d+[.)])\s")
_STOPS = re.compile(r"[.!?](?=\s|$)")
_MOST_SENTENCES = 2


def check(wording: Wording) -> str | None:
    text = wording.proposed
    if not text.strip() or "\n" in text or "\r" in text:
        return say("it is not one line of text")
    if not text.isprintable():
        return say("it holds characters that do not belong in a mail")
    new_marks = set(_MARKUP.findall(text)) - set(_MARKUP.findall(wording.original))
    if new_marks:
        return say("it holds signs of a markup language, or a link")
    if text.strip()[-1] not in ".?!" or len(_STOPS.findall(text)) > _MOST_SENTENCES:
        return say("it is not one sentence")
    if text.rstrip().endswith("?") != wording.original.rstrip().endswith("?"):
        return say("a question became a statement, or the other way round")
    return None
