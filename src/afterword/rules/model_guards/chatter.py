"""A wording holds nothing that a tool says to its user, and no blank to fill (rules P1 and P2)."""

import re
from dataclasses import replace

from afterword.rules.model_guards.wording import Wording
from afterword.rules.review.p1_placeholder import RULE as PLACEHOLDER
from afterword.rules.review.p2_tool_chatter import RULE as TOOL_CHATTER
from afterword.said import say

_TALK = re.compile(
    r"^\s*(?:sure|certainly|of course|absolutely|okay|here(?:'s| is| are)|below is|rewritten|revised|polished|"
    r"improved|sentence|output|answer|note|s\d+)\b\s*(?:[:!,-]|(?:is |the |a |your )*\w*\s*(?:version|sentence|text)\b)"
    r"|\bas an ai\b|\blanguage model\b|\b(?:rewritten|polished|improved|original) (?:sentence|version|text)\b",
    re.I,
)


def check(wording: Wording) -> str | None:
    if _TALK.search(wording.proposed) and not _TALK.search(wording.original):
        return say("it speaks to you instead of to the reader")
    alone = replace(wording.facts, subject=None, body=wording.proposed)
    for rule in (PLACEHOLDER, TOOL_CHATTER):
        if any(True for _ in rule.check(alone)):
            return say("it speaks to you instead of to the reader, or leaves a blank")
    return None
