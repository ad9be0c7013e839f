"""What can be told from the person's words alone: whether the link is a trouble met, whether an answer was wrong."""

import re
from collections.abc import Mapping

from afterword.letters.composing.lived import is_past_fact, was_there
from afterword.letters.fields.intake import Fragment
from afterword.letters.reading.finite import split_tokens
from afterword.letters.reading.forms import Form
from afterword.letters.words.classes import SMALL

# Where our sentence goes on after the person's words, these must not stand in them.
_MARKS = re.compile(r"[,;:()?\u2013\u2014]| - ")
# A trouble that was met, not a cure that was built: only this is "I have been there".
_MET = re.compile(
    r"(?:have |had )?(?:also )?(?:debugged|struggled|fought|faced|met|hit|suffered|lived (?:with|through)|dealt with|"
    r"went through|been through|ran into|run into|wrestled|inherited|had (?:the|this|that|a|an|our|exactly)|seen|saw|"
    r"lost|burned|burnt|chased|hunted)\b",
    re.IGNORECASE,
)
_BEFORE_DEED = re.compile(r"never|not\b|n't", re.IGNORECASE)
# "Nine hours, not six"; "I said WorkManager survives, and it does not".
_WRONG = re.compile(
    r"\bI (?:said|told|claimed|wrote|answered|stated|mixed|confused|misremembered|got)\b|"
    r"\bas I (?:said|told|claimed)\b|\b(?:wrong|mistaken|incorrect|mistake)\b|"
    r"\b(?:my answer|what I said) (?:was|is)\b|"
    r",? not (?:\w+ ){0,2}(?:\d+|one|two|three|four|five|six|seven|eight|nine|ten)\b",
    re.IGNORECASE,
)
_NEGATED = re.compile(r"\b(?:not|never|no longer|cannot)\b|n['’]t\b", re.IGNORECASE)
# What can be thanked for as a gift: "your honesty about the on-call load", "the story of the goat on the antenna".
_GIFT = re.compile(
    r"(?:your (?:\w+ )?(?:honesty|openness|frankness|candou?r|patience|kindness|advice|help|explanations?|hints?|tips?|"
    r"feedback|hospitality|welcome|tour|demo|questions?|example|sketch|drawing|story|stories|anecdotes?)|"
    r"the (?:\w+ )?(?:story|stories|anecdote|tour|demo|explanation|example|sketch|drawing))\b",
    re.IGNORECASE,
)
# A piece of work that was done one day: "I once traced a leak to a floating GPIO".
_ONE_PIECE = re.compile(
    r"(?:traced|found|moved|rewrote|rebuilt|migrated|built|designed|shipped|replaced|introduced|merged|cut|split|fixed|"
    r"wrote|ported|automated|reduced|consolidated|removed|brought|turned|set up|tuned|halved|convinced|tracked|solved|"
    r"restored|recovered|untangled|added|closed|retired|reverse-engineered|debugged|diagnosed|profiled|chased)\b",
    re.IGNORECASE,
)
_TIMED = re.compile(
    r"\b(?:last|this|in (?:19|20)\d\d|ago|recently|now|already|once|twice|first|first time|still|since|until|always|"
    r"never|my|our|for (?:\w+ )?(?:years|months)|years?|months?|most|all|both|\w+ times)\b|^\w+ (?:and|or) ",
    re.IGNORECASE,
)
_HOW_YOU = re.compile(r"(?:how|why|what|where|when|who) (?:you|your|the team)\b", re.IGNORECASE)
# A fact of theirs is told or mentioned; only a view is a point that one makes.
_VIEW = re.compile(
    r"\b(?:should|must|cannot|can't|only|better|best|worse|worst|never|always|no longer|means?|matters?|needs?|enough|"
    r"would|could|too|more|less|most|hard(?:er)?|eas(?:y|ier)|risk\w*|important|no place)\b",
    re.IGNORECASE,
)
_ABOUT_THEM = re.compile(
    r"(?:you|your|the team|there (?:is|are|was|were)|nobody|last (?:year|month|week)|in \d{4})\b",
    re.IGNORECASE,
)
# What was lived through or held, not done: nobody offers to do it again.
_NO_ACT = re.compile(
    r"(?:worked|was|were|had|spent|studied|attended|learned|learnt|taught myself|joined|passed|"
    r"graduated|became|used|saw|met|watched|knew|lived|lost|failed|broke|"
    r"struggled|suffered|inherited|debugged|fought)\b",
    re.IGNORECASE,
)
_RUED = re.compile(
    r"\b(?:regret\w*|failed|gave up|the hard way|undid|rolled (?:it )?back|never worked|went wrong)\b", re.I
)
# "No crunch policy" behind a colon could be a complaint; "mob programming on Fridays" is a thing.
_NO_THING = frozenset(["no", "not", "nothing", "none", "nobody", "never", "without", "zero"])
# What both did, or what was done to the writer, was not heard of: nobody is "glad to hear" it.
_LIVED = re.compile(r"^(?:that )?(?:we|I)\b|\b(?:to|with|for) me\b|\bme\b", re.I)
# "The night the service went down" is a night, and nobody talks about "how the night the service went down".
_MOMENT = re.compile(
    r"(?:the|that) (?:first |last |next )?(?:time|moment|day|night|hour|week|weekend|month|year|morning|afternoon|"
    r"evening|spring|summer|autumn|winter) ",
    re.I,
)
# A matter that nobody enjoys, whoever talks about it.
_SORE = re.compile(
    r"\btoo (?:many|much|few|little|long|late)\b|\b(?:layoffs?|laid off|redundanc\w+|burn-?out|"
    r"ransomware|breach(?:es)?|attacks?|accidents?|injur\w+|deaths?|died|lawsuits?|harassment|fraud|theft)\b",
    re.I,
)
# What is done again and again is no single day to be reminded of.
_HABIT = re.compile(
    r"\b(?:every|each|per|daily|weekly|monthly|quarterly|yearly|always|often|usually|regularly|since|twice a|once a|"
    r"(?:a|in) (?:day|week|month|quarter|year)|for (?:\S+ ){1,2}years|times)\b",
    re.IGNORECASE,
)
# A next step for which a time is still to be found, and words that say when it is.
_MEETING = re.compile(
    r"\b(?:calls?|interviews?|talks?|conversations?|meetings?|chats?|sessions?|visits?|rounds?|discussions?)\b",
    re.I,
)
_DATED = re.compile(
    r"\d|\b(?:(?:mon|tues|wednes|thurs|fri|satur|sun)days?|january|february|march|april|may|june|july|august|"
    r"september|october|november|december|today|tomorrow|tonight|days?|weeks?|months?|next)\b",
    re.I,
)
# An idea in the shape of a question, which one is not left with.
_PROPOSING = re.compile(
    r"(?:maybe|perhaps|why not|what about|how about|what if|(?:could|should|would) (?:you|it|the)\b)", re.I
)
# "Here is the link to the link to my talk".
_LINK_THING = re.compile(r"(?:the |a |my )?link\b", re.I)
# What cannot stand behind a colon of ours.
_SPLIT = re.compile(r"[:;\u2013\u2014]| - ")
_LEAST_STEM = 4
_ENDING = re.compile(r"(?:ing|ed|es|s)$")


