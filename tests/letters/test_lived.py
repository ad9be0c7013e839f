"""What was lived through and what is a fact stand in the letter as such; a letter goes to who can be reached."""

import re

import pytest
from tests.letters.panel import START, debrief, person

from afterword.letters.compose import compose
from afterword.letters.composing.lived import is_past_fact
from afterword.letters.composing.naming import role_phrase
from afterword.letters.debrief import EarlierRound
from afterword.letters.letter import LetterKind

KINDS = ("phone", "video", "onsite", "panel", "technical")


def bodies(**fields: str) -> list[str]:
    notes = (debrief(person("Priya Raman", "peer", fields="", **fields), kind=kind) for kind in KINDS)
    return [letter.body for each in notes for letter in compose(each).letters]


@pytest.mark.parametrize(
    ("words", "is_fact"),
    [
        ("the agreement took four months, and the technical part one week", True),
        ("our cut-over took 40 minutes", True),
        ("two of the nine alarms came from the same board", True),
        ("a plan diff in the pull request would have caught 3 of them", False),
        ("the retry logic was the real problem", False),
        ("moisture at 20 cm is the easy number", False),
        ("holding an alarm for five minutes would remove most of them", False),
    ],
)
def test_a_fact_of_the_past_is_no_opinion(words: str, is_fact: bool) -> None:
    assert is_past_fact(words) is is_fact
    for body in bodies(topic="moving the payroll system", thought=words):
        stands_alone = words[:1].upper() + words[1:] + "." in body
        assert stands_alone is is_fact, body


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("testing with residents rather than with a checklist", "liked the idea of testing with residents"),
        ("writing the runbook before the code", "liked the idea of writing the runbook"),
        ("watching you retune the dash", " watching you retune"),
        ("being told the truth about the budget", " being told the truth"),
        ("getting to hold the new board", " getting to hold"),
    ],
)
def test_nobody_claims_to_have_done_what_the_others_do(words: str, said: str) -> None:
    for body in bodies(topic="moving the payroll system", liked=words):
        assert said in body
        assert ("the idea of" in body) is ("the idea of" in said)


def test_an_earlier_talk_is_called_no_call_unless_it_is_known() -> None:
    earlier = EarlierRound(
        round=1, date=START.date(), people=("Priya Raman",), topics=("the move off Exchange",)
    )
    for kind in KINDS:
        for round in (2, 3):
            notes = debrief(person("Priya Raman", "peer", 3), kind=kind, round=round, history=(earlier,))
            for letter in compose(notes).letters:
                told = " ".join(each.text for each in letter.sentences if "Exchange" in each.text)
                assert "call" not in told


def test_a_follow_up_goes_to_somebody_who_can_be_reached() -> None:
    lead, boss = person("Zubin Rao", "hiring-manager", email=None), person("Mrunal Iyer", "executive", 1)
    letters = compose(debrief(lead, boss), kind=LetterKind.FOLLOW_UP).letters
    assert [letter.to_name for letter in letters] == ["Mrunal Iyer"]
    letters = compose(debrief(lead), kind=LetterKind.FOLLOW_UP).letters
    assert [letter.to_name for letter in letters] == ["Zubin Rao"]


@pytest.mark.parametrize(
    ("topic", "named"),
    [
        ("error budgets for a bank that is not allowed to be down", "error budgets"),
        ("real-time limits of ROS 2 on the new controller in Graz", "real-time limits of ROS 2"),
        ("dropping support for Android 8 while a third of the users have it", ""),
        ("printers on the wards that drop off the network at night", ""),
        ("student records that exist in both Oracle and a cabinet", ""),
        ("the gap between what the probes measure and what one wants", ""),
    ],
)
def test_a_subject_names_a_thing_without_its_tail_and_cuts_no_deed(topic: str, named: str) -> None:
    subjects = [
        letter.subject
        for kind in KINDS
        for letter in compose(
            debrief(
                person("Priya Raman", "peer", fields="", topic=topic, point="it costs a day a week"),
                kind=kind,
            )
        ).letters
    ]
    assert subjects
    cut = {subject for subject in subjects if topic.split()[1] in subject}
    assert all(subject.endswith(named) for subject in cut)
    assert bool(cut) is bool(named)


def test_an_answer_to_an_offer_asks_the_open_question() -> None:
    notes = debrief(
        person("Priya Raman", "hiring-manager", questions=("Is the start date flexible by two weeks?",))
    )
    letter = compose(notes, kind=LetterKind.OFFER_REPLY).letters[0]
    assert "is the start date flexible by two weeks?" in letter.body
    assert "If I have questions" not in letter.body


RELATED = re.compile(
    r"reminded me|my own work|close to (?:this|home|what)|That sounds familiar|I recognized|I know one side|"
    r"not new to me|What you said about|one thing you said about|all that we said about|because you said|"
    r"I see it this way because|"
    r"Something similar might work|some of that would work"
)


def test_words_of_ours_relate_only_what_speaks_of_the_same() -> None:
    apart = {
        "topic": "reimaging 900 laptops over the summer",
        "point": "teachers should never open a ticket in front of a class",
        "my_link": "worked as a courier dispatcher for eight years",
        "thought": "a QR code on the lid would save a phone call",
    }
    for kind in KINDS:
        for role in ("peer", "hiring-manager", "executive"):
            for round in (1, 2):
                notes = debrief(person("Priya Raman", role, fields="", **apart), kind=kind, round=round)
                for letter in compose(notes).letters:
                    assert not RELATED.search(letter.body), letter.body


def test_what_speaks_of_the_same_is_related() -> None:
    near = {
        "topic": "moving the cron jobs to Argo",
        "point": "half of the pages come from cron jobs that nobody owns",
        "my_link": "gave every cron job an owner and a budget",
    }
    companies = ("Northwind", "Contoso", "Fabrikam", "Adatum", "Tailspin")
    notes = (debrief(person("Priya Raman", "peer", fields="", **near), company=name) for name in companies)
    assert any(RELATED.search(compose(each).letters[0].body) for each in notes)


@pytest.mark.parametrize(
    ("role", "said"),
    [
        ("Odoo Consultant (six-month contract)", "the Odoo Consultant role"),
        ("IT Adviser (50%)", "the IT Adviser role"),
        ("Backend Developer (Go)", "the Backend Developer (Go) role"),
    ],
)
def test_the_terms_of_a_role_are_not_its_name(role: str, said: str) -> None:
    assert role_phrase(role) == said
