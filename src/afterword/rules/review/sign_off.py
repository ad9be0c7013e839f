"""Where a letter closes: "Best regards,", the signature under it, and a postscript."""

import re

from afterword.rules.review.sentences import Span, trimmed

_CLOSING = re.compile(
    r"^[ \t]*(?:(?:with |my )?(?:(?:very |all (?:the|my) )?(?:best|kind|kindest|warm|warmest|many|sincere|friendly|"
    r"friendliest|cordial|good)"
    r"(?: and (?:kind|warm|best|friendly))? ?)(?:(?:regards|wishes|greetings|thanks)(?: (?:from|to) [^\n,.]{1,30})?)?|"
    r"(?:with )?(?:regards|greetings)(?: to [^\n,.]{1,40})?|"
    r"sincerely(?: yours)?|yours(?: \w+)?|respectfully|"
    r"cheers|thanks(?: (?:again|so much|a lot))?|thank you(?: (?:again|so much|very much))?|"
    r"(?:many|with) thanks|(?:with )?(?:gratitude|appreciation)|take care|cordially|"
    r"all the (?:very )?best(?: (?:with|for|to|in) [^\n,.]{1,40})?|warmly|"
    r"best from [^\n,]{1,30}|greetings(?: from [^\n,]{1,30})?|(?:talk|speak) (?:to you )?soon(?:, I hope)?|"
    r"(?:hoping to|hope to|until we|till we|looking forward to) (?:speak|talk|hear|see|meet)[^\n.?!]{0,30}|until then|"
    r"see you(?: soon| around)?(?:, I hope)?|(?:love|peace|onwards|ciao|sincerely and \w+)|"
    r"have a (?:good|great|nice|lovely) \w+(?: (?:when|once|and) [^\n.?!]{0,25})?|faithfully(?: yours)?|"
    # What people write who have another language, too.
    r"(?:un |con un |muchos )?(?:cordiale? |cordial )?(?:saludos?|saluti|salutations)(?: cordiales)?|"
    r"(?:bien )?cordialement|(?:bien|amicalement) (?:à vous|vôtre)|amicalement|à bientôt|"
    r"(?:viele|beste|liebe|herzliche|schöne|freundliche|mit (?:freundlichen|besten|herzlichen)) (?:grüße|grüßen|grüsse|"
    r"grüssen)|(?:met )?(?:vriendelijke|hartelijke) groet(?:en)?|groet(?:en|jes)?|"
    r"(?:med |bästa |vänliga? |vennlig |venlig |mange )+(?:hälsning(?:ar)?|hilsen(?:er)?)|"
    r"(?:com os melhores )?cumprimentos|(?:um )?abraço|atenciosamente|(?:z |serdecznie )?(?:pozdrawiam|poważaniem|"
    r"pozdrowieniami)|s pozdravem|cordiali saluti|ystävällisin terveisin)"
    r"[ \t]*[,.!]?[ \t]*(?P<name>(?-i:[^\W\d_a-z][\w.'’\-]*(?: [^\W\d_a-z][\w.'’\-]*){0,2}))?[ \t]*$",
    re.IGNORECASE | re.MULTILINE,
)
# "PS The book was ..." under the signature: words of the letter, but not its end.
_POSTSCRIPT = re.compile(r"\n[ \t]*\n[ \t]*p\.? ?s\.?(?:[:,.]|[ \t]|$)", re.IGNORECASE)
_DELIMITER = re.compile(r"^-- ?$", re.MULTILINE)
NAME_LINE = re.compile(
    r"[^\W\d_a-z][\w.'’\-]*(?: (?:[^\W\d_a-z][\w.'’\-]*|van|von|de|der|den|da|di|la|le)){0,3}"
)
# Words that we do not know as a closing ("Ngā mihi,", "Wishing you a good first year,") are one by where they stand:
# alone, with a comma, over a name.
_SHAPED = re.compile(
    r"(?<=\n\n)[ \t]*(?P<closing>[^\W\d_][^\n]{1,78},)[ \t]*\n(?:[ \t]*\n)?"
    rf"(?=[ \t]*{NAME_LINE.pattern}[ \t]*$)",
    re.MULTILINE,
)
# What may stand under a name that nothing closes: a number, an address, a link, a town.
_CONTACT = re.compile(
    r"(?:[^\W\d_]{1,12}[.:]? ?)?\+?[\d(][\d ()./\-]{5,20}|\S+@\S+|(?:https?://|www\.)\S+|\S+\.(?:com|org|net|io|dev)/?\S*|"
    r"[^\W\d_a-z][\w.'’\-]*(?: [^\W\d_][\w.'’\-]*){0,2}(?:, [^\W\d_a-z][\w.'’ \-]{1,20})?"
)
_CONTACT_LINES = 4
_LEAST_LETTER = 150
"""Characters above a closing under which more than a signature follows."""
_NAME_AND_MORE = re.compile(r", (?=[+(]?\d|\S+@)")
_SIGNATURE_LINES = 8
_SIGN_OFF_LINES = 24
_FARTHEST = 300
_LONGEST_CLOSING = 120
"""Characters of a line that may be a closing with a name; most lines are longer, and need no closer look."""
_SIGNATURE_WIDTH = 90


