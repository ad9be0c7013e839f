"""What is next in one process, whose move it is, and the one page where it is done."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from zoneinfo import ZoneInfo

from django.urls import reverse

from afterword.models import Candidate, Process
from afterword.said import say, to_say
from afterword.web.serving.answering import moment_words
from afterword.web.wording import state_words
from afterword.workflows.agenda_groups import grouped
from afterword.workflows.agenda_item import AgendaKind
from afterword.workflows.agenda_questions import questions_due
from afterword.workflows.letter_asks import OpenAsk


@dataclass(frozen=True, slots=True, kw_only=True)
class LetterFacts:
    """`state` is that of the newest submission where there is one, else that of the letter. `address_failed` says why
    the address cannot be used, empty where it can."""

    key: int
    kind: str
    state: str
    person: int
    who: str
    send_at: datetime | None
    has_address: bool = True
    address_failed: str = ""

    @property
    def tone(self) -> str:
        return state_words.TONES.get(self.state, "goes")

    @property
    def lacks_address(self) -> bool:
        """Nothing can go before there is one."""
        return bool(self.address_failed) or (self.state == "draft" and not self.has_address)

    @property
    def is_open(self) -> bool:
        return self.tone in ("waits", "goes")


@dataclass(slots=True, kw_only=True)
class ProcessFacts:
    """What the stage and the words of one process rest on. `lacks_notes_on` is the first interview without notes."""

    process: Process
    has_way_out: bool = True
    unsure: int = 0
    people: list[str] = field(default_factory=list)
    letters: list[LetterFacts] = field(default_factory=list)
    asks: list[OpenAsk] = field(default_factory=list)
    coming: tuple[datetime, str] | None = None
    lacks_notes_on: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class NextStep:
    """`tone` is waits, goes, stopped or done. `path` is where the person does it, and `action` the word on the button;
    both empty where nothing is theirs to do, or where the page of the process asks by itself."""

    words: str
    tone: str
    action: str = ""
    path: str = ""


# By the state of the letter that waits: what is said of it, and the word of the way there.
_READ = to_say("Read the letter")
_DRAFT = (to_say("The letter to {who} waits for your yes."), _READ)
_YOURS = (
    to_say("The letter to {who} is ready: send it yourself, or connect your mailbox."),
    to_say("Read and send it"),
)
_FAILED = (to_say("Another address is needed for {who}."), to_say("Give another address"))
_MISSING = (to_say("The letter to {who} needs an address."), to_say("Add the address"))
_WAITS = {
    "uncertain": (to_say("The letter to {who} may have gone out."), to_say("Say what you see")),
    "refused": (to_say("The letter to {who} was refused by the server."), to_say("Look at it")),
    "late": (to_say("The letter to {who} missed its moment."), to_say("Decide")),
}


def next_step(facts: ProcessFacts, candidate: Candidate) -> NextStep:
    row = facts.process
    if facts.unsure:
        return NextStep(words=say("A message waits for you: is it an answer?"), tone="waits")
    of_letters = _waiting_letters(facts) or _asked(facts) or _going_letters(facts, candidate)
    if of_letters is not None:
        return of_letters
    if row.state == "closed":
        return NextStep(words=say("Nothing more goes out."), tone="done")
    if row.is_from_before:
        return NextStep(words=say("From before; nothing is asked about it."), tone="done")
    if facts.lacks_notes_on is not None:
        words, action = say("How did it go? Your notes are missing."), say("Write it down")
        path = reverse("interview", args=[facts.lacks_notes_on])
        return NextStep(words=words, tone="waits", action=action, path=path)
    return _of_silence(facts, candidate)


def _of_silence(facts: ProcessFacts, candidate: Candidate) -> NextStep:
    row = facts.process
    if row.state == "answered":
        return NextStep(words=say("They answered. What is next is up to you."), tone="waits")
    if row.asks_first:
        return NextStep(words=row.silence_reason, tone="waits")
    if facts.coming:
        at, zone = facts.coming
        when = moment_words(at, candidate, zone=ZoneInfo(zone))
        return NextStep(words=say("Interview {moment}.", moment=when), tone="goes")
    words = row.held_reason or row.silence_reason or say("Nothing is due.")
    return NextStep(words=words, tone="goes")


def _waiting_letters(facts: ProcessFacts) -> NextStep | None:
    """What waits for the person, where something does. Several begin with the first."""
    waiting = [each for each in facts.letters if each.tone == "waits"]
    if not waiting:
        return None
    first = waiting[0]
    words, action = _words_of(first, has_way_out=facts.has_way_out)
    path = (
        reverse("person", args=[first.person]) if first.lacks_address else reverse("letter", args=[first.key])
    )
    if len(waiting) > 1:
        said = say("{count} letters wait for you.", count=len(waiting))
        action = say(action) if first.lacks_address else say("Read the first letter")
        return NextStep(words=said, tone="waits", action=action, path=path)
    return NextStep(words=say(words, who=first.who), tone="waits", action=say(action), path=path)


def _asked(facts: ProcessFacts) -> NextStep | None:
    """What is asked before letters can be written: the first, with the page where it is answered."""
    if not facts.asks:
        return None
    (first, *_) = grouped(questions_due(facts.asks))
    action = say("Answer it") if first.kind is AgendaKind.LETTER_ASKS else say("Write the letters")
    return NextStep(words=first.sentence, tone="waits", action=action, path=first.path)


def _words_of(letter: LetterFacts, *, has_way_out: bool) -> tuple[str, str]:
    if letter.lacks_address:
        return _FAILED if letter.address_failed else _MISSING
    if letter.state != "draft":
        return _WAITS.get(letter.state, _DRAFT)
    return _DRAFT if has_way_out else _YOURS


def _going_letters(facts: ProcessFacts, candidate: Candidate) -> NextStep | None:
    """The next to go by itself."""
    letters: Sequence[LetterFacts] = facts.letters
    going = sorted((each.send_at, each.who) for each in letters if each.tone == "goes" and each.send_at)
    if not going:
        return None
    when = moment_words(going[0][0], candidate)
    if len(going) == 1:
        return NextStep(
            words=say("The letter to {going} goes {when}.", going=going[0][1], when=when), tone="goes"
        )
    words = say("{count} letters go by themselves, the first {when}.", count=len(going), when=when)
    return NextStep(words=words, tone="goes")
