"""Where a single thing stands without an article after all: "in production", "by hand", "took part", "door to door"."""

from afterword.letters.reading.note_clause import Clause
from afterword.letters.reading.noun_phrases import NounPhrase
from afterword.letters.words.classes import (
    BE_HAVE_DO,
    DECIDED,
    FRONT_OF,
    LIGHT_DEEDS,
    LIGHT_HEADS,
    RANKS,
    STANDING,
)
from afterword.letters.words.lexicon import verbs

_VERSUS = frozenset(["vs", "vs.", "versus"])
_BARE_AFTER = frozenset(["in", "on", "at", "by", "from", "to", "under", "off", "out", "into"])
_BEFORE_FRONT = frozenset(["in", "on", "by", "at"])
_SORTS = frozenset(["kind", "kinds", "type", "types", "sort", "sorts"])


def stands_alone(phrase: NounPhrase, clause: Clause) -> bool:
    """Whether `phrase`, a single thing, reads right without an article where it stands."""
    head, link, after = clause.head(phrase), phrase.link, clause.after(phrase)
    if link == "per" or clause.before(phrase) == "rather" or (link in {"beyond", "above"} and head in RANKS):
        return True
    if clause.before(phrase) in _VERSUS or after in _VERSUS:
        return not _is_choice(phrase, clause)
    if (head, after) == ("part", "of") and link in BE_HAVE_DO | {"be", "been", "being"}:
        return True
    if (head, after, clause.after(phrase, 1)) == ("value", "at", "risk"):
        return True
    if link == "of" and (clause.before(phrase, 2) in _SORTS or _belongs(phrase, clause)):
        return True
    return phrase.size == 1 and _stands_alone_as_word(phrase, clause)


def _stands_alone_as_word(phrase: NounPhrase, clause: Clause) -> bool:
    head, link = clause.head(phrase), phrase.link
    if _is_repeated(phrase, clause) or _is_way(phrase, clause):
        return True
    if (link, head) in {
        ("of", "course"),
        ("for", "example"),
        ("for", "instance"),
        ("from", "scratch"),
        ("until", "noon"),
    }:
        return True
    if (link, head) == ("to", "date"):
        return clause.before(phrase, 2) == "up"
    if head in FRONT_OF and link in _BEFORE_FRONT and clause.after(phrase) == "of":
        return True
    if link in _BARE_AFTER:
        before = clause.before(phrase, 2)
        return head in STANDING or (link == "by" and (before not in verbs().participle or before in _SORTED))
    return head in LIGHT_HEADS and link in LIGHT_DEEDS


# "split by region", "grouped by team": the measure that sorts, no doer
_SORTED = frozenset(
    ["split", "sorted", "grouped", "ordered", "filtered", "ranked", "divided", "partitioned", "sharded", "keyed",
     "listed", "indexed", "priced", "charged", "broken", "tagged", "separated", "matched", "searched"]
)  # fmt: skip


def _belongs(phrase: NounPhrase, clause: Clause) -> bool:
    """ "proof of concept", "head of platform", "point of sale"."""
    pair = (clause.before(phrase, 2), clause.head(phrase))
    return phrase.size == 1 and (pair in _SAYINGS or pair[0] == "head")


_SAYINGS = frozenset(
    (
        *(
            ("proof", "concept"),
            ("point", "sale"),
            ("point", "failure"),
            ("tone", "voice"),
            ("word", "mouth"),
        ),
        *(
            ("point", "view"),
            ("point", "contact"),
            ("cost", "ownership"),
            ("rule", "thumb"),
            ("line", "code"),
        ),
        *(
            ("lines", "code"),
            ("source", "truth"),
            ("sense", "humor"),
            ("chain", "command"),
            ("state", "mind"),
        ),
    )
)


def _is_choice(phrase: NounPhrase, clause: Clause) -> bool:
    """ "build vs buy decision" is a decision."""
    after = next((other for other in clause.phrases if other.start > phrase.end), None)
    return after is not None and after.size > 1 and clause.head(after) in DECIDED


def _is_repeated(phrase: NounPhrase, clause: Clause) -> bool:
    """ "page by page"."""
    head = clause.head(phrase)
    if clause.after(phrase) == "by" and clause.after(phrase, 1) == head:
        return True
    return clause.before(phrase) == "by" and clause.before(phrase, 2) == head


def _is_way(phrase: NounPhrase, clause: Clause) -> bool:
    """ "from door to door": bare on both sides."""
    if clause.before(phrase) == "to":
        return clause.before(phrase, 3) == "from"
    if clause.before(phrase) != "from" or clause.after(phrase) != "to":
        return False
    after = next((other for other in clause.phrases if other.start == phrase.end + 1), None)
    return after is not None and after.size == 1
