"""The sightings of a first look, put together into processes that may be followed. Nothing is followed unasked."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from afterword.mail.threading import base_subject
from afterword.rules.classification import Kind
from afterword.rules.intent import Intent
from afterword.rules.sighting import SeenPerson, Sighting
from afterword.said import say
from afterword.said_dates import short_day_said


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposal:
    """`stands` says in a sentence where it stands, `reasons` why it is thought to be a hiring process. `sources`
    are positions in the sightings, oldest first."""

    company: str
    domain: str
    role: str
    people: tuple[SeenPerson, ...]
    stands: str
    reasons: tuple[str, ...]
    sources: tuple[int, ...]
    last_at: datetime


def propose(sightings: Sequence[Sighting], *, now: datetime) -> tuple[tuple[Proposal, ...], int]:
    """The proposals, the latest first, and how many applications without any word of an interview were left
    out."""
    proposals: list[Proposal] = []
    left_out = 0
    for group in _groups(sightings):
        told = [sightings[place] for place in group]
        if not any(one.speaks_of_interview for one in told):
            left_out += 1
        else:
            proposals.append(_proposal(group, told, now))
    return tuple(sorted(proposals, key=lambda one: one.last_at, reverse=True)), left_out


def _groups(sightings: Sequence[Sighting]) -> list[list[int]]:
    """What shares a thread, a company's domain or its name belongs together; two roles at one company, each with
    an interview, are two."""
    first_with: dict[str, int] = {}
    parent = list(range(len(sightings)))

    def root(place: int) -> int:
        while parent[place] != place:
            parent[place] = parent[parent[place]]
            place = parent[place]
        return place

    for place, one in enumerate(sightings):
        for key in _keys(one):
            parent[root(place)] = root(first_with.setdefault(key, place))
    found: dict[int, list[int]] = {}
    for place in range(len(sightings)):
        found.setdefault(root(place), []).append(place)
    return [part for group in found.values() for part in _by_role(group, sightings)]


def _keys(one: Sighting) -> list[str]:
    keys = [f"thread {identifier}" for identifier in one.thread]
    keys += [f"domain {one.domain}"] if one.domain else []
    name = re.sub(r"[^\w]", "", one.company.casefold())
    keys += [f"name {name}"] if name else []
    return keys or [f"subject {base_subject(one.subject).casefold()}"]


def _by_role(group: list[int], sightings: Sequence[Sighting]) -> list[list[int]]:
    """Messages that name no role go with the role that was named last before them, else with the first."""
    roles: dict[str, list[int]] = {}
    loose: list[int] = []
    current = ""
    for place in sorted(group, key=lambda place: sightings[place].came_at):
        role = sightings[place].role.casefold()
        current = role or current
        roles.setdefault(current, []).append(place) if current else loose.append(place)
    if not roles:
        return [sorted(loose, key=lambda place: sightings[place].came_at)]
    first = next(iter(roles))
    roles[first] = loose + roles[first]
    return list(roles.values())


def _proposal(group: list[int], told: Sequence[Sighting], now: datetime) -> Proposal:
    named = [one for one in told if one.company]
    best = next((one for one in named if one.kind is Kind.INVITATION), named[0] if named else told[0])
    roles = Counter(one.role for one in told if one.role)
    return Proposal(
        company=best.company,
        domain=next((one.domain for one in told if one.domain), ""),
        role=roles.most_common(1)[0][0] if roles else "",
        people=_people(told),
        stands=_stands(told, now),
        reasons=tuple(dict.fromkeys(_reason(one) for one in told))[:4],
        sources=tuple(group),
        last_at=max(one.came_at for one in told),
    )


def _people(told: Iterable[Sighting]) -> tuple[SeenPerson, ...]:
    """Each once, by address or else by name; what is known of a relation is kept."""
    people: dict[str, SeenPerson] = {}
    for one in told:
        for person in one.people:
            key = person.email.casefold() or person.name.casefold()
            if key not in people or (person.relation and not people[key].relation):
                people[key] = person
    return tuple(people.values())[:12]


def _stands(told: Sequence[Sighting], now: datetime) -> str:
    """The last decision counts, then the coming interview, then the last one, then the last word."""
    ordered = sorted(told, key=lambda one: one.came_at)
    interviews = _interviews(ordered)
    past = [at for at in interviews if at <= now]
    coming = [at for at in interviews if at > now]
    last_past = past[-1] if past else None
    for one in reversed(ordered):
        if last_past is not None and one.came_at < last_past:
            break
        if one.intent is Intent.REJECTION:
            return say("They said no on {day}.", day=_day(one.came_at))
        if one.intent is Intent.OFFER:
            return say("They made an offer on {day}.", day=_day(one.came_at))
    if coming:
        return say("The next interview is on {day}.", day=_day(coming[0]))
    if last_past is not None:
        after = [one for one in ordered if one.came_at > last_past]
        said = (
            say("They wrote last on {day}.", day=_day(after[-1].came_at))
            if after
            else say("Nothing came since.")
        )
        return say("The last interview was on {day}. {said}", day=_day(last_past), said=said)
    if any(one.is_cancelled for one in ordered):
        return say("The interview was cancelled.")
    return say("They wrote last on {day}.", day=_day(ordered[-1].came_at))


def _interviews(ordered: Sequence[Sighting]) -> list[datetime]:
    """The last version of each event counts."""
    events: dict[str, Sighting] = {one.thread[0]: one for one in ordered if one.starts_at and one.thread}
    return sorted(one.starts_at for one in events.values() if one.starts_at and not one.is_cancelled)


def _reason(one: Sighting) -> str:
    subject = one.subject if len(one.subject) <= 80 else f"{one.subject[:79]}…"
    return say("“{subject}” of {day}: {reason}", subject=subject, day=_day(one.came_at), reason=one.reason)


def _day(moment: datetime) -> str:
    return short_day_said(moment)
