"""All that the review rules may know about a letter, taken from the rows, and their verdict."""

from dataclasses import dataclass, replace
from datetime import datetime

from afterword.letters.debrief import Debrief, Spelling
from afterword.letters.letter import LetterKind
from afterword.models import Interview, Letter, LetterState, Process, Submission
from afterword.ports.grammar import GrammarPort
from afterword.rules.review import Review, review
from afterword.rules.review.finding import Attachment, LetterUnderReview, OtherLetter, PastSubmission
from afterword.rules.silence import SilenceFacts, follow_up_window
from afterword.rules.submission import MAYBE_SENT
from afterword.rules.work_calendar import calendar_for
from afterword.workflows.debrief_value import debrief_of, people_of
from afterword.workflows.own_data import etiquette_of
from afterword.workflows.planned_moment import planned_moment
from afterword.workflows.shared_rows import share_rows

_MAYBE_SENT = [state.value for state in MAYBE_SENT]


def review_letter(
    letter: Letter, *, now: datetime, grammar: GrammarPort | None = None, told: "Told | None" = None
) -> Review:
    """Ask every rule. `grammar` helps where it is there; without it the other rules answer all the same. `told`: see
    `under_review`."""
    facts = under_review(letter, now=now, told=told)
    if grammar is not None:
        remarks = grammar.check(facts.body, known_words=_known_words(facts), dialect=_dialect(letter))
        facts = replace(facts, grammar=remarks)
    return review(facts)


def under_review(letter: Letter, *, now: datetime, told: "Told | None" = None) -> LetterUnderReview:
    """The facts as of `now`. The moment of sending is the one that an approval at `now` would choose. `told` is
    `told_of(letter, ...)`, where it is at hand."""
    candidate, person, process = letter.candidate, letter.person, letter.process
    known = told or told_of(letter, now=now)
    interview, debrief = known.interview, known.debrief
    index = known.people.index(person.pk) if person.pk in known.people else None
    past = _past(letter)
    facts = LetterUnderReview(
        subject=letter.subject,
        body=letter.body,
        kind=LetterKind(letter.kind),
        is_composed=not letter.is_edited,
        to=(person.email,) if person.email else (),
        sender=candidate.email or None,
        in_reply_to=letter.replies_to.message_id if letter.replies_to else None,
        debrief=debrief,
        person=debrief.people[index] if debrief and index is not None else None,
        other_companies=_other_companies(process),
        employer=candidate.employer or None,
        employer_domain=candidate.employer_domain or None,
        other_letters=_other_letters(letter),
        attachments=_attachments(letter),
        past=past,
        sent_at=planned_moment(letter, now=now),
        recipient_zone=interview.zone if interview else candidate.zone,
        muted=frozenset(letter.muted),
    )
    if facts.kind is LetterKind.FOLLOW_UP and interview and debrief:
        return _with_follow_up_window(facts, interview, debrief)
    return facts


@dataclass(frozen=True, slots=True)
class Told:
    """What was noted about the interview of a letter: the same for all letters of a panel. `people` are the keys of
    those in `debrief.people`."""

    interview: Interview | None
    debrief: Debrief | None
    people: tuple[int, ...]


def told_of(letter: Letter, *, now: datetime) -> Told:
    """Of a letter without an interview it is the newest one of its process."""
    interview = share_rows(letter).interview or letter.process.interviews.order_by("-starts_at").first()
    if interview is None:
        return Told(None, None, ())
    people = people_of(interview)
    return Told(interview, debrief_of(interview, now=now, people=people), tuple(each.pk for each in people))


def _dialect(letter: Letter) -> Spelling | None:
    """None: what is right in either is right."""
    stated = letter.candidate.style().spelling
    return None if stated is Spelling.AS_WRITTEN else stated


def _other_companies(process: Process) -> tuple[str, ...]:
    """The other companies of the tracker: none of them may stand in this letter."""
    others = Process.objects.filter(candidate=process.candidate_id).exclude(company__iexact=process.company)
    return tuple(sorted(set(others.values_list("company", flat=True))))


def _other_letters(letter: Letter) -> tuple[OtherLetter, ...]:
    """The rest of the panel. Letters of earlier rounds stand in the debrief's history."""
    if letter.interview_id is None:
        return ()
    others = (
        Letter.objects.filter(interview=letter.interview_id, kind=letter.kind)
        .exclude(pk=letter.pk)
        .exclude(state=LetterState.DROPPED)
        .order_by("pk")
    )
    return tuple(
        OtherLetter(name=name, body=body) for name, body in others.values_list("person__name", "body")
    )


def _attachments(letter: Letter) -> tuple[Attachment, ...]:
    return tuple(
        Attachment(filename=str(each.get("filename", "")), size=int(each.get("size", 0)))
        for each in letter.attachments
    )


def _past(letter: Letter) -> tuple[PastSubmission, ...]:
    """What went out in this process, or may have."""
    sent = (
        Submission.objects.filter(process=letter.process_id, state__in=_MAYBE_SENT)
        .exclude(letter=letter)
        .order_by("approved_at")
    )
    columns = ("person__name", "kind", "round", "settled_at", "submitting_at", "send_at")
    return tuple(
        PastSubmission(
            person=name,
            kind=LetterKind(kind),
            round=number,
            sent_at=next(at for at in moments if at is not None),
        )
        for name, kind, number, *moments in sent.values_list(*columns)
    )


def _with_follow_up_window(
    facts: LetterUnderReview, interview: Interview, debrief: Debrief
) -> LetterUnderReview:
    contacts = [each.sent_at for each in facts.past if each.kind is not LetterKind.FOLLOW_UP]
    window = follow_up_window(
        SilenceFacts(
            calendar=calendar_for(interview.zone),
            last_contact_at=max([interview.ends_at, *contacts]),
            person=facts.person.name if facts.person else "",
            decision_by=debrief.decision_by,
            follow_ups=tuple(each.sent_at for each in facts.past if each.kind is LetterKind.FOLLOW_UP),
            away_until=interview.process.away_until,
        ),
        etiquette=etiquette_of(interview.candidate),
    )
    return replace(facts, follow_up_opens_at=window.opens_at, follow_up_reason=window.reason)


def _known_words(facts: LetterUnderReview) -> tuple[str, ...]:
    """Names and terms of the notes are right however they look."""
    debrief = facts.debrief
    if debrief is None:
        return ()
    texts = [debrief.company, debrief.role, debrief.candidate.name]
    for person in debrief.people:
        texts += [person.name, person.title, person.topic, person.point, person.my_link, person.thought]
    return tuple(dict.fromkeys(word for text in texts for word in text[:4000].split()))
