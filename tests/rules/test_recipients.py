"""Who of a panel is written to, and the reason where somebody is not."""

from datetime import date
from zoneinfo import ZoneInfo

import pytest

from afterword.letters.debrief import ContactPolicy, Relation
from afterword.rules.recipients import Recipient, RecipientDecision, Verdict, decide_recipients, is_relay
from afterword.rules.work_calendar import calendar_for

TUESDAY = date(2026, 6, 9)


def decide(*people: Recipient, policy: ContactPolicy = ContactPolicy.DIRECT) -> tuple[RecipientDecision, ...]:
    return decide_recipients(
        people, calendar=calendar_for(ZoneInfo("Europe/Berlin")), talked_on=TUESDAY, policy=policy
    )


def person(name: str = "Bo", **changes: object) -> Recipient:
    return Recipient(name=name, **{"email": f"{name.lower()}@n.example", **changes})


@pytest.mark.parametrize(
    ("recipient", "verdict", "rule"),
    [
        (person(), Verdict.WRITE, "write"),
        (person(email=None), Verdict.ASK, "no-address"),
        (person(email="  "), Verdict.ASK, "no-address"),
        (person(bounced=True), Verdict.ASK, "bounced"),
        (person(bounced=True, confirmed=True), Verdict.ASK, "bounced"),
        (person(email="no-reply@n.example"), Verdict.ASK, "relay-address"),
        (person(email="x17@us.greenhouse-mail.io"), Verdict.ASK, "relay-address"),
        (person(email="x17@us.greenhouse-mail.io", confirmed=True), Verdict.WRITE, "write"),
        (person(next_talk=date(2026, 6, 11)), Verdict.ASK, "seen-again"),
        (person(next_talk=date(2026, 6, 12)), Verdict.WRITE, "write"),
        (person(next_talk=date(2026, 6, 8)), Verdict.WRITE, "write"),
        (person(next_talk=date(2026, 6, 11), confirmed=True), Verdict.WRITE, "write"),
    ],
)
def test_one_person(recipient: Recipient, verdict: Verdict, rule: str) -> None:
    (decision,) = decide(recipient)
    assert (decision.verdict, decision.rule) == (verdict, rule)
    assert decision.reason.endswith((".", "?"))


@pytest.mark.parametrize(
    ("policy", "rule"),
    [(ContactPolicy.VIA_AGENCY, "via-agency"), (ContactPolicy.VIA_RECRUITER, "via-recruiter")],
)
def test_an_agency_is_the_only_way_in_where_it_asked_for_it(policy: ContactPolicy, rule: str) -> None:
    boss, agent = decide(
        person("Priya", relation=Relation.HIRING_MANAGER, confirmed=True),
        person("Dana", relation=Relation.RECRUITER),
        policy=policy,
    )
    assert (boss.verdict, boss.rule) == (Verdict.REFUSE, rule)
    assert agent.verdict is Verdict.WRITE


def test_seven_people_get_a_letter_each() -> None:
    decisions = decide(*(person(f"P{number}") for number in range(7)))
    assert {decision.verdict for decision in decisions} == {Verdict.WRITE}


def test_above_seven_only_the_lead_and_the_recruiter_are_written_to() -> None:
    people = [person(f"P{number}") for number in range(6)]
    people += [person("Priya", relation=Relation.HIRING_MANAGER), person("Dana", relation=Relation.RECRUITER)]
    decisions = decide(*people)
    assert {d.name for d in decisions if d.verdict is Verdict.WRITE} == {"Priya", "Dana"}
    assert {d.rule for d in decisions if d.verdict is Verdict.REFUSE} == {"large-panel"}


def test_above_seven_without_known_roles_the_first_with_an_address_stands_for_the_panel() -> None:
    people = [person("P0", email=None), *(person(f"P{number}") for number in range(1, 9))]
    assert [d.name for d in decide(*people) if d.verdict is Verdict.WRITE] == ["P1"]
    assert [d.verdict for d in decide(*(person(f"P{n}", email=None) for n in range(8)))].count(
        Verdict.ASK
    ) == 1


@pytest.mark.parametrize(
    ("address", "robot"),
    [
        ("noreply@n.example", True),
        ("No-Reply@N.example", True),
        ("do_not_reply+17@n.example", True),
        ("careers-noreply@n.example", True),
        ("postmaster@n.example", True),
        ("abc@tenant.myworkday.com", True),
        ("2_abc@imip.me.com", True),
        ("priya@n.example", False),
        ("nora.eply@n.example", False),
        ("jobs@n.example", False),
        ("anna@notlever.co", False),
        ("", False),
    ],
)
def test_machines_are_known_by_their_addresses(address: str, robot: bool) -> None:
    assert is_relay(address) is robot
