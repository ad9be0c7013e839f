"""What can be told from the person's words alone: whether the link is a trouble met, whether an answer was wrong."""

import re
from collections.abc import Callable, Mapping
from functools import lru_cache

from afterword.letters.composing.link_signs import MARKS, signs_of_link
from afterword.letters.composing.lived import is_past_fact, is_weighed, was_there
from afterword.letters.composing.talk_signs import signs_of_point, signs_of_said, signs_of_topic
from afterword.letters.fields.intake import Fragment
from afterword.letters.reading.finite import split_tokens
from afterword.letters.reading.forms import Form
from afterword.letters.words.classes import SMALL

# "Nine hours, not six"; "I said WorkManager survives, and it does not".
_WRONG = re.compile(
    r"\bi (?:said|told|claimed|wrote|answered|stated|mixed|confused|misremembered|got)\b|"
    r"\bas i (?:said|told|claimed)\b|\b(?:wrong|mistaken|incorrect|mistake)\b|"
    r"\b(?:my answer|what i said) (?:was|is)\b|"
    r",? not (?:\w+ ){0,2}(?:\d+|one|two|three|four|five|six|seven|eight|nine|ten)\b"
)
_NEGATED = re.compile(r"\b(?:not|never|no longer|cannot)\b|n['’]t\b")
# What can be thanked for as a gift: "your honesty about the on-call load", "the story of the goat on the antenna".
_GIFT = re.compile(
    r"(?:your (?:\w+ )?(?:honesty|openness|frankness|candou?r|patience|kindness|advice|help|explanations?|hints?|tips?|"
    r"feedback|hospitality|welcome|tour|demo|questions?|example|sketch|drawing|story|stories|anecdotes?)|"
    r"the (?:\w+ )?(?:story|stories|anecdote|tour|demo|explanation|example|sketch|drawing))\b"
)
# "No crunch policy" behind a colon could be a complaint; "mob programming on Fridays" is a thing.
_NO_THING = frozenset(["no", "not", "nothing", "none", "nobody", "never", "without", "zero"])
# What both did, or what was done to the writer, was not heard of: nobody is "glad to hear" it.
_LIVED = re.compile(
    r"^(?:that )?(?:we|i)\b|\bme\b|"
    # "You named the two people": done in the talk, and not told of.
    r"^(?:that )?you (?:(?!need|feed|speed|exceed|succeed|proceed)\w+ed|told|took|gave|said|showed|brought|let|kept|"
    r"made|sent|drew|spoke|went|came|found|put|left|saw|knew|thought|wrote|spent|had|did|were|began|held|led)\b"
)
# A next step for which a time is still to be found, and words that say when it is.
_MEETING = re.compile(
    r"\b(?:calls?|interviews?|talks?|conversations?|meetings?|chats?|sessions?|visits?|rounds?|discussions?)\b"
)
_DATED = re.compile(
    r"\d|\b(?:(?:mon|tues|wednes|thurs|fri|satur|sun)days?|january|february|march|april|may|june|july|august|"
    r"september|october|november|december|today|tomorrow|tonight|days?|weeks?|months?|next)\b"
)
# An idea in the shape of a question, which one is not left with.
_PROPOSING = re.compile(
    r"(?:maybe|perhaps|why not|what about|how about|what if|(?:could|should|would) (?:you|it|the)\b)"
)
# "Here is the link to the link to my talk".
_LINK_THING = re.compile(r"(?:the |a |my )?link\b")
_DEFINITE = frozenset(["the", "my", "our", "your"])
_SHORT_THOUGHT = 12
_LEAST_STEM = 4
_ENDING = re.compile(r"(?:ing|ed|es|s)$")


def signs_of(fragments: Mapping[str, Fragment]) -> set[str]:
    """The conditions for frames that hold."""
    topic, point, link = fragments.get("topic"), fragments.get("point"), fragments.get("my_link")
    said = point or topic
    signs = signs_of_topic(topic, has_point=point is not None) if topic else {"untold": True, "stated": True}
    signs |= signs_of_point(point) if point else {}
    signs |= signs_of_said(said) if said else {"alone": True}
    signs |= signs_of_link(link) if link else {}
    for name, look_at in _OTHERS.items():
        fragment = fragments.get(name)
        signs |= look_at(fragment, fragment.text.casefold()) if fragment else {}
    signs |= _relations(fragments, is_met=signs.get("met-link", False))
    signs["thin"] = len(fragments) < 3
    # The wish then stands behind something else than the talk: "working on this" would point there.
    signs["aside"] = not _ASIDE.isdisjoint(fragments)
    # The next sentence goes on with the talk: thanks in between would cut it in two.
    signs["goes-on"] = not _GOES_ON.isdisjoint(fragments)
    return {name for name, holds in signs.items() if holds}


