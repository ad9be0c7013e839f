"""What a letter's text consists of, found once a letter: greeting, paragraphs, sentences, words, signature.

Every rule starts from `read_text(letter.body)`; the answer is cached by the body, so asking again is free.
All spans are offsets into the body as it was given. Mail that is quoted under or above the letter belongs to
somebody else: it is blanked in `own` (same length, so offsets hold) and is part of nothing here.
"""

import re
from dataclasses import dataclass
from functools import lru_cache

from afterword.letters.word_pattern import WordPattern
from afterword.rules.review.sentences import Span, read_sentences, trimmed
from afterword.rules.review.vocabulary import vocabulary_of

__all__ = ["Span", "TextFacts", "read_text"]


@dataclass(frozen=True, slots=True, kw_only=True)
class TextFacts:
    """The parts of one letter.

    `own` is the body with quoted mail blanked; search it with patterns, its offsets are the body's.
    `greeting` is "Hi Priya," and `greeted` the "Priya" in it ("Dear Hiring Manager" greets "Hiring Manager");
    both are None where the letter starts without a greeting. `message` reaches from the greeting to the
    closing. `closing` is "Best regards,"; `signature` the lines under it, as one span. `postscript` is a "PS ..." under
    the signature. `paragraphs`, `sentences` and `words` are those of the message alone, so greeting and sign-off
    never count; sentences and words have those of the postscript too.
    `vocabulary` are all words of `own` in small letters, without marks: to see quickly that none is there.
    `said` are the texts of `words`, which are much quicker to get at than where each of them stands.
    """

    body: str
    own: str
    greeting: Span | None
    greeted: Span | None
    message: Span
    paragraphs: tuple[Span, ...]
    sentences: tuple[Span, ...]
    said: tuple[str, ...]
    closing: Span | None
    signature: Span | None
    postscript: Span | None
    vocabulary: frozenset[str]

    @property
    def words(self) -> tuple[Span, ...]:
        """Each word of `said` and its place."""
        return _find_words(self.own, self.message.start, self.message.end, self.postscript)

    def sentence_at(self, place: int) -> Span | None:
        """The sentence that holds this offset, or None outside the message."""
        return next((each for each in self.sentences if each.start <= place < each.end), None)


