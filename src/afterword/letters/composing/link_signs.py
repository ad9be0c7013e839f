"""What can be told from what the person did: whether it is a deed, a trouble met, or only half of one.

All patterns are searched in small letters, which takes a third of the time of a search that ignores case.
"""

import re

from afterword.letters.fields.intake import Fragment
from afterword.letters.reading.finite import split_tokens
from afterword.letters.reading.forms import Form
from afterword.letters.words.lexicon import verbs

# Where our sentence goes on after the person's words, these must not stand in them.
MARKS = re.compile(r"[,;:()?\u2013\u2014]| - ")
# A trouble that was met, not a cure that was built: only this is "I have been there".
_MET = re.compile(
    r"(?:have |had )?(?:also )?(?:debugged|struggled|fought|faced|met|hit|suffered|lived (?:with|through)|dealt with|"
    r"went through|been through|ran into|run into|wrestled|inherited|had (?:the|this|that|a|an|our|exactly)|seen|saw|"
    r"lost|burned|burnt|chased|hunted)\b"
)
_BEFORE_DEED = re.compile(r"never|not\b|n't")
# What was lived through or held, not done: nobody offers to do it again.
_NO_ACT = re.compile(
    r"(?:worked|was|were|had|spent|studied|attended|learned|learnt|taught myself|joined|passed|"
    r"graduated|became|used|saw|met|watched|knew|lived|lost|failed|broke|"
    r"struggled|suffered|inherited|debugged|fought)\b"
)
_RUED = re.compile(
    r"\b(?:regret\w*|failed|gave up|the hard way|undid|rolled (?:it )?back|never worked|went wrong)\b"
)
# What is done again and again is no single day to be reminded of.
_HABIT = re.compile(
    r"\b(?:every|each|per|daily|weekly|monthly|quarterly|yearly|always|often|usually|regularly|since|twice a|once a|"
    r"(?:a|in) (?:day|week|month|quarter|year)|for (?:\S+ ){1,2}years|times)\b"
)
# A piece of work that was done one day: "I once traced a leak to a floating GPIO".
_ONE_PIECE = re.compile(
    r"(?:traced|found|moved|rewrote|rebuilt|migrated|built|designed|shipped|replaced|introduced|merged|cut|split|fixed|"
    r"wrote|ported|automated|reduced|consolidated|removed|brought|turned|set up|tuned|halved|convinced|tracked|solved|"
    r"restored|recovered|untangled|added|closed|retired|reverse-engineered|debugged|diagnosed|profiled|chased)\b"
)
_TIMED = re.compile(
    r"\b(?:last|this|in (?:19|20)\d\d|ago|recently|now|already|once|twice|first|first time|still|since|until|always|"
    r"never|my|our|for (?:\w+ )?(?:years|months)|years?|months?|most|all|both|\w+ times)\b|^\w+ (?:and|or) "
)
# A deed that is none, or half of one ("have only read about it"), must not be announced as experience.
# Only what stands at the verb is meant: a pipeline "that reruns only the hours that changed" is a whole deed.
_HEDGE = re.compile(
    r"^(?:\S+ ){0,2}(?:(?:not|never|only|yet to|new to|little|cannot|nothing)\b|\w+n't\b)|\bno experience\b|"
    r"\bonly (?:from|as a|once|in (?:theory|training|courses?|my own time))\b"
)
# "my own work, where I am certified" is no work: a state is told on its own.
_STATE = re.compile(r"(?:am|can|could|know|was|had|do|have) ")
# "I can start in September", "I spent two evenings on it": no deed elsewhere, so nothing announces it as one.
_LEANS_ON_TALK = re.compile(
    r"^(?:can|could) |\b(?:on|with|about|from|at) (?:it|this|that)\b(?! \w+ing)|\b(?:your|yours)\b"
)


def signs_of_link(link: Fragment) -> dict[str, bool]:
    """Conditions for frames that follow from the link alone."""
    small, words = link.text.casefold(), split_tokens(link.text)
    is_past, is_perfect, is_habit = (
        link.form is Form.PAST,
        _is_perfect(words),
        _HABIT.search(small) is not None,
    )
    return {
        "hedged": _HEDGE.search(small) is not None,
        "past-link": is_past,
        "deed-link": is_perfect or not _STATE.match(small),
        "perfect-link": is_perfect,
        "can-link": _LEANS_ON_TALK.search(small) is not None,
        "plain-link": not MARKS.search(small),
        "met-link": _MET.match(small) is not None and not _BEFORE_DEED.search(small),
        "act-link": is_past and not _NO_ACT.match(small) and not _RUED.search(small),
        **{f"{word}-link": word in words for word in ("when", "where", "because")},
        "habit-link": is_habit,
        "single-link": is_past
        and not is_habit
        and _ONE_PIECE.match(small) is not None
        and not _TIMED.search(small),
        "split-link": ";" in small,
        "work-link": not _WORK.isdisjoint(words),
        # "At a cement plant I separated ...": nothing of ours stands before it in the sentence.
        "fronted-link": link.form is Form.OWN_CLAUSE and _OURS.isdisjoint(words[:1]),
        "has-deed": True,
        "short-link": link.words <= _SHORT,
    }


_WORK = frozenset(["work", "worked", "working"])
_SHORT = 9
_OURS = frozenset(["i", "we", "my", "our", "i've", "we've"])


def _is_perfect(words: list[str]) -> bool:
    """ "have built a yield model", but not "have a driving licence"."""
    return words[:1] == ["have"] and not verbs().participle.isdisjoint(words[1:3])
