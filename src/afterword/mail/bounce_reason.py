"""Whether a failed delivery means that the address is gone, or only that this try failed. RFC 3463 and
words."""

import re
from functools import cache

from afterword.mail.delivery_report import Delivery
from afterword.mail.tables import table_lines

_HERE = "afterword.mail"
_WORDS = 6_000
_GONE_CODES = re.compile(r"(?<![\d.])5\.1\.(?:1|2|3|6|10)(?!\d)|(?<![\d.])5\.4\.4(?!\d)")
# A passing failure, a box that refuses for now, or a refused *sender*: no words change that.
_SURELY_SOFT = re.compile(r"(?<![\d.])(?:4\.\d{1,3}\.\d+|5\.2\.\d+|5\.1\.[78])(?!\d)")
_SOFT_CODES = re.compile(
    r"(?<![\d.])(?:[45]\.2\.[1-4]|[45]\.7\.\d+|4\.\d\.\d+|5\.3\.\d|5\.4\.[0-36-9]|5\.5\.\d|5\.6\.\d)(?!\d)"
)


def is_address_gone(deliveries: list[Delivery], words: str) -> bool:
    """Whether the address or its host does not exist any more. "5.x.x" alone is no proof: most such answers
    are about policy. The words of the other server decide before the code, since codes are often made up."""
    said = "\n".join(one.diagnostic for one in deliveries if one.diagnostic)[:_WORDS]
    codes = " ".join(one.status for one in deliveries)
    if _SURELY_SOFT.search(codes) and not _GONE_CODES.search(codes):
        return False
    for text in (said, words[:_WORDS]):
        if not text.strip():
            continue
        hard, soft = _hits("hard", text), _hits("soft", text)
        if hard and not soft:
            return True
        if soft and not hard:
            return bool(_GONE_CODES.search(codes)) and not _SOFT_CODES.search(text)
        if hard and soft:
            return bool(_GONE_CODES.search(f"{codes} {text}")) and not _SOFT_CODES.search(f"{codes} {text}")
    return bool(_GONE_CODES.search(f"{codes} {words[:_WORDS]}"))


def is_still_trying(subject: str, text: str) -> bool:
    """Whether the mail system says that it goes on trying: no failure yet."""
    return _hits("late", f"{subject[:300]}\n{text[:2_500]}") and not re.search(
        r"(?i)\b(?:giving up|given up|gave up|failed permanently|permanent(?:ly)? fail|no further attempts)",
        text[:2_500],
    )


def _hits(kind: str, text: str) -> bool:
    return any(pattern.search(text) for pattern in _patterns(kind))


@cache
def _patterns(kind: str) -> tuple[re.Pattern[str], ...]:
    lines = table_lines(_HERE, "bounce_reasons.txt")
    return tuple(re.compile(line.partition(": ")[2], re.I) for line in lines if line.startswith(f"{kind}: "))
