"""What a review rule is given, and what it answers."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from zoneinfo import ZoneInfo

from afterword.letters.debrief import Debrief, PersonNotes
from afterword.letters.letter import LetterKind
from afterword.letters.words.phrases import OwnTerms


class Severity(StrEnum):
    BLOCK = "block"
    WARN = "warn"
    HINT = "hint"


class Verdict(StrEnum):
    READY = "ready"
    LOOK_AGAIN = "look-again"
    DO_NOT_SEND = "do-not-send"


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One remark about a letter. `start` and `end` are character offsets into the reviewed body, or None
    where the remark is about the letter as a whole (or about its subject or address)."""

    rule: str
    severity: Severity
    message: str
    start: int | None = None
    end: int | None = None
    overridable: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class GrammarRemark:
    """What a grammar checker said. `start` and `end` are character offsets into the checked text; `kind` is
    the checker's word for the sort of mistake ("Spelling"); `suggestions` are replacements for the marked
    words."""

    start: int
    end: int
    message: str
    kind: str
    suggestions: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class OtherLetter:
    """Another letter of the same author: to somebody in the same panel, or an earlier one."""

    name: str
    body: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Attachment:
    filename: str
    size: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class PastSubmission:
    """A letter that already went out. `round` is the interview round it belonged to."""

    person: str
    kind: LetterKind
    sent_at: datetime
    round: int = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class LetterUnderReview:
    """All the facts that the rules may look at. What is not known is None or empty, and a rule that needs
    it stays silent. `body` holds plain text with `\\n` line ends. `is_kind_known` is off where neither the caller nor
    a sign in the text told the kind: then what a thank-you owes is asked for in hints. `is_kind_read` says that nobody
    stated the kind: it was read from the words, and no rule may block for it alone (`kind_certain.py`). `is_composed`
    says that our composer (or a model) wrote it, so facts must come from the notes. `sent_at` is the planned moment
    of sending.
    `grammar` is what the caller's grammar checker said of `body`; `own_terms` are the user's additions to
    the lists of phrases."""

    subject: str | None
    body: str
    kind: LetterKind = LetterKind.THANK_YOU
    is_kind_known: bool = True
    is_kind_read: bool = False
    is_composed: bool = False
    to: tuple[str, ...] = ()
    cc: tuple[str, ...] = ()
    bcc: tuple[str, ...] = ()
    sender: str | None = None
    in_reply_to: str | None = None
    debrief: Debrief | None = None
    person: PersonNotes | None = None
    other_companies: tuple[str, ...] = ()
    employer: str | None = None
    employer_domain: str | None = None
    other_letters: tuple[OtherLetter, ...] = ()
    attachments: tuple[Attachment, ...] = ()
    past: tuple[PastSubmission, ...] = ()
    sent_at: datetime | None = None
    recipient_zone: ZoneInfo | None = None
    follow_up_opens_at: datetime | None = None
    follow_up_reason: str = ""
    muted: frozenset[str] = frozenset()
    grammar: tuple[GrammarRemark, ...] = ()
    own_terms: OwnTerms = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """One review rule. `id` is the code of docs (`N2`), `source` where the advice comes from. `check` yields
    findings; it never raises on any text."""

    id: str
    title: str
    severity: Severity
    overridable: bool
    source: str
    check: Callable[[LetterUnderReview], Iterable[Finding]]
