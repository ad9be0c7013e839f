"""What a plan is made of: the letters after the talk, the steps of a silence, the answers to an answer."""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from afterword.letters.debrief import Debrief, Event, EventKind
from afterword.rules.etiquette import Etiquette
from afterword.rules.follow_up_window import close_moment
from afterword.rules.recipients import Contact, RecipientDecision, Verdict, choose_contact
from afterword.rules.send_window import Window, office_window, spread
from afterword.rules.silence import SilenceFacts, SilenceState, follow_up_window, judge_silence
from afterword.rules.stop import Stop
from afterword.rules.work_calendar import WorkCalendar
from afterword.said import say


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanStep:
    """One thing to come. `step` is one of debrief, thank-you, ask, hold, ask-address, follow-up,
    last-follow-up, close, stop, rejection-reply, offer-reply. `person` may be empty.
    Times carry the fixed offset of the interviewers' zone; `opens_at` <= `best_at` <= `deadline_at`."""

    step: str
    person: str
    opens_at: datetime
    best_at: datetime
    deadline_at: datetime
    reason: str
    rule: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """Everything the steps are made from."""

    debrief: Debrief
    calendar: WorkCalendar
    etiquette: Etiquette
    now: datetime
    sent: datetime | None
    events: tuple[Event, ...]
    decisions: tuple[RecipientDecision, ...]
    window: Window

    @property
    def contact(self) -> str:
        """The name of the one person who would get a follow-up; empty where nobody can be reached."""
        people = zip(self.debrief.people, self.decisions, strict=True)
        chosen = choose_contact(
            [
                Contact(
                    name=person.name, relation=person.relation, has_address=decision.verdict is Verdict.WRITE
                )
                for person, decision in people
            ]
        )
        return chosen.name if chosen else ""

    def of(self, kind: EventKind) -> Event | None:
        """The newest event of a kind."""
        return max((event for event in self.events if event.what is kind), key=lambda e: e.at, default=None)


def first_letters(case: Case) -> list[PlanStep]:
    """The debrief and a letter per person; nothing once they are sent."""
    if case.sent is not None:
        return []
    end, window = case.debrief.interview.end, case.window
    steps = []
    if not window.is_late:
        reason = say("Notes are best while they are fresh: the names first, then a line on each person.")
        steps.append(
            PlanStep(
                step="debrief",
                person="",
                opens_at=end,
                best_at=end,
                deadline_at=max(end, window.opens_at),
                reason=reason,
                rule="while-fresh",
            )
        )
    writable = [decision for decision in case.decisions if decision.verdict is Verdict.WRITE]
    seed = f"{case.debrief.company}:{case.debrief.interview.round}"
    moments = spread(window, count=len(writable), seed=seed, start=window.best_at, etiquette=case.etiquette)
    best_of = dict(zip((decision.name for decision in writable), moments, strict=True))
    for decision in case.decisions:
        if decision.verdict is Verdict.WRITE:
            kind = "ask" if window.ask_first else "thank-you"
            step = _step(kind, decision.name, window)
            steps.append(replace(step, best_at=max(step.best_at, best_of[decision.name])))
        else:
            kind = "ask" if decision.verdict is Verdict.ASK else "hold"
            step = _step(kind, decision.name, window)
            steps.append(replace(step, reason=decision.reason, rule=decision.rule))
    return steps


def after_silence(case: Case) -> list[PlanStep]:
    """The follow-ups and the close. Nobody is followed up whom the candidate is not interested in."""
    if not case.debrief.interested:
        return []
    bounce = case.of(EventKind.BOUNCE)
    if bounce is not None:
        return [_address_step(case, bounce)]
    facts = _silence_facts(case)
    decision = judge_silence(facts, case.now, etiquette=case.etiquette)
    window, name = follow_up_window(facts, etiquette=case.etiquette), "follow-up"
    if not case.contact:
        window = replace(
            window, reason=say("Nobody in this process can be written to; add an address."), rule="no-address"
        )
        return [_step("ask", "", window)]
    if decision.state is SilenceState.ASK_FIRST:
        window = office_window(
            max(case.now, window.opens_at),
            calendar=case.calendar,
            reason=decision.reason,
            rule=decision.rule,
            etiquette=case.etiquette,
        )
        name = "ask"
    elif case.now > window.best_at:
        best = case.calendar.office_moment(
            case.now, opens=case.etiquette.morning_opens, closes=case.etiquette.office_closes
        )
        window = replace(window, best_at=min(best, window.deadline_at))
    steps = [_step(name, case.contact, window)]
    if case.etiquette.max_follow_ups > 1:
        second = replace(facts, follow_ups=(window.best_at,))
        window = follow_up_window(second, etiquette=case.etiquette)
        steps.append(_step("last-follow-up", case.contact, window))
    steps.append(_close_step(case, window.best_at))
    return steps


