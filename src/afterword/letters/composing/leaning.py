"""Words of a field that need another one before them: "1,200 lift alarms still depend on it"."""

import re
from collections.abc import Collection, Mapping
from dataclasses import replace

from afterword.letters.fields.intake import Fragment
from afterword.letters.fields.pronouns import names_several, needs_crowd
from afterword.letters.reading.finite import split_tokens
from afterword.letters.reading.forms import Form
from afterword.letters.words.classes import DETERMINERS, MODALS, NUMBERS, SMALL

_BACK = frozenset(
    {"it", "its", "one", "ones", "they", "them", "this", "that", "these", "those", "both", "there"}
)
_BEGINS_BACK = re.compile(
    r"(?:it|they|them|this|these|those|both|that(?= (?:is|was|has|had|will|would|makes?|means?|takes?)\b))\b",
    re.I,
)
# "As soon as it is written": the word for it stands in front, in the same sentence.
_UNDER = re.compile(
    r"\b(?:when|while|as|until|because|if|unless|once|after|before|since|"
    r"that(?! (?:first|last|same|kind|one|day|week|month|year|time)\b)|who|which|whose|how|why|where|so)\b",
    re.I,
)
_ONE_OF_THEM = frozenset(
    {"team", "ceo", "cto", "cfo", "company", "office", "management", "board", "business"}
)
_OBJECT = re.compile(r"\b(?:it|them|the one)\b", re.I)
_DUMMY = re.compile(
    r"\bit(?: is|['’]s| was| takes| took| would be) (?:\w+ ){1,3}(?:that|to|for|when)\b", re.I
)
# Where "here" speaks of the reader's place, and nothing else: at the end of a clause, or "no manager here has".
_HERE = re.compile(
    r"(?<!\w[-'’])\bhere(?=$|[,;.)]| (?:and|but|because|when|if|until|since|before|after)\b)|"
    r"(?<=\w )here(?= (?:has|have|had) (?:ever|never)\b)"
)
# "Juniors here fix real tickets"
_HERE_FIRST = re.compile(
    r"(?P<who>(?:[a-z-]+s|people|nobody|no one|everyone|everybody|the team) )"
    r"here(?= (?!is\b|are\b|was\b|were\b)[a-z]+ )",
    re.I,
)
_NO_PLACE = re.compile(
    r"\b(?:from|in|out|over|up|down|near|around|right|to|for|by|of|is|are|was|were|am|be|been|"
    r"(?:come|came|coming|go|went|get|got|gets|arrive|move|land|bring|brought|end|start|begin|stop)(?:s|d|ed|ing)?) $",
    re.I,
)


def refers_back(text: str) -> bool:
    """Whether a word of these may stand for something said before: then nothing else may stand in between."""
    return not _BACK.isdisjoint(split_tokens(text))


def looks_for_several(text: str) -> bool:
    """Whether "them" in these words has nothing there to stand for: "sorting them by reachability"."""
    tokens = split_tokens(text)
    return "them" in tokens and not names_several(" ".join(tokens[: tokens.index("them")]))


def leans(text: str) -> bool:
    """Whether a word of these stands for something that the text itself does not hold."""
    if _BEGINS_BACK.match(text):
        return not _DUMMY.match(text)
    bare = _DUMMY.sub("", text)
    return any(not _UNDER.search(bare[: found.start()]) for found in _OBJECT.finditer(bare))


def without_leaning(
    fragments: dict[str, Fragment], typed: Mapping[str, str], asked: Collection[str]
) -> dict[str, Fragment]:
    """The fragments that can be read where the topic or the point is still asked about: what leans on it waits with
    it. `typed` are the words of the notes: an article that was added ("plan takes" to "the plan takes") leans too."""
    kept = _without_answers(fragments, asked)
    if "topic" not in asked or "topic" in kept:
        return kept
    kept = dict(kept)
    point = kept.get("point")
    waits = point is not None and (leans(point.text) or needs_crowd(point.text))
    if point and (waits or _got_article(point.lead + point.text, typed.get("point", ""))):
        del kept["point"]
    for name in ("thought", "my_link"):
        if name in kept and "point" not in kept and _leans_on_talk(kept[name]):
            del kept[name]
    return kept


