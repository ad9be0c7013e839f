"""Where a company is named in a text: whole words, any legal form, and the near misses."""

import re
from functools import lru_cache

from afterword.rules.review.names import exact, fold
from afterword.rules.review.record import is_known_word

_LEGAL = re.compile(
    r"(?:[\s,]+(?:gmbh|ag|inc|ltd|llc|llp|plc|corp(?:oration)?|co|s\.?a|b\.?v|ab|oy|a/s|as|se|kg|limited|"
    r"company)\.?)+$",
    re.IGNORECASE,
)
# Before or after a name these show that a company is meant, not the product or the word of the same name.
_JOINS = (
    r"(?:at|join|joining|joins|joined|work(?:ing)? (?:for|at)|position with|role with|"
    r"interview(?:ing)? with)"
)
_NAMED_LIKE_WORDS = (
    "linear block square notion stripe apple target oracle meta amazon slack box segment elastic "
    "confluent monday "
    "ramp gong loom miro figma asana mirror bolt wise discover visa gap shell orange sky virgin uber "
    "lime bird "
    "dash mode braze iterable gusto remote deel rippling vanta snyk wiz cohere scale runway together "
    "perplexity "
    "signal telegram zoom twitch medium substack patreon etsy wayfair chewy peloton compass root hippo "
    "lemonade "
    "plaid marqeta affirm chime robinhood toast olo fetch gopuff instacart doordash lattice culture "
    "drift outreach "
    "front help intercom freshworks sprout buffer later unity epic steam valve nest ring eero sonos wave "
    "fast klarna"
)
_ALSO_WORDS = frozenset(_NAMED_LIKE_WORDS.split())
_OWNS = (
    r"(?:['’]s (?:team|mission|engineers|culture|office|product|platform|people)|(?: \w+)? team\b|"
    r" office\b)"
)


@lru_cache(maxsize=512)
def bare_company(name: str) -> str:
    """Without its legal form: "Northwind GmbH" is Northwind."""
    return _LEGAL.sub("", name.strip()).strip() or name.strip()


@lru_cache(maxsize=512)
def pattern_of(company: str) -> re.Pattern[str] | None:
    """Finds the company by its name as a whole. A name that is also a word or a technology (Linear, Grafana)
    counts only where a company is meant: "at Linear", "the Linear team"."""
    name = bare_company(company)
    if len(name) < 2:
        return None
    spelled = r"[\s\-]+".join(re.escape(part) for part in re.split(r"[\s\-]+", name))
    whole = rf"(?<![\w@.\-/]){spelled}(?![\w@]|\.\w|-\w)"
    if all(is_known_word(part) or part.casefold() in _ALSO_WORDS for part in name.split()) or len(name) < 4:
        return re.compile(rf"\b{_JOINS} (?P<name>{whole})|(?P<owner>{whole})(?={_OWNS})")
    # "Contosos platform" lost its apostrophe and means Contoso all the same.
    plural = rf"(?<![\w@.\-/]){spelled}s?(?![\w@]|\.\w|-\w)"
    return re.compile(rf"\b{_JOINS} (?P<name>(?i:{whole}))|(?P<owner>{plural})")


@lru_cache(maxsize=512)
def squashed(name: str) -> str:
    """Letters and digits alone, without accents: "North-Wind" is "northwind"."""
    return "".join(char for char in fold(name) if char.isalnum())


def is_same(first: str, second: str) -> bool:
    return exact(bare_company(first)) == exact(bare_company(second))


@lru_cache(maxsize=512)
def first_word(company: str) -> str:
    """Its first word in small letters: a quick test whether a text may name it at all."""
    return re.split(r"[\s\-]", bare_company(company).casefold(), maxsplit=1)[0]
