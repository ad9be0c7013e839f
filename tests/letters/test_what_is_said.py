"""What a letter says and asks: which notes carry one, what is asked at once, what no field may lose."""

from datetime import date

import pytest
from panel import debrief, person

from afterword.letters.compose import compose
from afterword.letters.debrief import ContactPolicy, EarlierRound, Promise
from afterword.letters.letter import Composition, LetterKind

POINT = "half of the pages come from jobs nobody owns"
LATER = Promise(thing="the burn-rate rules", later=True)
LINK = "cut our pages from 40 to 6 a week by giving every job an owner"


def composed(
    relation: str = "peer", kind: LetterKind = LetterKind.THANK_YOU, **fields: object
) -> Composition:
    return compose(debrief(person("Ann Lee", relation, fields="", **fields)), kind=kind)


@pytest.mark.parametrize(
    ("fields", "is_enough"),
    [
        ({"topic": "the on-call rota"}, False),
        ({"topic": "the on-call rota", "liked": "the calm"}, True),
        ({"topic": "the on-call rota", "clarify": "memory limits, unlike CPU limits, end the process"}, True),
        ({"topic": "the on-call rota", "questions": ("how do you share the nights",)}, True),
        # What they said is a whole thought, and an executive says one thing.
        ({"point": POINT}, True),
        ({"point": "a system that staff avoid costs more than one that is down"}, True),
        ({"point": "hiring is hard"}, False),
        ({"point": "the CEO wants it in six months"}, False),
        ({"point": "the on-call rota of the whole team"}, False),
        ({"point": POINT, "my_link": LINK}, True),
        ({"point": POINT, "thought": "an owner for each job could come first"}, True),
        ({"point": POINT, "liked": "the calm with which you told it"}, True),
        ({"my_link": LINK, "thought": "an owner for each job could come first"}, True),
        ({"my_link": LINK, "questions": ("how do you share the nights",)}, False),
        ({"liked": "the calm with which you told it", "promised": LATER}, True),
        ({"topic": "the on-call rota", "promised": LATER}, True),
        ({"thought": "an owner for each job could come first"}, False),
        ({"liked": "the calm"}, False),
    ],
)
def test_what_carries_a_letter(fields: dict[str, object], is_enough: bool) -> None:
    found = composed(**fields)
    assert bool(found.letters) is is_enough
    assert bool(found.asks) is not is_enough


def test_all_questions_about_a_person_are_asked_at_once() -> None:
    found = composed(topic="what she built", thought="he should start smaller", my_link=LINK)
    assert [ask.field for ask in found.asks] == ["topic", "thought"]


def test_a_field_that_cannot_be_used_is_asked_about_before_one_that_is_missing() -> None:
    found = composed(topic="the on-call rota", my_link="{{link}}")
    assert [ask.field for ask in found.asks] == ["my_link"]


def test_a_question_quotes_the_topic_as_it_was_typed() -> None:
    (ask,) = composed(topic="move of billing service to kafka").asks
    assert '"move of billing service to kafka"' in ask.question


def test_what_was_liked_reaches_a_recruiter_too() -> None:
    (letter,) = composed("recruiter", liked="how openly you told me about the team").letters
    assert "how openly you told me about the team" in letter.body


def test_the_next_step_reaches_an_interviewer_too() -> None:
    (letter,) = composed(
        "hiring-manager", point=POINT, my_link=LINK, next="a coding task from the team"
    ).letters
    assert "a coding task from the team" in letter.body


def test_an_attached_file_is_named_even_where_its_words_cannot_be_used() -> None:
    promised = Promise(thing="send it over as it is", file="notes/board.zip")
    (letter,) = composed(topic="the on-call rota", my_link=LINK, promised=promised).letters
    assert "board.zip" in letter.body
    assert "attached" in letter.body


def test_a_withdrawal_to_the_agency_thanks_those_who_interviewed_by_name() -> None:
    notes = debrief(
        person("Rosa Diaz", "recruiter", fields=""),
        person("Ann Lee", "hiring-manager"),
        contact_policy=ContactPolicy.VIA_AGENCY,
    )
    (letter,) = compose(notes, kind=LetterKind.WITHDRAWAL).letters
    assert letter.to_name == "Rosa Diaz"
    assert "Ann" in letter.body


def test_a_follow_up_is_only_sent_after_the_day_of_the_decision_and_may_name_it() -> None:
    bodies = [
        compose(
            debrief(person(f"Ann Lee{at}", "hiring-manager"), decision_by=date(2026, 5, 22)),
            kind=LetterKind.FOLLOW_UP,
        )
        .letters[0]
        .body
        for at in "abcdefgh"
    ]
    assert any("22 May" in body for body in bodies)


@pytest.mark.parametrize(
    ("people", "is_named"), [(("Ann Lee",), True), (("Ann Lee", "Bo Berg"), False), (("Bo Berg",), False)]
)
def test_a_second_talk_may_name_the_first_where_it_is_clear_whose_topic_it_was(
    people: tuple[str, ...], is_named: bool
) -> None:
    bodies = [
        compose(
            debrief(
                person("Ann Lee", "peer", talk=at),
                round=2,
                history=(
                    EarlierRound(round=1, date=date(2026, 4, 2), people=people, topics=("hiring juniors",)),
                ),
                company=f"Northwind {at}",
            )
        )
        .letters[0]
        .body
        for at in range(8)
    ]
    assert any("hiring juniors" in body for body in bodies) is is_named