def signs_of(fragments: Mapping[str, Fragment]) -> dict[str, bool]:
    """Conditions for frames, by name."""
    link, clarify, liked = fragments.get("my_link"), fragments.get("clarify"), fragments.get("liked")
    topic, following = fragments.get("topic"), fragments.get("next")
    thought, promised, point = fragments.get("thought"), fragments.get("promised"), fragments.get("point")
    said = point or topic
    words_of_link = split_tokens(link.text) if link else []
    is_met = bool(link and _MET.match(link.text) and not _BEFORE_DEED.search(link.text))
    return {
        "met-link": is_met,
        "act-link": bool(
            link and link.form is Form.PAST and not _NO_ACT.match(link.text) and not _RUED.search(link.text)
        ),
        "known-link": bool(link and said and (is_met or speak_of_same(link.text, said.text))),
        **{f"{word}-link": word in words_of_link for word in ("when", "where", "because")},
        "plain-topic": bool(topic and not _MARKS.search(topic.text)),
        "plain-liked": bool(liked and not _MARKS.search(liked.text)),
        "gift-liked": bool(liked and _GIFT.match(liked.text)),
        "wrong": bool(clarify and _WRONG.search(clarify.text)),
        "negated": bool(clarify and _NEGATED.search(clarify.text)),
        "how-you": bool(topic and topic.form is Form.WH and _HOW_YOU.match(topic.text)),
        "view-point": bool(said and _VIEW.search(said.text) and not _ABOUT_THEM.match(said.text)),
        "you-point": bool(said and split_tokens(said.text)[:1] == ["you"]),
        "work-topic": bool(topic and topic.form is Form.GERUND and "point" not in fragments),
        "habit-link": bool(link and _HABIT.search(link.text)),
        "split-link": bool(link and ";" in link.text),
        "split-point": bool(point and _SPLIT.search(point.text)),
        "single-link": bool(
            link
            and link.form is Form.PAST
            and _ONE_PIECE.match(link.text)
            and not _TIMED.search(link.text)
            and not _HABIT.search(link.text)
        ),
        "named-liked": bool(liked and not _NO_THING & set(split_tokens(liked.text)[:1])),
        "method-liked": bool(liked and liked.form is Form.GERUND and not was_there(split_tokens(liked.text))),
        "fact-thought": bool(thought and thought.form is Form.CLAUSE and is_past_fact(thought.text)),
        "told-liked": bool(liked and not _LIVED.search(liked.text)),
        "sore-topic": bool(topic and _SORE.search(topic.text)),
        "moment-topic": bool(topic and _MOMENT.match(topic.text)),
        "work-link": bool(link and {"work", "worked", "working"} & set(split_tokens(link.text))),
        "next-meeting": bool(following and _MEETING.search(following.text)),
        "next-open": bool(
            following and _MEETING.search(following.text) and not _DATED.search(following.text)
        ),
        "thinks": thought is not None,
        "proposing": bool(thought and thought.form is Form.QUESTION and _PROPOSING.match(thought.text)),
        "own-thought": bool(thought and thought.text.startswith("I ")),
        "definite-item": bool(
            promised and split_tokens(promised.text)[:1] in (["the"], ["my"], ["our"], ["your"])
        ),
        "link-thing": bool(promised and _LINK_THING.match(promised.text)),
        "shared-topic": bool(topic and topic.form is Form.GERUND and "together" in split_tokens(topic.text)),
        "asked-topic": bool(topic and topic.form in {Form.WH, Form.QUESTION} and "point" not in fragments),
        "asks-thought": bool(thought and thought.form in {Form.WH, Form.QUESTION}),
        "alone": not {"topic", "point"} & set(fragments),
        "has-point": "point" in fragments,
        "has-deed": "my_link" in fragments,
        # The next sentence goes on with the talk: thanks in between would cut it in two.
        "goes-on": bool({"point", "liked", "my_link"} & set(fragments)),
        "has-next": "next" in fragments,
        "has-question": bool({"question", "questions"} & set(fragments)),
    }


def speak_of_same(one: str, other: str) -> bool:
    """Whether a telling word stands in both: "pages" and "page", "status meetings" twice."""
    return bool(_stems(one) & _stems(other))


def _stems(text: str) -> set[str]:
    words = (word for word in split_tokens(text) if len(word) >= _LEAST_STEM and word not in SMALL)
    return {_ENDING.sub("", word) for word in words if word.isalpha()}
