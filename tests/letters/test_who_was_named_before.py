"""Whom "he" and "she" mean where another field of the same notes names somebody."""

import pytest
from panel import debrief, person

from afterword.letters.composing.panel import panel_of
from afterword.letters.composing.task import Task, setting_for
from afterword.letters.debrief import Relation
from afterword.letters.fields.intake import Fragment, read_field
from afterword.letters.letter import Ask, LetterKind


def read(field: str, **fields: str) -> Fragment | Ask | None:
    notes = debrief(person("Ada Blum", Relation.PEER, **fields))
    panel = panel_of(notes, LetterKind.THANK_YOU, send_at=None, answer_by=None)
    return read_field(
        field,
        fields[field],
        setting_for(Task(debrief=notes, kind=LetterKind.THANK_YOU, panel=panel), 0),
    )


@pytest.mark.parametrize(
    ("fields", "proposed"),
    [
        (
            {
                "topic": "what a lone driver does when an alarm goes off",
                "thought": "a second button would let him answer without the phone",
            },
            "a second button would let the driver answer without the phone",
        ),
        (
            {
                "point": "the nurse trusts the chart, not the tablet",
                "thought": "a paper copy by the bed would show her the last dose",
            },
            "a paper copy by the bed would show the nurse the last dose",
        ),
        (
            {
                "topic": "the questions a candidate asks",
                "thought": "a list on the site would spare him the call",
            },
            "a list on the site would spare the candidate the call",
        ),
        (
            {"topic": "how a teacher opens a ticket", "point": "she never sees the second screen"},
            "the teacher never sees the second screen",
        ),
        (
            {
                "topic": "the customer's way through the returns",
                "thought": "a code on the parcel would save him the form",
            },
            "a code on the parcel would save the customer the form",
        ),
        (
            {
                "topic": "alarms that wake the manager",
                "liked": "the card that tells him which valve to close",
            },
            "the card that tells the manager which valve to close",
        ),
    ],
)
def test_somebody_named_in_another_field_is_never_taken_for_the_reader(fields: dict[str, str], proposed: str):
    asked = read(list(fields)[-1], **fields)
    assert isinstance(asked, Ask)
    assert f'"{proposed}"' in asked.question
    assert "If it is Ada" in asked.question


@pytest.mark.parametrize(
    ("fields", "right"),
    [
        ({"topic": "the customer portal", "point": "she reads every ticket"}, "you read every ticket"),
        (
            {"topic": "the driver shortage", "thought": "her rota could start at the depots"},
            "your rota could start at the depots",
        ),
        (
            {"topic": "what the operator sees", "liked": "her honesty about the drill"},
            "your honesty about the drill",
        ),
        (
            {"topic": "what the operator sees", "liked": "that he switches the screens off"},
            "that you switch the screens off",
        ),
        (
            {"topic": "what the operator sees", "liked": "Ada switches the screens off"},
            "you switch the screens off",
        ),
        ({"topic": "her way of testing", "point": "a tester should break things"}, "your way of testing"),
    ],
)
def test_who_is_nobody_else_is_the_reader(fields: dict[str, str], right: str):
    field = "topic" if "her way" in right or fields["topic"].startswith("her") else list(fields)[-1]
    result = read(field, **fields)
    assert isinstance(result, Fragment)
    assert result.text == right


@pytest.mark.parametrize(
    ("field", "typed", "kept"),
    [
        ("topic", "the move to Debian - he rambled for half an hour", "the move to Debian"),
        ("topic", "the new intranet, she moaned about it a lot", ""),
        ("point", "he waffled about culture", ""),
        ("liked", "how she ranted about Jira", ""),
    ],
)
def test_how_somebody_talked_is_never_told_them(field: str, typed: str, kept: str):
    asked = read(field, **{field: typed})
    assert isinstance(asked, Ask)
    assert "remark for yourself" in asked.question
    assert '"you ' not in asked.question
    assert f'read only "{kept}"' in asked.question or not kept
