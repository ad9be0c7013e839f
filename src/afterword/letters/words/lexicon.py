"""The word lists behind the forms: verbs with their forms, countable nouns, ordinary words, technologies."""

from dataclasses import dataclass
from functools import cache

from afterword.letters.words.list_files import read_list_file
from afterword.letters.words.own_lists import own_lines

VOWELS = frozenset("aeiou")


def read_lines(name: str) -> tuple[str, ...]:
    """The lines of `data/<name>.txt` without comments, then the user's own. A comment starts with `# `."""
    lines = (line for line in read_list_file(name).splitlines() if line.strip() and not line.startswith("# "))
    return (*lines, *own_lines(name))


@cache
def read_words(name: str) -> frozenset[str]:
    """The words of a list that holds many on a line."""
    return frozenset(" ".join(read_lines(name)).split())


@dataclass(frozen=True, slots=True, kw_only=True)
class Verbs:
    """All verb forms in small letters. `nouny` holds forms that may as well be a noun (`page`, `pages`);
    `sure_base`, `sure_third` and `sure_past` are those that may not. `finite` are base, third and past, `every` all of
    them."""

    base: frozenset[str]
    third: frozenset[str]
    past: frozenset[str]
    participle: frozenset[str]
    gerund: frozenset[str]
    nouny: frozenset[str]
    sure_base: frozenset[str]
    sure_third: frozenset[str]
    sure_past: frozenset[str]
    finite: frozenset[str]
    every: frozenset[str]


@cache
def verbs() -> Verbs:
    """Regular verbs have their forms made by rule; irregular ones stand in a table of their own."""
    rows = [_regular(word) for line in read_lines("verbs") for word in line.split()]
    rows += [_irregular(line) for line in read_lines("verbs-irregular")]
    base = frozenset(row[0] for row in rows)
    third_by_base = {word: third_of(word) for word in base}
    third = frozenset(third_by_base.values())
    past = frozenset(row[1] for row in rows) | {"learnt", "were"}
    participle = frozenset(row[2] for row in rows) | {"gotten"}
    gerund = frozenset(row[3] for row in rows)
    nouny = frozenset(form for row in rows if row[4] for form in (row[0], third_by_base[row[0]]))
    return Verbs(
        base=base,
        third=third,
        past=past,
        participle=participle,
        gerund=gerund,
        nouny=nouny,
        sure_base=base - nouny,
        sure_third=third - nouny,
        sure_past=past - nouny,
        finite=base | third | past,
        every=base | third | past | participle | gerund,
    )


@cache
def past_of(base: str) -> str:
    """The past of a base form in the lists, else an empty text."""
    for line in read_lines("verbs"):
        for word in line.split():
            if word.rstrip("*!") == base:
                return _regular(word)[1]
    found = [_irregular(line) for line in read_lines("verbs-irregular")]
    return next((row[1] for row in found if row[0] == base), "")


def _regular(marked: str) -> tuple[str, str, str, str, bool]:
    base = marked.rstrip("*!")
    stem = base + base[-1] if "!" in marked else base
    if base.endswith("e"):
        past = base + "d"
    elif base.endswith("y") and base[-2] not in VOWELS:
        past = base[:-1] + "ied"
    else:
        past = stem + "ed"
    # A doubled verb (plan, drop, log) is nearly always a noun too.
    return base, past, past, gerund_of(base, stem), "*" in marked or "!" in marked


def _irregular(line: str) -> tuple[str, str, str, str, bool]:
    marked, _, forms = line.partition(":")
    base = marked.rstrip("*")
    past, participle = (form.strip() for form in forms.split(","))
    doubles = base in {
        "begin",
        "bet",
        "cut",
        "dig",
        "fit",
        "forget",
        "get",
        "hit",
        "let",
        "put",
        "quit",
        "run",
    }
    doubles = doubles or base in {
        "forbid",
        "rerun",
        "set",
        "reset",
        "offset",
        "sunset",
        "upset",
        "shut",
        "sit",
        "spin",
        "split",
        "swap",
        "win",
    }
    return base, past, participle, gerund_of(base, base + base[-1] if doubles else base), "*" in marked


def gerund_of(base: str, stem: str) -> str:
    if base.endswith("ie"):
        return base[:-2] + "ying"
    if base.endswith("e") and base not in {"be", "see", "agree", "oversee"}:
        return base[:-1] + "ing"
    return stem + "ing"


def third_of(base: str) -> str:
    if base in {"be", "have"}:
        return {"be": "is", "have": "has"}[base]
    if base.endswith(("s", "x", "z", "ch", "sh", "o")):
        return base + "es"
    if base.endswith("y") and base[-2] not in VOWELS:
        return base[:-1] + "ies"
    return base + "s"


@cache
def countable() -> frozenset[str]:
    """Singular nouns that cannot stand without an article: the rota."""
    return read_words("countable")


@cache
def ordinary() -> frozenset[str]:
    """Words whose first letter is small inside a sentence."""
    known = verbs()
    lists = (read_words(name) for name in ("words", "countable", "nouns-mass", "nouns-both", "adjectives"))
    return known.every.union(*lists)


@cache
def abbreviations() -> dict[str, str]:
    pairs = (line.partition(":") for line in read_lines("abbreviations"))
    return {short.strip(): long.strip() for short, _, long in pairs}


@cache
def proper_words() -> dict[str, str]:
    """Words with a capital wherever they stand, by how they read in small letters: friday -> Friday."""
    return {word.casefold(): word for line in read_lines("proper") for word in line.split()}


@dataclass(frozen=True, slots=True, kw_only=True)
class Technologies:
    """`by_typed`: what is typed, in small letters, to the right-case name. `by_first_word`: the names as they
    are written, by their first word; they keep their case at the start of a note. `words_too`: names that are
    common words as well (react, go), which only their neighbours tell apart."""

    by_typed: dict[str, str]
    by_first_word: dict[str, tuple[str, ...]]
    words_too: dict[str, str]

    @property
    def nicknames(self) -> frozenset[str]:
        """What is left of a name without its last letters: "rabbit" of RabbitMQ, which are typed apart as well."""
        apart = (typed.rpartition(" ") for typed in self.by_typed)
        return frozenset(first for first, _, last in apart if last in {"mq", "db"} and " " not in first)


@cache
def technologies() -> Technologies:
    by_typed: dict[str, str] = {}
    by_first_word: dict[str, tuple[str, ...]] = {}
    words_too: dict[str, str] = {}
    for line in read_lines("technologies"):
        name, _, aliases = line.partition(":")
        right = name.lstrip("=").strip()
        first = right.split()[0]
        by_first_word[first] = (*by_first_word.get(first, ()), right)
        if name.startswith("="):
            words_too[right.casefold()] = right
        else:
            by_typed[right.casefold()] = right
        by_typed.update({alias.strip().casefold(): right for alias in aliases.split(",") if alias.strip()})
    return Technologies(by_typed=by_typed, by_first_word=by_first_word, words_too=words_too)
