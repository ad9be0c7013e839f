"""Notes become letters: one a person, each a draft with its window. What was edited or approved stays."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction

from afterword.letters.compose import compose
from afterword.letters.composing.naming import plain_name
from afterword.letters.debrief import Debrief
from afterword.letters.letter import Ask, Composition, Held, LetterKind
from afterword.models import (
    HistoryEntry,
    Interview,
    Letter,
    LetterState,
    Person,
    Process,
    Submission,
)
from afterword.rules.etiquette import Etiquette
from afterword.rules.send_window import Window, office_window
from afterword.rules.work_calendar import calendar_for
from afterword.said import say
from afterword.workflows.debrief_value import debrief_of, people_of
from afterword.workflows.letter_asks import remember_asks
from afterword.workflows.note_blocks import look_for_blocks
from afterword.workflows.own_data import etiquette_of
from afterword.workflows.plan_letters import best_moments, plan_thank_yous
from afterword.workflows.put_letter import LetterPlace, LetterPlan, put_letter, put_letter_on
from afterword.workflows.review_letter import Told


@dataclass(frozen=True, slots=True, kw_only=True)
class Written:
    """`letters` are all that stand after this, also those that were left as the person wants them."""

    letters: tuple[Letter, ...]
    asks: tuple[Ask, ...] = ()
    held: tuple[Held, ...] = ()

    @property
    def is_done(self) -> bool:
        """False where not one letter came about because something is missing: then the notes are not done."""
        return bool(self.letters) or not self.asks


def write_letters(interview: Interview, *, now: datetime, etiquette: Etiquette | None = None) -> Written:
    """Compose the thank-you letters and plan their windows. An edited letter keeps its text and an approved
    one everything; a draft that the notes no longer carry is dropped."""
    manners = etiquette or etiquette_of(interview.candidate)
    if interview.is_cancelled or interview.needs_zone or interview.needs_time or not interview.process.role:
        asks = _open_questions(interview)
        remember_asks(interview, asks, {}, now=now)
        return Written(letters=(), asks=asks)
    with transaction.atomic():
        # Two tabs that finish the same debrief wait for each other instead of writing each letter twice.
        Process.objects.select_for_update().get(pk=interview.process_id)
        people = people_of(interview)
        debrief = debrief_of(interview, now=now, people=people)
        planned = plan_thank_yous(interview, debrief, people, now=now, etiquette=manners)
        composition = compose(debrief, send_at=planned.window.best_at, used_frames=_used_frames(interview))
        moments = best_moments(planned, debrief, len(composition.letters), manners)
        there = _letters_there(interview)
        letters: list[Letter] = []
        held = list(composition.held)
        for composed, moment in zip(composition.letters, moments, strict=True):
            place = LetterPlace(
                process=interview.process,
                person=people[composed.person_index],
                kind=LetterKind.THANK_YOU,
                interview=interview,
            )
            if _was_let_go(place, there):
                held.append(Held(person=composed.to_name, reason=say("You dropped this letter.")))
                continue
            standing = _standing(there, place.person.pk)
            missing = composition.left_out_of(composed)
            plan = LetterPlan(window=planned.window, best_at=moment, left_out=missing)
            letters.append(put_letter_on(standing, place, composed, plan, now=now))
        written = {people[each.person_index].pk for each in composition.letters}
        letters += _settle_others([each for each in there if each.person_id not in written], composition, now)
        told = Told(interview, debrief, tuple(each.pk for each in people))
        look_for_blocks(letters, now=now, known=told)
        asks = (*composition.asks, *planned.asks)
        have = {each.person_id for each in letters}
        remember_asks(interview, asks, _without_letter(people, debrief, have), now=now)
    return Written(letters=tuple(letters), asks=asks, held=tuple(held))


def write_letter(  # noqa: PLR0913 - what makes one letter, all named
    process: Process,
    person: Person,
    kind: LetterKind,
    *,
    now: datetime,
    interview: Interview | None = None,
    ordinal: int = 1,
    replies_to: Submission | None = None,
    window: Window | None = None,
    original_subject: str | None = None,
    last: bool = False,
    answer_by: date | None = None,
) -> Letter | Ask | Held:
    """One letter of any kind to one person, from the notes of `interview` (else of the newest one that took
    place). Without a `window`: their next working hours. The subject of a follow-up answers that of
    `replies_to`, unless `original_subject` is given. `last`: the follow-up that closes the matter."""
    interview = interview or newest_interview(process, now=now)
    if interview is None:
        return Held(
            person=person.name, reason=say("There was no interview yet, so there is nothing to write.")
        )
    if not process.role:
        return _which_role(process)
    place = LetterPlace(
        process=process,
        person=person,
        kind=kind,
        interview=interview,
        ordinal=ordinal,
        replies_to=replies_to,
    )
    window = window or office_window(
        now,
        calendar=calendar_for(interview.zone),
        reason=say("In their working hours."),
        rule="office-hours",
        etiquette=etiquette_of(process.candidate),
    )
    original = original_subject or (replies_to.subject if replies_to else None)
    with transaction.atomic():
        people = people_of(interview)
        ids = [each.pk for each in people]
        composition = compose(
            debrief_of(interview, now=now, people=people),
            kind=kind,
            send_at=window.best_at,
            used_frames=_used_frames(interview),
            answer_by=answer_by,
            original_subject=original,
            last=last,
            # Whom the one follow-up goes to is chosen by who was written to, which the notes do not say.
            to=ids.index(person.pk) if kind is LetterKind.FOLLOW_UP and person.pk in ids else None,
        )
        for composed in composition.letters:
            if people[composed.person_index].pk == person.pk:
                missing = composition.left_out_of(composed)
                plan = LetterPlan(window=window, best_at=window.best_at, left_out=missing)
                return put_letter(place, composed, plan, now=now)
    return _why_not(person, composition)


def newest_interview(process: Process, *, now: datetime) -> Interview | None:
    """The last one that took place."""
    done = process.interviews.filter(ends_at__lte=now).exclude(state="cancelled")
    return done.order_by("-ends_at").first()


def _without_letter(people: Sequence[Person], debrief: Debrief, have: set[int]) -> dict[str, Person]:
    """Who has no letter, by the name that a question calls them."""
    pairs = zip(debrief.people, people, strict=True)
    return {plain_name(noted): person for noted, person in pairs if person.pk not in have}


def _letters_there(interview: Interview) -> list[Letter]:
    """All thank-you letters of this talk, dropped ones too, the oldest first."""
    rows = Letter.objects.filter(interview=interview, kind=LetterKind.THANK_YOU.value)
    return list(rows.select_related("person").order_by("pk"))


def _standing(there: Sequence[Letter], person: int) -> Letter | None:
    mine = [each for each in there if each.person_id == person and each.ordinal == 1]
    return next((each for each in mine if each.state != LetterState.DROPPED), None)


def _was_let_go(place: LetterPlace, there: Sequence[Letter]) -> bool:
    """Whether the person themselves dropped the letter of this place and nothing took its place."""
    mine = [each for each in there if each.person_id == place.person.pk]
    if not mine or any(each.state != LetterState.DROPPED for each in mine):
        return False
    entries = HistoryEntry.objects.filter(
        candidate=place.process.candidate_id, process=place.process, what="letter-dropped"
    )
    return any(about.get("letter") == mine[-1].pk for about in entries.values_list("about", flat=True))


def _settle_others(others: Sequence[Letter], composition: Composition, now: datetime) -> list[Letter]:
    """Letters to people who get none now: a draft is dropped with the reason, an edited one stays."""
    kept = []
    for letter in others:
        if letter.state == LetterState.DROPPED:
            continue
        if letter.is_edited or letter.state != LetterState.DRAFT:
            kept.append(letter)
            continue
        why = _why_not(letter.person, composition)
        letter.state = LetterState.DROPPED
        letter.dropped_reason = (why.question if isinstance(why, Ask) else why.reason)[:300]
        letter.saved_at = now
        letter.save(update_fields=["state", "dropped_reason", "saved_at"])
    return kept


def _why_not(person: Person, composition: Composition) -> Ask | Held:
    for ask in composition.asks:
        if ask.person == person.name:
            return ask
    for held in composition.held:
        if held.person == person.name:
            return held
    return Held(person=person.name, reason=say("The notes do not carry a letter to this person now."))


def _used_frames(interview: Interview) -> frozenset[str]:
    """Frames of letters of other rounds in this process, so that round two does not read like round one."""
    earlier = (
        Letter.objects.filter(process=interview.process_id)
        .exclude(interview=interview)
        .exclude(state=LetterState.DROPPED)
    )
    return frozenset(
        each.get("frame", "")
        for sentences in earlier.values_list("sentences", flat=True)
        for each in sentences
    ) - {""}


def _open_questions(interview: Interview) -> tuple[Ask, ...]:
    if interview.is_cancelled:
        return ()
    if not (interview.needs_zone or interview.needs_time):
        return (_which_role(interview.process),)
    what = (
        say("At what time was the interview?")
        if interview.needs_time
        else say("In which time zone was the interview?")
    )
    return (
        Ask(person="", field="interview", question=say("{what} The invitation does not say.", what=what)),
    )


def _which_role(process: Process) -> Ask:
    """Many invitations leave it out, and no letter can do without it."""
    question = say(
        "Which role was the talk with {company} about? Each letter names it.", company=process.company
    )
    return Ask(person="", field="role", question=question)
