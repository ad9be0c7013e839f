"""Names in their right case: technologies, days, countries; short forms written out. All from lists."""

import re
from collections.abc import Iterable, Iterator
from functools import cache, lru_cache

from afterword.letters.words.lexicon import abbreviations, proper_words, read_lines, technologies
from afterword.letters.words.own_lists import own_lines

_BEFORE_NAME = r"(?<![\w./@#-])"
_AFTER_TECHNOLOGY = r"(?![\w@/]|[.]\w|-\d|-to-)"


_BEFORE_A_NAME = (
    r"(?P<before>\b(?:in|from|with|using|on|into|onto|vs\.?|versus|via|for|by|between|than|not|from \S+ to|"
    r"(?:mov|migrat|switch|chang|port|upgrad)\w* to|rewr\w+ (?:it |\S+ )?(?:in|to)) )"
)
_AFTER_A_NAME = (
    r"(?=$|[.,;:)?]| \d| (?:and|or|to|vs|versus|for|in|on|with|at|because|instead|jobs?|services?|code|apps?|"
    r"clusters?|tests?|agents?|projects?|pipelines?|screens?|charts?|modules?|components?|developers?|files?|sheets?|servers?)\b)"
)
# Words in their common sense before a piece of work: "the express service".
_SELDOM = frozenset(
    (
        *(
            "express",
            "swift",
            "salt",
            "chef",
            "dart",
            "soap",
            "hive",
            "julia",
            "mocha",
            "jest",
            "go",
            "puppet",
        ),
        *("elastic", "temporal", "slack", "stripe", "flask", "apache", "envoy", "sentry", "astro"),
    )
)
_WORK = (
    r"(?= (?:apps?|tests?|files?|sheets?|jobs?|clusters?|charts?|pipelines?|macros?|code|projects?|components?|"
    r"versions?|upgrades?|tables?)\b)"
)
# "in flux", "for slack", "by go": words in their common sense.
_COMMON_SENSE = frozenset(
    ["in flux", "on flux", "for slack", "in express", "by express", "for express", "for go"]
)


@cache
def _names_like_words() -> re.Pattern[str]:
    names = "|".join(sorted(technologies().words_too, key=len, reverse=True))
    return re.compile(_BEFORE_A_NAME + rf"(?P<name>{names})" + _AFTER_A_NAME, re.I)


@cache
def _name_beside_name() -> re.Pattern[str]:
    """ "Angular to react", "Ansible and flux": a name that is a word too, right after a name that is none."""
    sure = sorted(
        {*technologies().by_typed.values(), *technologies().words_too.values()}, key=len, reverse=True
    )
    names = "|".join(sorted(technologies().words_too, key=len, reverse=True))
    return re.compile(
        rf"(?P<before>\b(?:{'|'.join(re.escape(name) for name in sure)})(?:,| and| or| to| vs\.?| versus| &) )"
        rf"(?P<name>(?i:{names}))" + _AFTER_A_NAME
    )


@cache
def _name_before_name() -> re.Pattern[str]:
    """ "windows to Linux", "playwright vs Cypress": a name that is a word too, right before a name that is none."""
    sure = sorted({*technologies().by_typed.values()}, key=len, reverse=True)
    names = "|".join(sorted(technologies().words_too, key=len, reverse=True))
    joined = "|".join(re.escape(name) for name in sure)
    return re.compile(rf"(?P<before>\b)(?P<name>(?i:{names}))(?= (?:to|vs\.?|versus) (?:{joined})(?!\w))")


@cache
def _name_before_work() -> re.Pattern[str]:
    """ "a flutter app", "60 excel files": a name that is a word too, before something that is made with it."""
    names = "|".join(sorted(technologies().words_too.keys() - _SELDOM, key=len, reverse=True))
    return re.compile(rf"(?P<before>(?<![\w./-]))(?P<name>{names})" + _WORK, re.I)