_PLAIN_WORD = r"[^\W_]+(?:['’\-./+#&@_]+[^\W_]+)*(?:\+\+|#)?"
_WORD = WordPattern(_PLAIN_WORD)
_WORD_OR_LINK = WordPattern(r"https?://[^\s<>]+[^\s<>.,;:!?)]|" + _PLAIN_WORD)
# A letter has hundreds of words: this makes the tuple without the call in between.
_NEW = tuple.__new__
_BLANK_LINES = re.compile(r"\n[ \t]*(?:\n[ \t]*)+")
_SALUTATION = re.compile(
    r"(?P<hello>hi there|hi|hello|hey|dear|good (?:morning|afternoon|evening|day)|greetings|hallo|"
    r"hej|hei|hola|bonjour|salut|ciao|buongiorno|gentile|guten (?:tag|morgen|abend)|moin|servus|grüezi|liebe[rs]?|"
    r"sehr geehrte[r]?|goddag|beste|bästa|kære|kjære|chère|cher|estimad[oa]|querid[oa]|olá|ahoj|cześć|namaste|"
    r"to whom it may concern|thank you|thanks)\b",
    re.IGNORECASE,
)
_GREETED = re.compile(r"[ \t]*(?P<name>[^\n,:;!?–—]*?)(?P<end>[,:;!?–—]|[ ]--?[ ]|$)", re.MULTILINE)
_BARE_NAME = re.compile(
    r"(?P<name>[^\W\d_][\w.'’\-]*(?:[ ][^\W\d_][\w.'’\-]*){0,3})[ \t]*,[ \t]*$", re.MULTILINE
)
_NAME_LIKE = re.compile(
    r"(?:[ \t]*(?:[^\W\d_a-z][\w.'’\-]*|and|&|van|von|de|der|den|da|di|la|le|bin|al)(?=[ \t,]|$))+"
)
_CLOSING = re.compile(
    r"^[ \t]*(?:(?:with |my )?(?:(?:very |all (?:the|my) )?(?:best|kind|kindest|warm|warmest|many|sincere)"
    r"(?: and (?:kind|warm|best))? ?)(?:(?:regards|wishes|thanks)(?: from [^\n,.]{1,30})?)?|regards|"
    r"sincerely(?: yours)?|yours(?: \w+)?|respectfully|"
    r"cheers|thanks(?: (?:again|so much|a lot))?|thank you(?: (?:again|so much|very much))?|"
    r"(?:many|with) thanks|(?:with )?(?:gratitude|appreciation)|take care|cordially|"
    r"all the best(?: with [^\n,.]{1,40}| for [^\n,.]{1,40})?|warmly|"
    r"best from [^\n,]{1,30}|greetings(?: from [^\n,]{1,30})?|(?:talk|speak) (?:to you )?soon(?:, I hope)?|"
    r"(?:hoping to|hope to|until we|till we|looking forward to) (?:speak|talk|hear|see|meet)[^\n.?!]{0,30}|until then|"
    r"see you(?: soon| around)?|(?:love|peace|onwards|ciao|sincerely and \w+)|"
    r"have a (?:good|great|nice|lovely) \w+|faithfully(?: yours)?|"
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
_NAME_LINE = re.compile(
    r"[^\W\d_a-z][\w.'’\-]*(?: (?:[^\W\d_a-z][\w.'’\-]*|van|von|de|der|den|da|di|la|le)){0,3}"
)
_SIGNATURE_LINES = 8
_SIGN_OFF_LINES = 24
_LONGEST_CLOSING = 120
"""Characters of a line that may be a closing with a name; most lines are longer, and need no closer look."""
_SIGNATURE_WIDTH = 90


@lru_cache(maxsize=256)
def read_text(body: str) -> TextFacts:
    """Find the parts of a letter. Never fails: a text without any known part is one message."""
    own = _blank_quotes(body)
    greeting, greeted = _read_greeting(own)
    start = greeting.end if greeting else 0
    closing, signature = _read_sign_off(own, start)
    end = min((part.start for part in (closing, signature) if part), default=len(own))
    paragraphs = _read_paragraphs(own, start, end)
    postscript = _read_postscript(own, signature or closing)
    parts = (*paragraphs, postscript) if postscript else paragraphs
    message = trimmed(own, start, end)
    word = _word_of(own)
    said = word.findall(own, message.start, message.end)
    if postscript:
        said += word.findall(own, postscript.start, postscript.end)
    return TextFacts(
        body=body,
        own=own,
        greeting=greeting,
        greeted=greeted,
        message=message,
        paragraphs=paragraphs,
        sentences=tuple(each for part in parts for each in read_sentences(own, part.start, part.end)),
        said=tuple(said),
        closing=closing,
        signature=signature,
        postscript=postscript,
        vocabulary=vocabulary_of(own),
    )


def count_words(text: str) -> int:
    """How many words `TextFacts.said` would have of it."""
    return len(_word_of(text).findall(text))


def _word_of(text: str) -> WordPattern:
    """A link is one word."""
    return _WORD_OR_LINK if "://" in text else _WORD


@lru_cache(maxsize=64)
def _find_words(own: str, start: int, end: int, postscript: Span | None) -> tuple[Span, ...]:
    word = _word_of(own)
    found = [*word.finditer(own, start, end)]
    if postscript:
        found += word.finditer(own, postscript.start, postscript.end)
    return tuple([_NEW(Span, (match.start(), match.end(), match[0])) for match in found])


def _blank_quotes(body: str) -> str:
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


def _read_greeting(own: str) -> tuple[Span | None, Span | None]:
    """The greeting and who is greeted, on the first line that is not empty."""
    start = len(own) - len(own.lstrip())
    hello = _SALUTATION.match(own, start)
    if hello is None:
        bare = _BARE_NAME.match(own, start)
        if bare is None:
            return None, None
        return trimmed(own, start, bare.end()), trimmed(own, bare.start("name"), bare.end("name"))
    greeted = _GREETED.match(own, hello.end())
    if greeted is None:
        return None, None
    if hello["hello"].lower().startswith("thank"):
        return _read_thanking_line(own, start, greeted)
    name_end = greeted.end("name")
    if len(greeted["name"].split()) > 5:
        named = _NAME_LIKE.match(own, hello.end())
        name_end = named.end() if named else hello.end()
        return trimmed(own, start, name_end), _named(own, hello.end(), name_end)
    return trimmed(own, start, greeted.end()), _named(own, hello.end(), name_end)


def _read_thanking_line(own: str, start: int, greeted: re.Match[str]) -> tuple[Span | None, Span | None]:
    """ "Thank you, Priya," on a line of its own greets; "Thank you for your time, ..." is the message."""
    line_end = own.find("\n", start)
    line = own[start : line_end if line_end >= 0 else len(own)].rstrip()
    named = re.fullmatch(r"[^,]+,? (?P<name>" + _NAME_LINE.pattern + r"),", line)
    if named is None or greeted["name"].strip()[:4] in ("for ", "so m", "very"):
        return None, None
    return trimmed(own, start, start + len(line)), trimmed(
        own, start + named.start("name"), start + named.end("name")
    )


def _named(own: str, start: int, end: int) -> Span | None:
    name = trimmed(own, start, end)
    return name if name.text else None


def _read_sign_off(own: str, start: int) -> tuple[Span | None, Span | None]:
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


def _read_postscript(own: str, above: Span | None) -> Span | None:
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
    if "\n" in text.strip() and _NAME_LINE.fullmatch(line.lstrip("-–— ")):
        return trimmed(own, line_start, reaches)
    return trimmed(own, end, reaches) if has_delimiter else None


def _read_paragraphs(own: str, start: int, end: int) -> tuple[Span, ...]:
    found: list[Span] = []
    at = start
    for gap in _BLANK_LINES.finditer(own, start, end):
        found.append(trimmed(own, at, gap.start()))
        at = gap.end()
    found.append(trimmed(own, at, end))
    return tuple(part for part in found if part.text)
