"""Mail that is quoted under or above a letter, or forwarded with it: the words of somebody else."""

import re

_WROTE = ("wrote", "schrieb", "écrit", "skrev", "escribió", "schreef")
_ATTRIBUTION = re.compile(
    r"^(?:On|Am|Le|El|Den|Op) [^\n]{6,200}(?:\n[^\n>]{0,120})?"
    rf"(?:{'|'.join(_WROTE)})[^\n]{{0,40}}:[ \t]*$",
    re.MULTILINE,
)
_FORWARDED = re.compile(
    r"^[ \t]*(?:-{2,} ?(?:Original Message|Forwarded message|Original message)[^\n]*|_{10,}[ \t]*|"
    r"From:[^\n]+\n(?:Sent|Date|To):[^\n]+)$",
    re.MULTILINE,
)
_FORWARD_SIGNS = ("--", "____", "From:")
_QUOTED_LINE = re.compile(r"^[ \t]*>[^\n]*$", re.MULTILINE)


def blank_quotes(body: str) -> str:
    """The body with blanks where others speak: as long as before, so that places stay what they are."""
    own = body
    attribution = _ATTRIBUTION.search(own) if any(word in body for word in _WROTE) else None
    if attribution:
        below = own[attribution.end() :].lstrip()
        reaches = attribution.end() if below.startswith(">") else len(own)
        own = _blank(own, attribution.start(), reaches)
    forwarded = _FORWARDED.search(own) if any(sign in body for sign in _FORWARD_SIGNS) else None
    if forwarded and own[: forwarded.start()].strip():
        own = _blank(own, forwarded.start(), len(own))
    for line in _QUOTED_LINE.finditer(own) if ">" in body else ():
        own = _blank(own, line.start(), line.end())
    return own


def _blank(text: str, start: int, end: int) -> str:
    blanked = "".join("\n" if char == "\n" else " " for char in text[start:end])
    return text[:start] + blanked + text[end:]