def _relations(fragments: Mapping[str, Fragment], *, is_met: bool) -> dict[str, bool]:
    """Which of the person's words belong together beyond standing in one debrief: only these are related in words of
    ours ("it reminded me of when I ..."); others stand side by side."""

    topic, point, link, thought = (
        _stems(fragments[name].text) if name in fragments else frozenset[str]()
        for name in ("topic", "point", "my_link", "thought")
    )
    has_both = "my_link" in fragments and not fragments.keys().isdisjoint(("topic", "point"))
    return {
        "known-link": has_both and (is_met or not link.isdisjoint(topic | point)),
        "thought-link": not thought.isdisjoint(link),
        "same-talk": not point.isdisjoint(topic),
    }


# Stems that stand in any two notes and relate none.
_COMMON = frozenset([
    "team", "week", "year", "month", "hour", "minut", "minute", "time", "people", "work", "thing", "user", "compan",
    "need", "mak", "make", "took", "take", "tak", "half", "first", "last", "good", "never", "alway", "nobod", "other",
    "only", "each", "every", "most", "even", "just", "still", "more", "less", "much", "many", "without", "before",
    "after",
])  # fmt: skip
_ASIDE = frozenset(["clarify", "promised", "next", "question", "liked"])
_GOES_ON = frozenset(["point", "liked", "my_link"])


def _look_at_thought(thought: Fragment, small: str) -> dict[str, bool]:
    return {
        "thinks": True,
        "asks": thought.form is Form.QUESTION,
        "asks-thought": thought.form in {Form.WH, Form.QUESTION},
        "proposing": thought.form is Form.QUESTION and _PROPOSING.match(small) is not None,
        "fact-thought": thought.form is Form.CLAUSE
        and (is_past_fact(thought.text) or is_weighed(thought.text)),
        "own-thought": thought.text.startswith("I "),
        "short-thought": thought.words <= _SHORT_THOUGHT,
    }


def _look_at_liked(liked: Fragment, small: str) -> dict[str, bool]:
    return {
        "plain-liked": not MARKS.search(small),
        "gift-liked": _GIFT.match(small) is not None,
        "named-liked": _NO_THING.isdisjoint(split_tokens(liked.text)[:1]),
        "method-liked": liked.form is Form.GERUND and not was_there(split_tokens(liked.text)),
        "told-liked": not _LIVED.search(small),
    }


def _look_at_clarify(clarify: Fragment, small: str) -> dict[str, bool]:
    return {"wrong": _WRONG.search(small) is not None, "negated": _NEGATED.search(small) is not None}


def _look_at_promised(promised: Fragment, small: str) -> dict[str, bool]:
    return {
        "definite-item": not _DEFINITE.isdisjoint(split_tokens(promised.text)[:1]),
        "link-thing": _LINK_THING.match(small) is not None,
    }


def _look_at_next(following: Fragment, small: str) -> dict[str, bool]:
    is_meeting = _MEETING.search(small) is not None
    return {
        "has-next": True,
        "next-meeting": is_meeting,
        "next-open": is_meeting and not _DATED.search(small),
    }


def _look_at_question(question: Fragment, small: str) -> dict[str, bool]:
    return {"has-question": True}


_OTHERS: dict[str, Callable[[Fragment, str], dict[str, bool]]] = {
    "thought": _look_at_thought,
    "liked": _look_at_liked,
    "clarify": _look_at_clarify,
    "promised": _look_at_promised,
    "next": _look_at_next,
    "question": _look_at_question,
}


def speak_of_same(one: str, other: str) -> bool:
    """Whether a telling word stands in both: "pages" and "page", "status meetings" twice."""
    return not _stems(one).isdisjoint(_stems(other))


def _stems(text: str) -> frozenset[str]:
    words = [word for word in split_tokens(text) if len(word) >= _LEAST_STEM and word not in SMALL]
    return frozenset(_stem(word) for word in words if word.isalpha()) - _COMMON


@lru_cache(maxsize=4096)
def _stem(word: str) -> str:
    return _ENDING.sub("", word)
