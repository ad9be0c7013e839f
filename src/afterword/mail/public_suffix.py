"""Which part of a host name somebody registered, by the public suffix list of the installed package.

The list has ten thousand lines and takes longer to read than a mail; only the lines under one top domain (`uk`,
`com`) are ever needed at once, so only those are.
"""

from functools import cache, lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from publicsuffixlist import PublicSuffixList


def registered_part(host: str) -> str:
    """`mail.eu.acme.co.uk` gives `acme.co.uk`; a bare suffix, or a name without dots, gives an empty string.
    `host` is in lower case, ASCII (IDNA) or not."""
    top = host.rpartition(".")[2]
    # Names in other scripts have two spellings, of which the list holds one; the whole list knows both.
    rules = _rules_under(top) if top.isascii() and not top.startswith("xn--") else _all_rules()
    return str(rules.privatesuffix(host) or "")


@cache
def _all_rules() -> "PublicSuffixList":
    from publicsuffixlist import PublicSuffixList

    return PublicSuffixList()


@lru_cache(maxsize=256)
def _rules_under(top: str) -> "PublicSuffixList":
    from publicsuffixlist import PublicSuffixList

    ending = f".{top}"
    return PublicSuffixList([line for line in _lines() if line == top or line.endswith(ending)])


@cache
def _lines() -> tuple[str, ...]:
    from publicsuffixlist import PSLFILE

    with open(PSLFILE, encoding="utf-8") as stream:
        return tuple(line.rstrip() for line in stream)
