"""What can be told from the talk, its topic and what was said: a problem, a view, work that goes on, a sore matter.

All patterns are searched in small letters, which takes a third of the time of a search that ignores case.
"""

import re

from afterword.letters.composing.link_signs import MARKS
from afterword.letters.fields.intake import Fragment
from afterword.letters.reading.finite import split_tokens
from afterword.letters.reading.forms import Form
from afterword.letters.words.classes import PREPOSITIONS, UNDER_WAY, WORK_AHEAD

_PROBLEM = re.compile(
    r"\b(?:problem|issue|hard(?:est)?|slow|fatigue|fail\w*|br[eo]ak\w*|nobody|no one|"
    r"too (?:many|much|long|late)|never|flaky|debt|pain\w*|lack\w*|missing|can't|"
    r"cannot|manual|drift\w*|worse|outages?|mess|wast\w+|costs?|stale|noisy?)\b"
)
_HOW_YOU = re.compile(r"(?:how|why|what|where|when|who) (?:you|your|the team)\b")
# A fact of theirs is told or mentioned; only a view is a point that one makes.
_VIEW = re.compile(
    r"\b(?:should|must|cannot|can't|only|better|best|worse|worst|never|always|no longer|means?|matters?|needs?|enough|"
    r"would|could|too|more|less|most|hard(?:er)?|eas(?:y|ier)|risk\w*|important|no place)\b"
)
_ABOUT_THEM = re.compile(
    r"(?:you|your|the team|there (?:is|are|was|were)|nobody|last (?:year|month|week)|in \d{4})\b"
)
# "The night the service went down" is a night, and nobody talks about "how the night the service went down".
_MOMENT = re.compile(
    r"(?:the|that) (?:first |last |next )?(?:time|moment|day|night|hour|week|weekend|month|year|morning|afternoon|"
    r"evening|spring|summer|autumn|winter) "
)
# A matter that nobody enjoys, whoever talks about it.
_SORE = re.compile(
    r"\btoo (?:many|much|few|little|long|late)\b|\b(?:layoffs?|laid off|redundanc\w+|burn-?out|"
    r"ransomware|breach(?:es)?|attacks?|accidents?|injur\w+|deaths?|died|lawsuits?|harassment|fraud|theft)\b"
)
_OPEN_END = re.compile(r"\b(?:is|are|was|were|do|does|did|has|have|will|would|can|should)$")
# What cannot stand behind a colon of ours.
_SPLIT = re.compile(r"[:;\u2013\u2014]| - ")
_SHORT_TOPIC, _SHORT_POINT = 7, 9


def signs_of_topic(topic: Fragment, *, has_point: bool) -> dict[str, bool]:
    """Conditions for frames that follow from the topic; a point takes its place in some of them."""
    small, form = topic.text.casefold(), topic.form
    return {
        "plain-topic": not MARKS.search(small),
        "how-you": form is Form.WH and _HOW_YOU.match(small) is not None,
        "work-topic": form is Form.GERUND and not has_point,
        "sore-topic": is_sore(topic),
        "moment-topic": _MOMENT.match(small) is not None,
        "shared-topic": is_shared(topic),
        "asked-topic": form in {Form.WH, Form.QUESTION} and not has_point,
        "under-way": _is_under_way(topic, small),
        "problem": not has_point and _PROBLEM.search(small) is not None,
        # "That" after the topic would point at something said, and not at a piece of work.
        "stated": form not in {Form.NOUN, Form.GERUND},
        "short-topic": topic.words <= _SHORT_TOPIC,
    }


def is_sore(topic: Fragment) -> bool:
    """Whether nobody enjoys to talk about it."""
    return _SORE.search(topic.text.casefold()) is not None


def is_shared(topic: Fragment) -> bool:
    """ "debugging it together": what was done in the talk, and not talked about."""
    return topic.form is Form.GERUND and "together" in split_tokens(topic.text)


def _is_under_way(topic: Fragment, small: str) -> bool:
    """Whether a topic is work that goes on after the talk: "moving the cron jobs", "the Rails upgrade"."""
    tokens = split_tokens(topic.text) or [""]
    if topic.form is Form.GERUND:
        return tokens[0] in WORK_AHEAD
    head = next(
        (tokens[at - 1] for at, token in enumerate(tokens) if at and token in PREPOSITIONS), tokens[-1]
    )
    return topic.form is Form.NOUN and head in UNDER_WAY and not _PROBLEM.search(small)


def signs_of_point(point: Fragment) -> dict[str, bool]:
    """Conditions for frames that follow from what they said."""
    small = point.text.casefold()
    return {
        "plain-point": not MARKS.search(small) and not _OPEN_END.search(small),
        "problem": _PROBLEM.search(small) is not None,
        "stated": True,
        "has-point": True,
        "split-point": _SPLIT.search(small) is not None,
        "short-point": point.words <= _SHORT_POINT,
    }


def signs_of_said(said: Fragment) -> dict[str, bool]:
    """Conditions that follow from what was said, or from the topic where nothing was noted of that."""
    small = said.text.casefold()
    return {
        "view-point": not _ABOUT_THEM.match(small) and _VIEW.search(small) is not None,
        "you-point": split_tokens(said.text)[:1] == ["you"],
    }