def read_sign_off(own: str, start: int) -> tuple[Span | None, Span | None]:
    """The closing line and the signature under it. Only the end of the text is looked at."""
    delimiter = _DELIMITER.search(own, start) if "--" in own else None
    end = delimiter.start() if delimiter else len(own)
    postscript = _POSTSCRIPT.search(own, max(start, end - 600), end)
    end = postscript.start() if postscript else end
    reaches = end if postscript else len(own)
    closing, closing_start = None, end
    for line in _line_starts(own, start, end):
        line_end = own.find("\n", line, end)
        length = (line_end if line_end >= 0 else end) - line
        if not 0 < length <= _LONGEST_CLOSING:
            continue
        match = _CLOSING.match(own, line, end)
        if match is None or not _ends_here(own, start, match, end):
            continue
        # "Thanks again," right above "Best regards," belongs to the closing.
        is_above = (
            closing and closing[0].rstrip().endswith(",") and not own[closing.end() : match.start()].strip()
        )
        closing_start = closing_start if is_above else match.start()
        closing = match
    if closing is None:
        shaped = _SHAPED.search(own, max(start, end - _FARTHEST), end)
        if shaped and own[start : shaped.start()].strip() and _is_signature(own[shaped.end() : end]):
            return trimmed(own, shaped.start("closing"), shaped.end()), trimmed(own, shaped.end(), reaches)
        return None, _read_bare_signature(own, start, end, delimiter is not None, reaches)
    name_start = closing.start("name") if closing["name"] else closing.end()
    signature = trimmed(own, name_start, reaches)
    return trimmed(own, closing_start, name_start), signature if signature.text else None


def _line_starts(own: str, start: int, end: int) -> list[int]:
    """Where the last lines begin, in order; none before `start`, and no further back than a sign-off reaches."""
    found: list[int] = []
    at = end
    while len(found) < _SIGN_OFF_LINES and at > start:
        at = own.rfind("\n", start, at)
        if at < 0:
            if own.rfind("\n", 0, start) == start - 1:
                found.append(start)
            break
        found.append(at + 1)
    return found[::-1]


def read_postscript(own: str, above: Span | None) -> Span | None:
    """What is said under the signature, in the sense of `_POSTSCRIPT`."""
    found = _POSTSCRIPT.match(own, above.end) if above else None
    return trimmed(own, found.start(), len(own)) if found else None


def _ends_here(own: str, start: int, closing: re.Match[str], end: int) -> bool:
    """Whether a signature follows, or a name alone and under it whatever a firm or a tool puts there."""
    if _is_signature(own[closing.end() : end]):
        return True
    lines = own[closing.end() : end].lstrip("\n").split("\n", 2)
    is_name = len(lines) > 1 and NAME_LINE.fullmatch(lines[0].strip()) and not lines[1].strip()
    return bool(is_name) and len(own[start : closing.start()]) >= _LEAST_LETTER


def _is_signature(below: str) -> bool:
    """Few short lines, none of which is a sentence; so a "Thanks!" at the top closes nothing."""
    lines = [line.strip() for line in below.splitlines() if line.strip()]
    return len(lines) <= _SIGNATURE_LINES and not any(
        len(line) > _SIGNATURE_WIDTH or (line[-1] in ".?!" and len(line.split()) > 5) for line in lines
    )


def _is_name_and_number(paragraph: str) -> bool:
    """ "Ray Thibodeaux", and under it or behind a comma how or where to reach him."""
    name, *rest = [part.strip() for part in _NAME_AND_MORE.sub("\n", paragraph, count=1).splitlines()]
    is_reached = any(char.isdigit() or char in "@," for part in rest for char in part)
    return (
        NAME_LINE.fullmatch(name.lstrip("-–— ")) is not None
        and is_reached
        and len(rest) <= _CONTACT_LINES
        and all(_CONTACT.fullmatch(part) for part in rest)
    )


def _read_bare_signature(own: str, start: int, end: int, has_delimiter: bool, reaches: int) -> Span | None:
    """A signature without a closing: "-- ", or a last line that is just a name, perhaps with a number under it."""
    text = own[start:end].rstrip()
    line_start = start + text.rfind("\n") + 1
    line = own[line_start : start + len(text)].strip()
    if "\n" in text.strip() and NAME_LINE.fullmatch(line.lstrip("-–— ")):
        above = own.rfind("\n", start, max(start, line_start - 1)) + 1
        # The name, and under it the town.
        is_name = above > start and NAME_LINE.fullmatch(own[above : line_start - 1].strip())
        return trimmed(own, above if is_name else line_start, reaches)
    last = start + text.rfind("\n\n") + 2
    if last > start + 1 and _is_name_and_number(own[last : start + len(text)]):
        return trimmed(own, last, reaches)
    return trimmed(own, end, reaches) if has_delimiter else None