# "cut ours from 3 days to 5 hours", "built one like it", "did that at Acme"
_LIKE_THEIRS = re.compile(
    r"\b(?:ours|theirs|yours|(?:that|this|such an?|the other|the same|a similar) one|one like (?:it|that|this))\b|"
    r"\bthe same\b(?! (?:day|week|time|night|team|month|hour|year|place|room)s?\b)|"
    r"^(?:(?:have|had|also|once|already) )*\w+ (?:it|them|that|this)"
    r"(?=$|[,;.]| (?:at|for|in|with|once|before|by|from|to|twice|on|too)\b)",
    re.I,
)


def _leans_on_talk(fragment: Fragment) -> bool:
    """Whether a thought or a deed says "it" or "ours" of what was talked about."""
    if _LIKE_THEIRS.search(fragment.text):
        return True
    return fragment.field == "thought" and leans(fragment.text)


def _without_answers(fragments: dict[str, Fragment], asked: Collection[str]) -> dict[str, Fragment]:
    """Without a thought that answers a point which is asked about: "deleting is fine if ..." needs to be told what
    was deleted, unless the topic tells it."""
    if "point" not in asked or "point" in fragments or "thought" not in fragments:
        return fragments
    topic, thought = fragments.get("topic"), fragments["thought"]
    is_proposal = thought.form not in _JUDGING or not MODALS.isdisjoint(split_tokens(thought.text))
    if is_proposal and not _stands_for_outside(thought.text):
        # "two people could start with it" says what to do; "deleting is fine" says what to think of something.
        return fragments
    if topic and not _telling(topic.text).isdisjoint(_telling(thought.text)):
        return fragments
    return {name: fragment for name, fragment in fragments.items() if name != "thought"}


def _stands_for_outside(text: str) -> bool:
    """Whether "it" or "them" has nothing before it that it may stand for: "would keep more of them"; but "start with
    one metric and get finance to sign it off"."""
    if _BEGINS_BACK.match(text):
        return not _DUMMY.match(text)
    tokens = split_tokens(text)
    for at, token in enumerate(tokens):
        if token == "them" and not names_several(" ".join(tokens[:at])):
            return True
        if token == "it" and _OPENS_THING.isdisjoint(tokens[:at]) and not _DUMMY.search(text):
            return True
    return False


_OPENS_THING = DETERMINERS | NUMBERS | {"1", "2", "3"}
_JUDGING = frozenset({Form.CLAUSE, Form.NOUN, Form.GERUND})


def _telling(text: str) -> set[str]:
    """The beginnings of the words that tell what a text is about: "restore" and "restored" share one."""
    known = (token for token in split_tokens(text) if token not in SMALL and token not in _BACK)
    return {token[:5].rstrip("s") for token in known if len(token) > 2}


def _got_article(text: str, typed: str) -> bool:
    """Whether "the" is ours, before a thing of which a reader would ask which one. There is one team, one CEO."""
    words = split_tokens(text)
    return (
        words[:1] == ["the"]
        and not typed.strip().lower().startswith("the ")
        and not _ONE_OF_THEM & set(words[1:2])
    )


def at_their_place(point: Fragment, company: str) -> Fragment:
    """The point with "at Northwind" for "here": the writer is not there. Where it may mean another place, it stays."""
    first = _HERE_FIRST.match(point.text)
    if first and company:
        return replace(point, text=f"{first['who']}at {company}{point.text[first.end() :]}")
    found = _HERE.search(point.text)
    if (
        found is None
        or not company
        or _NO_PLACE.search(point.text[: found.start()])
        or set(point.text) & set('"“”«»')
    ):
        return point
    return replace(point, text=f"{point.text[: found.start()]}at {company}{point.text[found.end() :]}")