# What stands behind and before a name in each of the four patterns above. They hold a thousand names; most texts show
# here that none of them can match, so that they are seldom made at all.
_AFTER_BESIDE = re.compile(_AFTER_A_NAME, re.I)
_AFTER_BEFORE = re.compile(rf" (?:to|vs\.?|versus) |{_WORK}", re.I)
_ENDS_BEFORE = tuple(
    f"{word} "
    for word in (
        *(
            "in",
            "from",
            "with",
            "using",
            "on",
            "into",
            "onto",
            "vs",
            "vs.",
            "versus",
            "via",
            "for",
            "by",
            "between",
        ),
        *("than", "to", "and", "or", "&", ","),
    )
)


@cache
def _words_too_by_sign() -> dict[str, tuple[str, ...]]:
    """The names that are words too, by their first run of letters."""
    found: dict[str, tuple[str, ...]] = {}
    for name in technologies().words_too:
        sign = _CHUNK.findall(name)[0]
        found[sign] = (*found.get(sign, ()), name)
    return found


def _places_of(names: Iterable[str], small: str) -> Iterator[tuple[int, int]]:
    for name in names:
        at = small.find(name)
        while at >= 0:
            yield at, at + len(name)
            at = small.find(name, at + 1)


def _write_names_that_are_words(text: str, small: str, chunks: frozenset[str]) -> str:
    """ "go", "react", "excel" where their neighbours show that they are names."""
    by_sign = _words_too_by_sign()
    names = [name for sign in by_sign.keys() & chunks for name in by_sign[sign]]
    places = list(_places_of(names, small))
    if len(small) != len(text) or any(_AFTER_BEFORE.match(text, end) for _, end in places):
        text = _name_before_work().sub(_write_name, _name_before_name().sub(_write_name, text))
    if len(small) != len(text) or any(
        small.endswith(_ENDS_BEFORE, 0, start) and _AFTER_BESIDE.match(text, end) for start, end in places
    ):
        text = _name_beside_name().sub(_write_name, _names_like_words().sub(_write_name, text))
    return text


_SHORT = 2


def _write_name(match: re.Match[str]) -> str:
    if match[0].casefold() in _COMMON_SENSE or (match["name"].isupper() and len(match["name"]) > _SHORT):
        # "payments over SWIFT" are made by no programming language.
        return match[0]
    return match["before"] + technologies().words_too[match["name"].casefold()]


# Words that are a name only beside certain others: Windows 11, Black Friday, in March.
_BESIDE = re.compile(
    r"\b(?:windows(?= (?:\d|server|update|laptop|machine|client|desktop|service))|black friday\b|"
    r"(?<=in )(?:march|may)(?=$|[.,;)])|(?<=by )(?:march|may)(?=$|[.,;)])|(?<=of )(?:march|may)(?=$|[.,;)]))",
    re.I,
)

_NAMES_BESIDE = frozenset(["windows", "black", "march", "may"])


# "it budget" is a budget for IT; "it" stands before no such noun in English.
_IT = re.compile(
    r"\bit(?= (?:budget|teams?|department|manager|strategy|infrastructure|landscape|director|admin)\b)"
    r"|^it(?= (?:support|security|systems?|operations|staff|equipment|audit|assets?)\b)"
)
_CHUNK = re.compile(r"\w+")


