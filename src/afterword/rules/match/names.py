"""Whether a text names a company, as people spell it: without legal form, in any case, as whole words."""

import re
import unicodedata
from functools import lru_cache

_LEGAL = re.compile(
    r"\s*,?\s+(?:gmbh(?: & co\.? kg)?|ag|se|kg|inc\.?|llc|ltd\.?|limited|plc|corp\.?|corporation|company"
    r"|co\.?|ab|as|a/s|aps|oy|oyj|bv|b\.v\.|nv|"
    r"n\.v\.|sa|s\.a\.|sas|sarl|sl|s\.l\.|spa|s\.p\.a\.|srl|s\.r\.l\.|lda|sp\. z o\.o\.|s\.r\.o\.|a\.s\.|pty"
    r"|group|holding)\.?$"
)


def names_company(text: str, company: str) -> bool:
    """Whole words only: `Next` is not found in `next step` unless it is written with its capital."""
    name = _plain(company)
    if len(name) < 2:
        return False
    if len(name.split()) == 1 and len(name) <= 6 and company[:1].isupper():
        return _word(company.split()[0]).search(_folded(text)) is not None
    return bool(_word(name).search(_plain_text(text))) or _squashed(name) in _plain_text(text).split()


def _plain(company: str) -> str:
    name = _plain_text(company)
    for _ in range(2):
        name = _LEGAL.sub("", name)
    return name.strip(" .,")


def _plain_text(text: str) -> str:
    return " ".join(_folded(text).casefold().split())


def _folded(text: str) -> str:
    if text.isascii():
        return text
    decomposed = unicodedata.normalize("NFKD", text)
    return "".join(letter for letter in decomposed if not unicodedata.combining(letter))


def _squashed(name: str) -> str:
    return re.sub(r"[^\w]", "", name)


@lru_cache(maxsize=512)
def _word(name: str) -> re.Pattern[str]:
    return re.compile(rf"(?<![\w]){re.escape(_folded(name))}(?![\w])")
