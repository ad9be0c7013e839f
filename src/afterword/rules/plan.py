"""The whole plan of one interview, from the debrief to the day on which a silence is closed.

Facts and `now` in, steps out: who hears from you, from when until when, and why. Windows are on the clock of
the interviewers. An answer ends the plan; what the candidate must decide is a step of its own ("ask").
"""

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime

from afterword.letters.debrief import Debrief, Event, EventKind
from afterword.rules.etiquette import USUAL, Etiquette
from afterword.rules.plan_steps import Case, PlanStep, after_silence, answer_steps, first_letters, stop_step
from afterword.rules.recipients import decide_recipients, recipients_of
from afterword.rules.stop import first_stop
from afterword.rules.thank_you_window import thank_you_window
from afterword.rules.work_calendar import calendar_for, with_offset

# These are about this interview only when they come after it began; the others end a process at any time.
_AFTER_THE_TALK = frozenset({EventKind.REPLY, EventKind.CALLED, EventKind.NEXT_ROUND})


def plan(
    debrief: Debrief,
    *,
    now: datetime,
    sent: datetime | None = None,
    events: tuple[Event, ...] = (),
    etiquette: Etiquette = USUAL,
    country: str | None = None,
) -> tuple[PlanStep, ...]:
    """What is still to come at `now`, in order of time. `sent`: when the thank-you was accepted. `events` are
    added to those of the debrief. `country` (ISO 3166-1) overrides the one of the interviewers' zone."""
    case = _case(debrief, now, sent, events, etiquette, country)
    stop = first_stop(case.events)
    steps = [*first_letters(case), *after_silence(case)]
    if stop is not None:
        steps = [step for step in steps if now < stop.at and step.best_at < stop.at]
        steps += [stop_step(stop), *answer_steps(case)]
    zone = debrief.interview.timezone
    shown = (
        replace(
            step,
            opens_at=with_offset(step.opens_at, zone),
            best_at=with_offset(step.best_at, zone),
            deadline_at=with_offset(step.deadline_at, zone),
        )
        for step in steps
    )
    return tuple(sorted(shown, key=lambda step: (step.opens_at, step.best_at)))


def plan_report(steps: Iterable[PlanStep]) -> dict[str, list[dict[str, str]]]:
    """The JSON shape of `afterword plan --json`: times in ISO 8601 with offset."""
    return {
        "steps": [
            {
                "step": step.step,
                "person": step.person,
                "opens_at": step.opens_at.isoformat(timespec="seconds"),
                "best_at": step.best_at.isoformat(timespec="seconds"),
                "deadline_at": step.deadline_at.isoformat(timespec="seconds"),
                "reason": step.reason,
                "rule": step.rule,
            }
            for step in steps
        ]
    }


def _case(
    debrief: Debrief,
    now: datetime,
    sent: datetime | None,
    events: tuple[Event, ...],
    etiquette: Etiquette,
    country: str | None,
) -> Case:
    interview = debrief.interview
    calendar = calendar_for(interview.timezone, country=country)
    day = calendar.local(interview.end).date()
    known = {
        event
        for event in (*debrief.events, *events)
        if event.what not in _AFTER_THE_TALK or event.at >= interview.start
    }
    return Case(
        debrief=debrief,
        calendar=calendar,
        etiquette=etiquette,
        now=now,
        sent=sent,
        events=tuple(sorted(known, key=lambda event: event.at)),
        decisions=decide_recipients(
            recipients_of(debrief),
            calendar=calendar,
            talked_on=day,
            policy=debrief.contact_policy,
            etiquette=etiquette,
        ),
        window=thank_you_window(
            interview.end,
            calendar=calendar,
            now=now,
            etiquette=etiquette,
            decides_today=debrief.decision_by == day,
        ),
    )
