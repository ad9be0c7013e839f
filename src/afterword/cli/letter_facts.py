"""The facts that a review of a letter from a file may use: what the letter, the debrief and the options
say."""

from dataclasses import replace
from datetime import datetime

from afterword.cli.letter_input import LoadedLetter
from afterword.letters.debrief import Debrief, PersonNotes
from afterword.letters.letter import Composition, Letter, LetterKind
from afterword.rules.letter_kind import see_kind
from afterword.rules.review.finding import Attachment, LetterUnderReview, OtherLetter
from afterword.rules.review.text import read_text


def facts_of_file(
    letter: LoadedLetter,
    *,
    debrief: Debrief | None = None,
    person: PersonNotes | None = None,
    kind: LetterKind | None = None,
    others: tuple[LoadedLetter, ...] = (),
    sent_at: datetime | None = None,
) -> LetterUnderReview:
    """What is not known stays empty, and the rules that need it stay silent."""
    told = kind or see_kind(subject=letter.subject, body=letter.body)
    facts = LetterUnderReview(
        subject=letter.subject,
        body=letter.body,
        kind=told or LetterKind.THANK_YOU,
        is_kind_known=told is not None,
        is_kind_read=kind is None,
        to=letter.to,
        cc=letter.cc,
        bcc=letter.bcc,
        sender=letter.sender,
        in_reply_to=letter.in_reply_to,
        attachments=tuple(Attachment(filename=name) for name in letter.attachments),
        other_letters=tuple(OtherLetter(name=other.name, body=other.body) for other in others),
        sent_at=sent_at,
    )
    if debrief is None:
        return facts
    return _with_debrief(facts, debrief, person or find_person(debrief, letter))


def facts_of_composed(
    letter: Letter, *, debrief: Debrief, composition: Composition, sent_at: datetime | None
) -> LetterUnderReview:
    """A letter that our composer wrote, beside the others of its panel."""
    person = debrief.people[letter.person_index]
    others = tuple(
        OtherLetter(name=other.to_name, body=other.body)
        for other in composition.letters
        if other is not letter
    )
    facts = LetterUnderReview(
        subject=letter.subject,
        body=letter.body,
        kind=letter.kind,
        is_composed=True,
        to=(letter.to_email,) if letter.to_email else (),
        attachments=_promised_files(person) if letter.kind is LetterKind.THANK_YOU else (),
        other_letters=others,
        sent_at=sent_at,
    )
    return _with_debrief(facts, debrief, person)


def find_person(debrief: Debrief, letter: LoadedLetter) -> PersonNotes | None:
    """Whom of the debrief a letter is for: by address, by the name greeted, or the only one there is."""
    wanted = {address.casefold() for address in letter.to}
    for person in debrief.people:
        if person.email and person.email.casefold() in wanted:
            return person
    text = read_text(letter.body)
    greeted = letter.body[text.greeted.start : text.greeted.end] if text.greeted else ""
    words = set(greeted.casefold().split())
    named = [
        person
        for person in debrief.people
        if words & {word.casefold() for word in (*person.name.split(), *person.greeting.split())}
    ]
    if len(named) == 1:
        return named[0]
    return debrief.people[0] if len(debrief.people) == 1 else None


def _with_debrief(
    facts: LetterUnderReview, debrief: Debrief, person: PersonNotes | None
) -> LetterUnderReview:
    facts = replace(
        facts,
        debrief=debrief,
        person=person,
        sender=facts.sender or debrief.candidate.email,
        recipient_zone=debrief.interview.timezone,
    )
    if facts.kind is not LetterKind.FOLLOW_UP:
        return facts
    return _with_follow_up_window(facts, debrief)


def _with_follow_up_window(facts: LetterUnderReview, debrief: Debrief) -> LetterUnderReview:
    """When a follow-up may go at the earliest, as if the thank-you had gone out right after the interview."""
    from afterword.rules.plan import plan

    end = debrief.interview.end
    for step in plan(replace(debrief, events=(), interested=True), now=end, sent=end):
        if step.step == "follow-up":
            return replace(facts, follow_up_opens_at=step.opens_at, follow_up_reason=step.reason)
    return facts


def _promised_files(person: PersonNotes) -> tuple[Attachment, ...]:
    """The file that the debrief names will be attached when the thank-you goes out; later letters go without it."""
    promised = person.promised
    return (Attachment(filename=promised.file),) if promised and promised.file else ()
