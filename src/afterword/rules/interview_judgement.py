"""Is this event a job interview? Points for and against, each with its reason; in between the person is
asked."""

import re
from dataclasses import dataclass

from afterword.ical.invitation import Invitation
from afterword.rules.interview_words import HINT, INTERVIEW, NOT_A_JOB_INTERVIEW, STAGE
from afterword.rules.mail_hosts import company_domain, is_ats, is_scheduler
from afterword.rules.who_is_who import Participant, Standing
from afterword.said import say

YES_FROM = 3
NO_UP_TO = 0
_MANY = 15


@dataclass(frozen=True, slots=True, kw_only=True)
class Judgement:
    """`is_interview` is None where it is unsure and the person must say."""

    is_interview: bool | None
    score: int
    reasons: tuple[str, ...]


def judge_interview(
    invitation: Invitation,
    participants: tuple[Participant, ...],
    *,
    subject: str = "",
    sender_address: str | None = None,
) -> Judgement:
    points = [
        *_points_of_title(f"{invitation.summary}\n{subject}"),
        *_points_of_text(invitation.description[:8000]),
        *_points_of_people(participants, invitation, sender_address=sender_address),
        *_points_of_shape(invitation),
    ]
    score = sum(point for point, _ in points)
    answer = True if score >= YES_FROM else (False if score <= NO_UP_TO else None)
    return Judgement(is_interview=answer, score=score, reasons=tuple(reason for _, reason in points))


def _points_of_title(title: str) -> list[tuple[int, str]]:
    points = []
    against = NOT_A_JOB_INTERVIEW.search(title)
    if against:
        points.append((-4, say('The title says "{against}".', against=against[0])))
    if word := INTERVIEW.search(title):
        points.append((3, say('The title says "{word}".', word=word[0])))
    elif stage := STAGE.search(title):
        points.append((2, say('The title says "{stage}".', stage=stage[0])))
    elif hints := sorted({found[0].casefold() for found in HINT.finditer(title)})[:2]:
        points.append((len(hints), say('The title says "{hints}".', hints=" and ".join(hints))))
    return points


def _points_of_text(text: str) -> list[tuple[int, str]]:
    if NOT_A_JOB_INTERVIEW.search(text) and not INTERVIEW.search(NOT_A_JOB_INTERVIEW.sub("", text)):
        return []
    if word := INTERVIEW.search(text):
        return [(2, say('The description says "{word}".', word=word[0]))]
    if stage := STAGE.search(text):
        return [(1, say('The description says "{stage}".', stage=stage[0]))]
    if hint := HINT.search(text):
        return [(1, say('The description says "{hint}".', hint=hint[0]))]
    return []


def _points_of_people(
    participants: tuple[Participant, ...], invitation: Invitation, *, sender_address: str | None
) -> list[tuple[int, str]]:
    points = []
    writers = [address for address in (sender_address, _organizer_address(invitation)) if address]
    if any(is_ats(address) for address in writers):
        points.append((2, say("An applicant tracking system sent it.")))
    elif any(is_scheduler(address) and company_domain(address) is None for address in writers):
        points.append((1, say("A scheduling service sent it.")))
    own = {
        company_domain(item.address)
        for item in participants
        if item.standing is Standing.CANDIDATE and item.address
    }
    people = [item for item in participants if item.standing is Standing.PERSON and item.address]
    hosts = [item for item in participants if item.standing in (Standing.PERSON, Standing.GROUP)]
    domains = {company_domain(item.address) for item in hosts if item.address} - {None}
    if domains - own and own:
        points.append((1, say("It comes from people of another organisation.")))
    if people and domains and domains <= own:
        points.append((-2, say("Everybody is from your own organisation.")))
    if any(
        item.relation is not None and item.relation.value.value in ("recruiter", "coordinator")
        for item in participants
    ):
        points.append((1, say("Somebody in recruiting takes part.")))
    if len(people) > _MANY:
        points.append((-2, say("{count} people are invited.", count=len(people))))
    return points


def _points_of_shape(invitation: Invitation) -> list[tuple[int, str]]:
    points = []
    if invitation.is_series and _has_few(invitation.rrule):
        points.append((-1, say("It repeats.")))
    elif invitation.is_series:
        points.append((-3, say("It repeats again and again, as a regular meeting does.")))
    if invitation.is_all_day:
        points.append((-1, say("It lasts the whole day.")))
    return points


def _has_few(rule: str) -> bool:
    """Whether a rule ends after a few times, or there is none but only further dates."""
    return not rule or bool(re.search(r"COUNT=[1-5](?:;|$)|UNTIL=", rule, re.I))


def _organizer_address(invitation: Invitation) -> str | None:
    return invitation.organizer.address if invitation.organizer else None