class _Table:
    """Names to be written in one way, found by their first run of letters: a text is not tried against them all."""

    def __init__(self, right: dict[str, str], before: str, after: str, *, shouted: bool = True) -> None:
        """`shouted`: also where a name was typed in capitals; a short form is then rather an acronym."""
        self._right = right
        self._before, self._after, self._shouted = before, after, shouted
        self._by_sign: dict[str, list[str]] = {}
        for typed in sorted(right, key=len, reverse=True):
            # Most are one plain word.
            runs = [typed] if typed.isalnum() else _CHUNK.findall(typed) or [typed]
            # "a/b": an article is in most texts and shows nothing.
            sign = runs[0] if runs[0] != "a" else runs[-1]
            self._by_sign.setdefault(sign, []).append(typed)
        self.signs = frozenset(self._by_sign)
        self._patterns: dict[str, re.Pattern[str]] = {}

    def write(self, text: str, chunks: frozenset[str]) -> str:
        """`chunks` are those of `text` in small letters."""
        if not self.signs.isdisjoint(chunks):
            for sign in chunks & self.signs:
                text = self._pattern(sign).sub(self._write_right, text)
        return text

    def _write_right(self, match: re.Match[str]) -> str:
        """The right spelling; capitals that somebody typed on purpose ("INT8") are never lowered."""
        typed, right = match[0], self._right[match[0].casefold()]
        return typed if typed.isupper() and right == typed.casefold() else right

    def _pattern(self, sign: str) -> re.Pattern[str]:
        if sign not in self._patterns:
            names = "|".join(map(self._written, self._by_sign[sign]))
            flags = re.I if self._shouted else re.NOFLAG
            self._patterns[sign] = re.compile(f"{self._before}(?:{names}){self._after}", flags)
        return self._patterns[sign]

    def _written(self, name: str) -> str:
        """The pattern of one name: "fri" and "Fri" where capitals are something else."""
        guard = _GUARDS.get(self._right[name], "")
        first, rest = name[0], re.escape(name[1:])
        if self._shouted or not first.isalpha():
            return re.escape(name)
        if name in _own_short_forms():
            # What the user put there means that to them, however it is typed.
            return f"(?i:{re.escape(name)})"
        return f"{guard}[{first}{first.upper()}]{rest}" + (
            r"(?= \w)" if self._right[name] == "because" else ""
        )


@cache
def _own_short_forms() -> frozenset[str]:
    return frozenset(line.partition(":")[0].strip() for line in own_lines("abbreviations"))


# Short forms that are something else in certain places: "a move to bc", "the cant of the track", "60 db", "a dbs
# check".
_BEFORE_NOUN = ("a", "an", "the", "your", "our", "to", "in", "on", "from", "of", "for", "with", "at")
_NO_NOUN = "".join(rf"(?<!\b{word} )" for word in _BEFORE_NOUN)
_GUARDS = {
    "because": _NO_NOUN,
    "can't": _NO_NOUN,
    "database": r"(?<!\d )",
    "databases": r"(?<=\d )(?!dbs checks?\b)",
}
# "P & L", "Q & A"
_AND_IN_NAME = r"(?!(?<=\b[A-Z] )& [A-Z]\b)"


@cache
def _right_spellings() -> dict[str, str]:
    pairs = (line.partition(" ") for line in read_lines("misspellings"))
    return {wrong: right for wrong, _, right in pairs}


@cache
def _tables() -> tuple[_Table, ...]:
    return (
        _Table(_right_spellings(), r"(?<![\w./@#`'’-])", r"(?![\w./@#`'’-])"),
        _Table(abbreviations(), rf"(?<!\S){_AND_IN_NAME}", r"(?=[\s,;:)!?]|$)", shouted=False),
        _Table(proper_words(), _BEFORE_NAME, r"(?![\w@/]|[.]\w)"),
        _Table(technologies().by_typed, _BEFORE_NAME, _AFTER_TECHNOLOGY),
    )


@cache
def _signs_of_names() -> frozenset[str]:
    """One of these stands in every text that a table may change."""
    return frozenset[str]().union(*(table.signs for table in _tables()))


def right_spelling(text: str) -> str:
    """The common misspellings of the list, and no other word, written right."""
    return _tables()[0].write(text, _chunks_of(text))


@lru_cache(maxsize=1024)
def right_case(text: str) -> str:
    """Short forms written out, names of technologies, days and countries in their right case, all from lists."""
    chunks = _chunks_of(text)
    for table in () if _signs_of_names().isdisjoint(chunks) else _tables():
        before, text = text, table.write(text, chunks)
        chunks = chunks if text == before else _chunks_of(text)
    if "it" in chunks:
        text = _IT.sub("IT", text)
    if not _NAMES_BESIDE.isdisjoint(chunks):
        text = _BESIDE.sub(lambda found: found[0].title(), text)
    if technologies().words_too.keys().isdisjoint(chunks):
        return text
    return _write_names_that_are_words(text, text.casefold(), chunks - {"&"})


@lru_cache(maxsize=256)
def _chunks_of(text: str) -> frozenset[str]:
    """The runs of letters in small letters, which show what cannot stand in a text."""
    return frozenset([*_CHUNK.findall(text.casefold()), *("&" if "&" in text else ())])
