"""When each letter of an interview may go out, and what must be asked about the people first."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from afterword.letters.debrief import Debrief, Relation
from afterword.letters.letter import Ask
from afterword.models import Interview, Participation, Person
from afterword.rules.etiquette import Etiquette
from afterword.rules.recipients import Recipient, RecipientDecision, Verdict, decide_recipients
from afterword.rules.send_window import Window, spread
from afterword.rules.thank_you_window import thank_you_window
from afterword.rules.work_calendar import WorkCalendar, calendar_for


@dataclass(frozen=True, slots=True, kw_only=True)
class Planned:
    """`window` is the same for the whole panel; `asks` are those about addresses and the like."""

    window: Window
    calendar: WorkCalendar
    asks: tuple[Ask, ...]


def plan_thank_yous(
    interview: Interview, debrief: Debrief, people: Sequence[Person], *, now: datetime, etiquette: Etiquette
) -> Planned:
    calendar = calendar_for(interview.zone)
    talked_on = calendar.local(interview.ends_at).date()
    window = thank_you_window(
        interview.ends_at,
        calendar=calendar,
        now=now,
        etiquette=etiquette,
        decides_today=debrief.decision_by == talked_on,
    )
    next_talks = _next_talks(interview, calendar)
    pairs = zip(people, debrief.people, strict=True)
    decisions = decide_recipients(
        [_recipient(person, noted.relation, next_talks) for person, noted in pairs],
        calendar=calendar,
        talked_on=talked_on,
        policy=debrief.contact_policy,
        etiquette=etiquette,
    )
    asks = tuple(_ask(decision) for decision in decisions if decision.verdict is Verdict.ASK)
    return Planned(window=window, calendar=calendar, asks=asks)


def _ask(decision: RecipientDecision) -> Ask:
    """What is asked about an address is answered in the address field."""
    is_address = decision.rule in ("no-address", "bounced", "relay-address")
    return Ask(person=decision.name, field="email" if is_address else decision.rule, question=decision.reason)


def best_moments(
    planned: Planned, debrief: Debrief, count: int, etiquette: Etiquette
) -> tuple[datetime, ...]:
    """A panel does not hear from somebody in one second."""
    window = planned.window
    seed = f"{debrief.company}:{debrief.interview.round}"
    return tuple(spread(window, count=count, seed=seed, start=window.best_at, etiquette=etiquette))


def _recipient(person: Person, relation: Relation | None, next_talks: Mapping[int, datetime]) -> Recipient:
    talk = next_talks.get(person.pk)
    return Recipient(
        name=person.name,
        relation=relation,
        email=person.email or None,
        bounced=bool(person.address_failed),
        next_talk=talk.date() if talk else None,
    )


def _next_talks(interview: Interview, calendar: WorkCalendar) -> dict[int, datetime]:
    """The next interview of each person after this one, on the wall clock there."""
    seats = (
        Participation.objects.filter(
            candidate=interview.candidate_id,
            interview__process=interview.process_id,
            interview__starts_at__gt=interview.ends_at,
            is_absent=False,
        )
        .exclude(interview__state="cancelled")
        .order_by("-interview__starts_at")
    )
    return {
        person: calendar.local(starts_at)
        for person, starts_at in seats.values_list("person_id", "interview__starts_at")
    }
