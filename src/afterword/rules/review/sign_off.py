"""Where a letter closes: "Best regards,", the signature under it, and a postscript."""

import re

from afterword.rules.review.sentences import Span, trimmed

_CLOSING = re.compile(
    r"^[ \t]*(?:(?:with |my )?(?:(?:very |all (?:the|my) )?(?:best|kind|kindest|warm|warmest|many|sincere)"
    r"(?: and (?:kind|warm|best))? ?)(?:(?:regards|wishes|thanks)(?: from [^\n,.]{1,30})?)?|regards|"
    r"sincerely(?: yours)?|yours(?: \w+)?|respectfully|"
    r"cheers|thanks(?: (?:again|so much|a lot))?|thank you(?: (?:again|so much|very much))?|"
    r"(?:many|with) thanks|(?:with )?(?:gratitude|appreciation)|take care|cordially|"
    r"all the best(?: with [^\n,.]{1,40}| for [^\n,.]{1,40})?|warmly|"
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
# Words that we do not know as a closing ("Ngā mihi,") are one by where they stand: alone, with a comma, over a name.
_SHAPED = re.compile(
    r"(?<=\n\n)[ \t]*(?P<closing>[^\W\d_][^\W\d_'’]*(?:[ ][^\W\d_]+){0,3},)[ \t]*\n"
    rf"(?=[ \t]*{NAME_LINE.pattern}[ \t]*$)",
    re.MULTILINE,
)
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
        if match is None or not _is_signature(own[match.end() : end]):
            continue
        # "Thanks again," right above "Best regards," belongs to the closing.
        is_above = (
            closing and closing[0].rstrip().endswith(",") and not own[closing.end() : match.start()].strip()
        )
        closing_start = closing_start if is_above else match.start()
        closing = match
    if closing is None:
        shaped = _SHAPED.search(own, max(start, end - _FARTHEST), end)
        if shaped and _is_signature(own[shaped.end() : end]):
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


def _is_signature(below: str) -> bool:
    """Few short lines, none of which is a sentence; so a "Thanks!" at the top closes nothing."""
    lines = [line.strip() for line in below.splitlines() if line.strip()]
    return len(lines) <= _SIGNATURE_LINES and not any(
        len(line) > _SIGNATURE_WIDTH or (line[-1] in ".?!" and len(line.split()) > 5) for line in lines
    )


def _read_bare_signature(own: str, start: int, end: int, has_delimiter: bool, reaches: int) -> Span | None:
    """A signature without a closing: "-- ", or a last line that is just a name."""
    text = own[start:end].rstrip()
    line_start = start + text.rfind("\n") + 1
    line = own[line_start : start + len(text)].strip()
    if "\n" in text.strip() and NAME_LINE.fullmatch(line.lstrip("-–— ")):
        return trimmed(own, line_start, reaches)
    return trimmed(own, end, reaches) if has_delimiter else None
