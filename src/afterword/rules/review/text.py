"""What a letter's text consists of, found once a letter: greeting, paragraphs, sentences, words, signature.

Every rule starts from `read_text(letter.body)`; the answer is cached by the body, so asking again is free.
All spans are offsets into the body as it was given. Mail that is quoted under or above the letter belongs to
somebody else: it is blanked in `own` (same length, so offsets hold) and is part of nothing here.
"""

import re
from dataclasses import dataclass
from functools import lru_cache

from afterword.letters.words.pattern import WordPattern
from afterword.rules.review.quoted_mail import blank_quotes
from afterword.rules.review.sentences import Span, new_span, read_sentences, trimmed
from afterword.rules.review.sign_off import NAME_LINE, read_postscript, read_sign_off
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
    `said` are the texts of `words`, which are much quicker to get at than where each of them stands; `marked` those
    that are not in small letters alone: names and numbers, and what begins a sentence.
    """

    body: str
    own: str
    greeting: Span | None
    greeted: Span | None
    message: Span
    paragraphs: tuple[Span, ...]
    sentences: tuple[Span, ...]
    said: tuple[str, ...]
    marked: frozenset[str]
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
_BLANK_LINES = re.compile(r"\n[ \t]*(?:\n[ \t]*)+")
_SALUTATION = re.compile(
    r"(?P<hello>hi there|hi|hello|hey|dear|good (?:morning|afternoon|evening|day)|greetings|hallo|"
    r"hej|hei|hola|bonjour|salut|ciao|salve|buenos días|buenas tardes|g['’]day|hiya|howdy|hoi|aloha|"
    r"merhaba|shalom|dzień dobry|dobrý den|buongiorno|gentile|guten (?:tag|morgen|abend)|moin|servus|grüezi|liebe[rs]?|"
    r"sehr geehrte[r]?|goddag|beste|bästa|kære|kjære|chère|cher|estimad[oa]|querid[oa]|olá|ahoj|cześć|namaste|"
    r"to whom it may concern|thank you|thanks)\b",
    re.IGNORECASE,
)
_GREETED = re.compile(r"[ \t]*(?P<name>[^\n,:;!?–—]*?)(?P<end>[,:;!?–—]|[ ]--?[ ]|$)", re.MULTILINE)
# "Dear Mr. Baumgartner, dear Ms. Yilmaz,"
_GREETED_TOO = re.compile(
    r"[ \t]*\n?[ \t]*(?:and )?(?:dear|hi|hello|hey|liebe[rs]?|sehr geehrte[r]?)[ \t]+(?P<name>[^\n,:;!?–—]{1,40}?)"
    r"[ \t]*[,:!–—][ \t]*$",
    re.IGNORECASE | re.MULTILINE,
)
_BARE_NAME = re.compile(
    r"(?P<name>[^\W\d_][\w.'’\-]*(?:[ ][^\W\d_][\w.'’\-]*){0,3}?)[ \t]*"
    # "Ricardo, hi," is a greeting too.
    r"(?:,|[,:–—-]?[ ]+(?i:hi|hello|hey|good (?:morning|afternoon|evening|day)|greetings)[ \t]*[,.!:–—-]?)[ \t]*$",
    re.MULTILINE,
)
_NAME_LIKE = re.compile(
    r"(?:[ \t]*(?:[^\W\d_a-z][\w.'’\-]*|and|&|van|von|de|der|den|da|di|la|le|bin|al)(?=[ \t,]|$))+"
)


@lru_cache(maxsize=256)
def read_text(body: str) -> TextFacts:
    """Find the parts of a letter. Never fails: a text without any known part is one message."""
    own = blank_quotes(body)
    greeting, greeted = _read_greeting(own)
    if greeting is None:
        greeting, greeted = _read_second_line(own)
    start = greeting.end if greeting else 0
    closing, signature = read_sign_off(own, start)
    end = min((part.start for part in (closing, signature) if part), default=len(own))
    paragraphs = _read_paragraphs(own, start, end)
    postscript = read_postscript(own, signature or closing)
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
        marked=frozenset([each for each in said if not each.islower()]),
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
    return tuple([new_span((match.start(), match.end(), match[0])) for match in found])


_ONE_LINE_ABOVE = re.compile(r"\s*[^\n]{1,200}\n[ \t]*\n\s*(?=(?P<line>[^\n]{3,60}[,:!])[ \t]*\n)")


def _read_second_line(own: str) -> tuple[Span | None, Span | None]:
    """A greeting under one line that is none: a date, or what a tool said to its user."""
    above = _ONE_LINE_ABOVE.match(own)
    hello = _SALUTATION.match(own, above.start("line")) if above else None
    if above is None or hello is None or hello["hello"].lower().startswith("thank"):
        return None, None
    greeting, greeted = _read_greeting(own, above.start("line"))
    return (greeting, greeted) if greeting and greeting.end >= above.end("line") - 1 else (None, None)


def _read_greeting(own: str, at: int = 0) -> tuple[Span | None, Span | None]:
    """The greeting and who is greeted, on the first line from `at` that is not empty."""
    start = at + len(own[at:]) - len(own[at:].lstrip())
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
    also = _GREETED_TOO.match(own, greeted.end()) if greeted["end"] == "," else None
    if also:
        return trimmed(own, start, also.end()), _named(own, hello.end(), also.end("name"))
    return trimmed(own, start, greeted.end()), _named(own, hello.end(), name_end)


def _read_thanking_line(own: str, start: int, greeted: re.Match[str]) -> tuple[Span | None, Span | None]:
    """ "Thank you, Priya," on a line of its own greets; "Thank you for your time, ..." is the message."""
    line_end = own.find("\n", start)
    line = own[start : line_end if line_end >= 0 else len(own)].rstrip()
    named = re.fullmatch(r"[^,]+,? (?P<name>" + NAME_LINE.pattern + r"),", line)
    if named is None or greeted["name"].strip()[:4] in ("for ", "so m", "very"):
        return None, None
    return trimmed(own, start, start + len(line)), trimmed(
        own, start + named.start("name"), start + named.end("name")
    )


def _named(own: str, start: int, end: int) -> Span | None:
    name = trimmed(own, start, end)
    return name if name.text else None


def _read_paragraphs(own: str, start: int, end: int) -> tuple[Span, ...]:
    found: list[Span] = []
    at = start
    for gap in _BLANK_LINES.finditer(own, start, end):
        found.append(trimmed(own, at, gap.start()))
        at = gap.end()
    found.append(trimmed(own, at, end))
    return tuple(part for part in found if part.text)
