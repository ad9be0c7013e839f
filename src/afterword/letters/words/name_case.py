"""Names in their right case: technologies, days, countries; short forms written out. All from lists."""

import re
from functools import cache, lru_cache

from afterword.letters.words.lexicon import abbreviations, proper_words, read_lines, technologies
from afterword.letters.words.names_like_words import write_names_that_are_words
from afterword.letters.words.own_lists import own_lines

_BEFORE_NAME = r"(?<![\w./@#-])"
_AFTER_TECHNOLOGY = r"(?![\w@/]|[.]\w|-\d|-to-)"


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
    return write_names_that_are_words(text, text.casefold(), chunks - {"&"})


@lru_cache(maxsize=256)
def _chunks_of(text: str) -> frozenset[str]:
    """The runs of letters in small letters, which show what cannot stand in a text."""
    return frozenset([*_CHUNK.findall(text.casefold()), *("&" if "&" in text else ())])
