"""What strangers found printed wrong: a comma made a semicolon, capitals inside, empty answers, a deed moved about."""

from datetime import timedelta

import pytest
from panel import START, TALKS, debrief, person

from afterword.letters.compose import compose
from afterword.letters.composing.fragment_signs import signs_of
from afterword.letters.fields.intake import Fragment, read_field
from afterword.letters.fields.setting import Setting
from afterword.letters.letter import Ask
from afterword.letters.reading.forms import Form

SETTING = Setting(person="Ada Blum", path="people[0]", call="Ada")


def read(field: str, typed: str) -> Fragment:
    found = read_field(field, typed, SETTING)
    assert isinstance(found, Fragment), found
    return found


@pytest.mark.parametrize(
    "typed",
    [
        "each form is kept on paper, however small it is",
        "every bag is weighed, whoever packed it",
        "the ward prints each label, whatever the doctor wants",
        "the depot counts in crates, billing counts in bottles and customs in litres",
        "the depot counts crates, billing counts bottles and customs counts litres",
        "the job runs at night, no matter how long it takes",
    ],
)
def test_a_comma_stays_where_no_second_sentence_stands_alone(typed: str) -> None:
    assert read("point", typed).text == typed


@pytest.mark.parametrize(
    ("typed", "printed"),
    [
        ("the queue is full, nobody looks at it", "the queue is full; nobody looks at it"),
        ("a recount takes an hour, deciding takes a day", "a recount takes an hour; deciding takes a day"),
    ],
)
def test_two_whole_sentences_still_get_their_semicolon(typed: str, printed: str) -> None:
    assert read("point", typed).text == printed


@pytest.mark.parametrize(
    "typed",
    [
        "he told that if the disk fail, shop will close",
        "told that nobody reads the logs",
        "if ransomware strike, the shop closes",
        "when the printer stop, the ward waits",
        "the shop closes if server fail",
    ],
)
def test_a_verb_without_its_s_and_told_without_a_person_are_asked_about(typed: str) -> None:
    assert isinstance(read_field("point", typed, SETTING), Ask)


@pytest.mark.parametrize(
    "typed",
    [
        "if tests fail, nobody deploys",
        "orders after six belong to the next file",
        "the page helps when people call at night",
        "the check fails because the second write comes late",
        "nobody minds if the team talk in the corridor",
    ],
)
def test_verbs_that_fit_are_printed(typed: str) -> None:
    assert read("point", typed).text == typed


@pytest.mark.parametrize(
    ("field", "typed", "printed"),
    [
        ("liked", "not much, but the lab is quiet", "the lab is quiet"),
        ("liked", "nothing special, but you pair every day", "you pair every day"),
        ("point", "nothing new, but the nightly run takes an hour", "the nightly run takes an hour"),
        ("thought", "no idea, but a second reader could help", "a second reader could help"),
    ],
)
def test_an_empty_answer_before_but_goes_and_the_rest_stays(field: str, typed: str, printed: str) -> None:
    found = read(field, typed)
    assert (found.text, found.form) == (printed, Form.CLAUSE)


@pytest.mark.parametrize(
    ("field", "typed", "printed"),
    [
        ("liked", "Trainees sit beside the surgeons", "trainees sit beside the surgeons"),
        ("thought", "Nurses could name the fields", "nurses could name the fields"),
        ("thought", "Perhaps one team could own the pager", "perhaps one team could own the pager"),
        ("thought", "Kafka could carry the orders", "Kafka could carry the orders"),
    ],
)
def test_the_first_word_is_small_unless_it_is_a_name(field: str, typed: str, printed: str) -> None:
    assert read(field, typed).text == printed


@pytest.mark.parametrize(
    "typed", ["Maybe the two alarms share one fuse.", "Perhaps the label and the lot share a number"]
)
def test_a_thought_that_begins_with_maybe_is_a_sentence_of_its_own(typed: str) -> None:
    said = typed.rstrip(".") + "."
    assert "fact-thought" in signs_of({"thought": read("thought", typed)})
    for talk in range(len(TALKS)):
        someone = person("Priya Raman", "hiring-manager", talk, "topic thought", thought=typed)
        for letter in compose(debrief(someone), send_at=START + timedelta(hours=3)).letters:
            assert said in letter.body
            assert f"that {said[0].lower()}" not in letter.body


@pytest.mark.parametrize(
    "typed",
    [
        "the library pays students for their ideas",
        "the town asks residents before it builds",
        "The museum pays guides who train others.",
    ],
)
def test_what_somebody_does_to_others_is_liked_as_a_clause(typed: str) -> None:
    assert read("liked", typed).form is Form.CLAUSE


@pytest.mark.parametrize(
    "typed",
    [
        "the morning calls with support",
        "the weekly customer visits in spring",
        "the customer calls developers join",
        "the team that reviews every change",
    ],
)
def test_a_thing_with_what_tells_which_one_stays_a_thing(typed: str) -> None:
    assert read("liked", typed).form is Form.NOUN


def test_how_long_the_work_took_stands_in_brackets() -> None:
    assert (
        read("my_link", "moved 30 shops to Odoo, took five months").text
        == "moved 30 shops to Odoo (five months)"
    )
    for typed in (
        "moved 30 shops to Odoo, took 5 months and two people",
        "rewrote the parser, cost us two weeks",
    ):
        assert isinstance(read_field("my_link", typed, SETTING), Ask)
    assert read("my_link", "left the bank and took over the help desk").form is Form.PAST


@pytest.mark.parametrize(
    "typed", ["at a brewery I split the network from the tanks", "in 2022 I moved a clinic to Debian"]
)
@pytest.mark.parametrize(
    "fields", ["topic my_link", "topic point my_link", "topic thought my_link", "my_link liked"]
)
def test_a_deed_that_begins_with_its_place_is_a_sentence_of_its_own(typed: str, fields: str) -> None:
    said = f"{typed[0].upper()}{typed[1:]}."
    written = 0
    for talk in range(len(TALKS)):
        someone = person("Priya Raman", "hiring-manager", talk, fields, my_link=typed)
        for letter in compose(debrief(someone), send_at=START + timedelta(hours=3)).letters:
            written += 1
            assert said in letter.body, letter.body
    assert written