def _silence_facts(case: Case) -> SilenceFacts:
    """Before the thank-you is sent, the plan assumes its best moment; where that is long past, the talk."""
    away = case.of(EventKind.AUTO_REPLY)
    last_letter = case.debrief.interview.end if case.window.ask_first else case.window.best_at
    return SilenceFacts(
        calendar=case.calendar,
        last_contact_at=case.sent or last_letter,
        person=case.contact,
        decision_by=case.debrief.decision_by,
        away_until=away.returns_on if away else None,
    )


def _close_step(case: Case, last_follow_up: datetime) -> PlanStep:
    closes = close_moment(last_follow_up, calendar=case.calendar, etiquette=case.etiquette)
    return PlanStep(
        step="close",
        person="",
        opens_at=closes,
        best_at=closes,
        deadline_at=closes,
        reason=say(
            "{close_after_days} days after the last follow-up this rests as silent.",
            close_after_days=case.etiquette.close_after_days,
        ),
        rule="closed-as-silent",
    )


def _address_step(case: Case, bounce: Event) -> PlanStep:
    reason = say("A letter came back. Another address is needed before anything follows; none is guessed.")
    person = case.contact if len(case.debrief.people) == 1 else ""
    window = office_window(
        bounce.at, calendar=case.calendar, reason=reason, rule="bounced", etiquette=case.etiquette
    )
    return replace(_step("ask-address", person, window), opens_at=bounce.at, best_at=bounce.at)


def stop_step(stop: Stop) -> PlanStep:
    reason = say("{words}, so everything that waited in this process is cancelled.", words=stop.words)
    return PlanStep(
        step="stop",
        person=stop.who,
        opens_at=stop.at,
        best_at=stop.at,
        deadline_at=stop.at,
        reason=reason,
        rule=f"stopped-{stop.kind}",
    )


def answer_steps(case: Case) -> list[PlanStep]:
    """What an answer itself asks for: a short reply to a rejection or an offer, never an appeal."""
    if case.of(EventKind.WITHDRAWN):
        return []
    steps = []
    rejection, offer = case.of(EventKind.REJECTION), case.of(EventKind.OFFER)
    if rejection is not None:
        window = _rejection_window(case, rejection)
        if case.now <= window.deadline_at:
            steps.append(_step("rejection-reply", case.contact, window))
    if offer is not None:
        reason = say("Thank them, and say by when you will answer.")
        window = office_window(
            offer.at, calendar=case.calendar, reason=reason, rule="offer-reply", etiquette=case.etiquette
        )
        if case.now <= window.deadline_at:
            steps.append(_step("offer-reply", case.contact, window))
    return steps


def _rejection_window(case: Case, rejection: Event) -> Window:
    """4 to 48 hours later, in their working hours."""
    etiquette = case.etiquette
    reason = say("A short thank-you is remembered; a few hours later it is easier to write. No appeal.")
    window = office_window(
        rejection.at + timedelta(hours=etiquette.rejection_reply_after_hours),
        calendar=case.calendar,
        reason=reason,
        rule="rejection-reply",
        etiquette=etiquette,
    )
    latest = rejection.at + timedelta(hours=etiquette.rejection_reply_within_hours)
    closes = case.calendar.at(case.calendar.local(window.opens_at).date(), etiquette.office_closes)
    return replace(window, deadline_at=max(latest, closes))


def _step(kind: str, person: str, window: Window) -> PlanStep:
    return PlanStep(
        step=kind,
        person=person,
        opens_at=window.opens_at,
        best_at=window.best_at,
        deadline_at=window.deadline_at,
        reason=window.reason,
        rule=window.rule,
    )
