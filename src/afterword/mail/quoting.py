"""The new words of an answer: what the person wrote this time, without what they quoted and without the
signature.

Line by line and in one pass, so that no text takes long. Where it is not sure it keeps more: a lost sentence
could be the rejection. Sources: RFC 3676 §4 (quote depth, `-- `), and the marks that mail programs leave.
"""

import re
from dataclasses import dataclass
from functools import cache

from afterword.mail.html import tidy_lines
from afterword.mail.tables import table_lines

_HERE = "afterword.mail"
_QUOTED = re.compile(r"^\s{0,3}(?:>|\|(?=\s))")
_RULE_LINE = re.compile(r"^\s*[_\-*=─—]{20,}\s*$")
_DATE_LIKE = re.compile(
    r"\d{1,2}[:.]\d{2}|\b(?:19|20)\d\d\b|\d{1,4}[./-]\d{1,2}[./-]\d{1,4}|\d{1,2}\.?\s+\w{3,10}"
    r"|<[^<>\s]+@[^<>\s]+>"
)
_OPENER = re.compile(
    r"^\s*(?:on|am|le|el|il|em|op|den|dne|dnia|dňa|at|pada|w dniu|в|στις|på|vào|tarihinde|ons|tors|fre|lör"
    r"|sön|mån|tis|"
    r"ma|ti|ke|to|pe|la|su|mon|tue|wed|thu|fri|sat|sun|man|tir|tor|lør|søn|quote|\d)",
    re.I,
)
_INLINE_HINT = re.compile(
    r"(?i)\b(?:in-?line|(?:see|answers?|replies|comments|mine) (?:\w+ )?(?:below|in red|in blue|in bold)"
    r"|siehe unten|weiter unten|"
    r"ci-dessous|plus bas|más abajo|a continuación|qui sotto|di seguito|zie (?:hier)?onder|hieronder|se "
    r"nedan|nedenfor|"
    r"abaixo|poniżej|níže)\b"
)
_LINK_BEHIND = re.compile(r"\s?[<(]https?://[^\s<>()]{1,400}[>)]$")
_LONGEST_LINE = 2_000
_SIGNATURE_LINES = 14
_MOST_LINES = 4_000


@dataclass(frozen=True, slots=True, kw_only=True)
class NewWords:
    """`text` is what was written anew; `quoted` what was cut off (quote and below); `is_forward` says that
    the words stand in a forwarded block."""

    text: str
    quoted: str = ""
    is_forward: bool = False


def new_words(text: str, *, is_forward: bool = False) -> NewWords:
    """The new words of a plain text body. A body that seems to hold nothing but quotes is given back whole.
    With `is_forward` the forwarded block counts as new, since it may be the answer."""
    lines = [line[:_LONGEST_LINE] for line in tidy_lines(text).split("\n")]
    cut = _first_quote(lines)
    if is_forward and cut is not None:
        return NewWords(text="\n".join(_unquoted(lines)).strip(), is_forward=True)
    head = lines if cut is None else lines[:cut]
    tail = [] if cut is None else lines[cut:]
    answers_below = _written_between(tail, is_all=announces_answers_below("\n".join(head)))
    kept = _without_signature(_without_quoted_lines(head))
    new = "\n".join([*kept, *([""] if kept and answers_below else []), *answers_below]).strip()
    if not new and cut is not None and _is_marked_quote(lines, cut):
        return NewWords(text="", quoted="\n".join(tail).strip())
    if not new:
        # Nothing above and nothing marked: the answer may stand below an unmarked quote, so all of it is
        # kept.
        return NewWords(text="\n".join(_unquoted(lines)).strip(), quoted="\n".join(tail).strip())
    return NewWords(text=tidy_lines(new), quoted="\n".join(tail).strip())


def _first_quote(lines: list[str]) -> int | None:
    """The line at which quoting begins, its introduction included."""
    for index, line in enumerate(lines[:_MOST_LINES]):
        if not line.strip():
            continue
        if _is_divider(line) or _is_introduction(lines, index) or _is_header_block(lines, index):
            return index
        if _RULE_LINE.match(line) and _is_header_block(lines, _next_filled(lines, index)):
            return index
    return None


def _is_introduction(lines: list[str], index: int) -> bool:
    """`On Tuesday, 3 May 2026 at 10:12 Priya wrote:`, on one to four lines, in many languages."""
    first = lines[index].lstrip("> ")
    if not first or len(first) > 300:
        return False
    joined = first
    for extra in range(4):
        if extra:
            following = lines[index + extra].lstrip("> ") if index + extra < len(lines) else ""
            if not following.strip() or not _OPENER.match(first):
                return False
            joined = f"{joined} {following}"
        if _ends_with_wrote(joined):
            is_dated = bool(_DATE_LIKE.search(joined))
            return is_dated or _is_quote_next(lines, index + extra + 1)
        if joined.rstrip().endswith((".", "!", "?")):
            return False
    return False


def _ends_with_wrote(text: str) -> bool:
    stripped = text.strip().rstrip("*_ ")
    if not stripped.endswith((":", "：")) or len(stripped) > 500:
        return False
    return any(pattern.search(stripped) for pattern in _patterns("wrote"))


