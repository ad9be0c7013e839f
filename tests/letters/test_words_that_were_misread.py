"""Kinds of notes that two readers found printed wrongly or asked about without need: each with words of its own."""

import pytest

from afterword.letters.fields.intake import Fragment, read_field
from afterword.letters.fields.setting import Setting
from afterword.letters.letter import Ask
from afterword.letters.reading.forms import Form

SETTING = Setting(person="Ada Blum", path="people[0]", call="Ada", names=frozenset({"marta"}))


def read(field: str, typed: str) -> Fragment:
    found = read_field(field, typed, SETTING)
    assert isinstance(found, Fragment), found
    return found


def asked(field: str, typed: str) -> str:
    found = read_field(field, typed, SETTING)
    assert isinstance(found, Ask), found
    return found.question


def printed(field: str, typed: str) -> str:
    found = read(field, typed)
    return found.lead + found.text


HANGS = [
    ("topic", "disclosing a vulnerability in an infusion pump before the patch exists"),
    ("topic", "disclosing a vulnerability before the patch exists"),
    ("topic", "shipping the firmware after the lab signs it off"),
    ("topic", "rotating keys until nobody remembers the old ones"),
    ("topic", "training nurses while the old system still runs"),
    ("topic", "paging somebody when the disk fills"),
    ("topic", "hiring testers because the vendor refuses to test"),
    ("topic", "moving every query that the planner gets wrong"),
    ("topic", "writing a runbook which the night shift understands"),
    ("topic", "keeping the gate closed until the last wagon has passed"),
    ("topic", "sending the alarm to whoever is awake"),
    ("liked", "hearing a VP of Product bring up the disclosure policy before I did"),
    ("thought", "keeping the gate closed until the last wagon has passed"),
    ("point", "rotating keys until nobody remembers the old ones"),
]


@pytest.mark.parametrize(("field", "typed"), HANGS)
def test_a_verb_that_hangs_on_what_is_done_makes_no_sentence_of_it(field: str, typed: str):
    assert read(field, typed).form is Form.GERUND


OUTSIDE = [
    ("thought", "holding an alarm for five minutes would remove most of them"),
    ("point", "hiring in Tokyo starts in the fall"),
    ("thought", "paging somebody when the disk fills costs nothing"),
    ("thought", "disclosing a flaw before the patch exists helps nobody"),
    ("point", "rotating keys while devices sleep is cheap"),
    ("point", "logging in before the shift starts saves nurses eleven minutes"),
]


@pytest.mark.parametrize(("field", "typed"), OUTSIDE)
def test_what_is_done_is_the_subject_of_a_verb_that_stands_outside(field: str, typed: str):
    assert read(field, typed).form is Form.CLAUSE


SUBJECTS = [
    "whether the window should widen with measured latency is worth one playtest",
    "what we measure is what we get",
    "how the data is labelled decides everything",
    "whether it helps is worth a test",
    "why the queue grows matters more than how long it is",
    "who owns the alert decides how loud it may be",
    "where the data lives matters less than who may read it",
    "what the pilots ignore is the real finding",
    "what counts is the second look",
    "whatever the crew writes down is worth a look",
]


@pytest.mark.parametrize("typed", SUBJECTS)
def test_a_question_that_is_the_subject_of_a_sentence_makes_a_whole_one(typed: str):
    assert read("thought", typed).form is Form.CLAUSE


@pytest.mark.parametrize(
    "typed",
    [
        "how the team tests models",
        "whether the window should widen with measured latency",
        "why the queue grows at night",
        "how the people who own a service deploy it",
        "what the drivers say when nobody asks",
    ],
)
def test_a_question_alone_makes_no_sentence(typed: str):
    assert read("thought", typed).form in {Form.WH, Form.UNSURE}
