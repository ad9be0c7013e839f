"""Who gets a letter of which kind, who is held and why, and whose thanks go through somebody else."""

from dataclasses import dataclass

from afterword.letters.composing.day_words import date_words, dated_as
from afterword.letters.composing.naming import plain_name, relation_of
from afterword.letters.debrief import ContactPolicy, Debrief, EventKind, Relation
from afterword.letters.fields.field import ARRANGERS
from afterword.letters.letter import Held, LetterKind
from afterword.said import say, to_say

LARGEST_GROUP = 7
_ENDED = {
    EventKind.REJECTION: to_say("{who} sent a rejection on {day}, so this letter is not sent."),
    EventKind.WITHDRAWN: to_say("{who} was told that you withdraw on {day}, so this letter is not sent."),
}
_ANSWERED = {
    EventKind.REPLY: to_say("{who} answered on {day}, so this letter is not sent."),
    EventKind.CALLED: to_say("{who} called on {day}, so this letter is not sent."),
    EventKind.NEXT_ROUND: to_say("{who} invited you to the next round on {day}, so this letter is not sent."),
    EventKind.OFFER: to_say("{who} made an offer on {day}, so this letter is not sent."),
}
_LEADS = {
    LetterKind.FOLLOW_UP: (
        Relation.HIRING_MANAGER,
        Relation.RECRUITER,
        Relation.EXECUTIVE,
        Relation.COORDINATOR,
    ),
    LetterKind.REJECTION_REPLY: (Relation.RECRUITER, Relation.HIRING_MANAGER, Relation.COORDINATOR),
    LetterKind.WITHDRAWAL: (Relation.RECRUITER, Relation.HIRING_MANAGER, Relation.COORDINATOR),
    LetterKind.OFFER_REPLY: (Relation.HIRING_MANAGER, Relation.RECRUITER, Relation.EXECUTIVE),
}
_ONE_IS_ENOUGH = {
    LetterKind.FOLLOW_UP: to_say("One follow-up for the whole panel is enough; it goes to {lead}."),
    LetterKind.REJECTION_REPLY: to_say("One reply to the rejection is enough; it goes to {lead}."),
    LetterKind.WITHDRAWAL: to_say("One letter of withdrawal is enough; it goes to {lead}."),
    LetterKind.OFFER_REPLY: to_say("One reply to the offer is enough; it goes to {lead}."),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """Indexes into `debrief.people`. `carrier` passes on the thanks of `pass_on`."""

    write: tuple[int, ...]
    held: tuple[Held, ...] = ()
    carrier: int | None = None
    pass_on: tuple[int, ...] = ()
    no_address: tuple[int, ...] = ()


def plan_letters(debrief: Debrief, kind: LetterKind, *, to: int | None = None) -> Plan:
    """Who gets a letter of `kind`. Where one is enough, `to` says who it is: chosen by somebody who knows more than
    the notes, such as who was written to before. Contact through a recruiter or an agency stays so."""
    everybody = tuple(range(len(debrief.people)))
    stopped = _stopped(debrief, kind)
    if stopped:
        return Plan(write=(), held=_hold(debrief, everybody, stopped))
    if kind is LetterKind.CORRECTION:
        write = tuple(at for at in everybody if debrief.people[at].clarify.strip()) or everybody[:1]
        reason = say("Nothing to add to an answer is noted.")
        plan = Plan(write=write, held=_hold(debrief, _without(everybody, write), reason))
    elif kind in _LEADS:
        return _plan_one(debrief, kind, to)
    else:
        plan = _plan_group(debrief) if len(everybody) > LARGEST_GROUP else Plan(write=everybody)
    if debrief.contact_policy is not ContactPolicy.DIRECT:
        return _through(debrief)
    return _with_carrier(debrief, plan)


def _stopped(debrief: Debrief, kind: LetterKind) -> str:
    """Why no letter of this kind may go out any more, or an empty text."""
    if kind not in {LetterKind.THANK_YOU, LetterKind.FOLLOW_UP, LetterKind.CORRECTION}:
        return ""
    stops = _ENDED | _ANSWERED if kind is LetterKind.FOLLOW_UP else _ENDED
    for event in debrief.events:
        if event.what in stops and event.at >= debrief.interview.start:
            day = date_words(event.at.astimezone(debrief.interview.timezone).date(), dated_as(debrief))
            who = debrief.company if event.what is not EventKind.REPLY else say("Somebody")
            return say(stops[event.what], who=who, day=day)
    return ""


def _plan_group(debrief: Debrief) -> Plan:
    """More people than seven: the one who leads, and the one who arranged it."""
    everybody = tuple(range(len(debrief.people)))
    lead = _first(debrief, (Relation.HIRING_MANAGER, Relation.EXECUTIVE, Relation.PEER))
    arranger = _first(debrief, (Relation.RECRUITER, Relation.COORDINATOR))
    write = tuple(sorted({at for at in (lead, arranger) if at is not None}))
    names = say(" and ").join(plain_name(debrief.people[at]) for at in write)
    reason = say(
        "With more than seven people, one letter each is too many; {names} will carry the thanks.",
        names=names,
    )
    held = _without(everybody, write)
    carrier = arranger if arranger is not None else lead
    return Plan(write=write, held=_hold(debrief, held, reason), carrier=carrier, pass_on=held)


def _plan_one(debrief: Debrief, kind: LetterKind, to: int | None) -> Plan:
    everybody = tuple(range(len(debrief.people)))
    leads = _LEADS[kind]
    if debrief.contact_policy is not ContactPolicy.DIRECT:
        leads = (Relation.RECRUITER, Relation.COORDINATOR)
        if _first(debrief, leads) is None:
            return _through(debrief)
    is_free = debrief.contact_policy is ContactPolicy.DIRECT
    if to is not None and (is_free or relation_of(debrief.people[to]) in leads):
        lead: int | None = to
    else:
        reachable = _first(debrief, leads, reachable=True)
        lead = reachable if reachable is not None else _first(debrief, leads)
    lead = 0 if lead is None else lead
    reason = say(_ONE_IS_ENOUGH[kind], lead=plain_name(debrief.people[lead]))
    return Plan(write=(lead,), held=_hold(debrief, _without(everybody, (lead,)), reason))


def _through(debrief: Debrief) -> Plan:
    """Contact only through the recruiter or the agency."""
    everybody = tuple(range(len(debrief.people)))
    agency = debrief.contact_policy is ContactPolicy.VIA_AGENCY
    carrier = _first(debrief, (Relation.RECRUITER, Relation.COORDINATOR))
    if carrier is None:
        reason = (
            say("Contact goes only through the agency. Add the person there, and the thanks go to them.")
            if agency
            else say(
                "Contact goes only through the recruiter. Add the person there, and the thanks go to them."
            )
        )
        return Plan(write=(), held=_hold(debrief, everybody, reason))
    others = _without(everybody, (carrier,))
    name = plain_name(debrief.people[carrier])
    words = (
        to_say("Contact goes only through the agency; the letter to {name} passes the thanks on.")
        if agency
        else to_say("Contact goes only through the recruiter; the letter to {name} passes the thanks on.")
    )
    reason = say(words, name=name)
    interviewers = tuple(at for at in others if relation_of(debrief.people[at]) not in ARRANGERS)
    return Plan(write=(carrier,), held=_hold(debrief, others, reason), carrier=carrier, pass_on=interviewers)


def _with_carrier(debrief: Debrief, plan: Plan) -> Plan:
    """People without an address are thanked through the recruiter too, where one can be reached."""
    lost = tuple(
        at
        for at in plan.write
        if not debrief.people[at].email and relation_of(debrief.people[at]) not in ARRANGERS
    )
    carrier = plan.carrier
    if carrier is None:
        reachable = [
            at
            for at in plan.write
            if debrief.people[at].email and relation_of(debrief.people[at]) in ARRANGERS
        ]
        carrier = reachable[0] if reachable else None
    if carrier is None or not lost:
        return plan
    no_address = tuple(at for at in lost if at != carrier)
    return Plan(
        write=plan.write, held=plan.held, carrier=carrier, pass_on=plan.pass_on, no_address=no_address
    )


def _first(debrief: Debrief, relations: tuple[Relation, ...], *, reachable: bool = False) -> int | None:
    """The first person of the first relation that is there; one with an address before one without. With `reachable`
    only whoever has an address."""
    for relation in relations:
        found = [
            at
            for at, person in enumerate(debrief.people)
            if relation_of(person) is relation and (person.email or not reachable)
        ]
        if found:
            return next((at for at in found if debrief.people[at].email), found[0])
    return None


def _without(everybody: tuple[int, ...], some: tuple[int, ...]) -> tuple[int, ...]:
    return tuple(at for at in everybody if at not in some)


def _hold(debrief: Debrief, whom: tuple[int, ...], reason: str) -> tuple[Held, ...]:
    return tuple(Held(person=plain_name(debrief.people[at]), reason=reason) for at in whom)