def _is_divider(line: str) -> bool:
    stripped = line.strip().lstrip("> ").strip("* ")
    return len(stripped) < 120 and any(pattern.fullmatch(stripped) for pattern in _patterns("divider"))


def _is_header_block(lines: list[str], index: int | None) -> bool:
    """A pasted header (`From:`, `Sent:`, `To:`, `Subject:`), as Outlook writes over what it quotes. GMX puts
    the day before the author."""
    if index is None or index >= len(lines):
        return False
    is_author = _field(lines[index], "from")
    if not is_author and not _field(lines[index], "field"):
        return False
    window = [line for line in lines[index + 1 : index + 9] if line.strip()][:6]
    if not is_author and not any(_field(line, "from") for line in window[:2]):
        return False
    return sum(1 for line in window if _field(line, "field")) >= (2 if is_author else 1)


def _is_marked_quote(lines: list[str], cut: int) -> bool:
    """Whether a pasted header begins there, a rule above it or none: below it stands the quote and no answer."""
    return _is_header_block(lines, cut) or (
        bool(_RULE_LINE.match(lines[cut])) and _is_header_block(lines, _next_filled(lines, cut))
    )


def _field(line: str, kind: str) -> bool:
    name, colon, _ = line.lstrip("> *\t").replace("*", "").partition(":")
    if not colon:
        name, colon, _ = line.lstrip("> *\t").partition("：")
    name = name.strip().casefold()
    return bool(colon) and 0 < len(name) <= 20 and name in _field_names(kind)


def announces_answers_below(words: str) -> bool:
    """Whether the author says that the answers stand inside the quote ("see my answers below, in red")."""
    return bool(_INLINE_HINT.search(words[:2_000]))


def _written_between(tail: list[str], *, is_all: bool = False) -> list[str]:
    """Answers that stand below or between the quoted lines. Only where the quote is marked line by line can
    they be told from it; and only when an answer follows a quoted line, not the head of the quote itself.
    With `is_all` the author announced answers inside the quote, so the whole of it is kept."""
    marked = [index for index, line in enumerate(tail) if _QUOTED.match(line)]
    if not marked:
        return tail if is_all else []
    written: list[str] = []
    for line in tail[marked[0] :]:
        if _QUOTED.match(line):
            if written and written[-1]:
                written.append("")
            continue
        written.append(line)
    kept = _without_signature(written)
    return kept if any(re.search(r"\w", line) for line in kept) else []


def _without_quoted_lines(lines: list[str]) -> list[str]:
    return [line for line in lines if not _QUOTED.match(line)]


def _without_signature(lines: list[str]) -> list[str]:
    """Cut at `-- ` and at what a device adds at the end, never at a greeting: the name is worth having."""
    kept = list(lines)
    first = next((index for index, line in enumerate(lines) if line.strip()), len(lines))
    for index in range(max(_signature_floor(lines), first + 1), len(lines)):
        if lines[index].strip() in {"--", "—"}:
            kept = lines[:index]
            break
    while kept and (not kept[-1].strip() or _is_device_line(kept[-1]) or _RULE_LINE.match(kept[-1])):
        if _is_device_line(kept[-1]) and not any(x.strip() for x in kept[:-1]):
            break
        kept.pop()
    return kept


def _signature_floor(lines: list[str]) -> int:
    """The first line from which no more than a signature follows: a longer rest below `--` may be words."""
    filled = 0
    for index in range(len(lines) - 1, -1, -1):
        filled += bool(lines[index].strip())
        if filled > _SIGNATURE_LINES:
            return index + 1
    return 0


def _is_device_line(line: str) -> bool:
    stripped = _LINK_BEHIND.sub("", line.strip()).strip("*_ ")
    return 4 < len(stripped) < 90 and any(pattern.fullmatch(stripped) for pattern in _signature_patterns())


def _unquoted(lines: list[str]) -> list[str]:
    return [re.sub(r"^(?:\s{0,3}>)+ ?", "", line) for line in lines]


def _is_quote_next(lines: list[str], index: int) -> bool:
    following = _next_filled(lines, index - 1)
    return following is not None and bool(_QUOTED.match(lines[following]))


def _next_filled(lines: list[str], index: int) -> int | None:
    return next((at for at in range(index + 1, min(index + 5, len(lines))) if lines[at].strip()), None)


@cache
def _patterns(kind: str) -> tuple[re.Pattern[str], ...]:
    lines = table_lines(_HERE, "quote_headers.txt")
    return tuple(
        re.compile(line.partition(": ")[2].rstrip(), re.I) for line in lines if line.startswith(f"{kind}: ")
    )


@cache
def _field_names(kind: str) -> frozenset[str]:
    lines = table_lines(_HERE, "quote_headers.txt")
    wanted = [line.partition(": ")[2] for line in lines if line.startswith(f"{kind}: ")]
    return frozenset(name.casefold() for line in wanted for name in line.split("|"))


@cache
def _signature_patterns() -> tuple[re.Pattern[str], ...]:
    lines = table_lines(_HERE, "signatures.txt")
    return tuple(re.compile(line.partition(": ")[2], re.I) for line in lines)
