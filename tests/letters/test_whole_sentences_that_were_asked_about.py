"""Good English that was taken for broken: figures between commas, rules, words that stand behind their noun."""

import pytest
from panel import debrief, person

from afterword.letters.compose import compose
from afterword.letters.debrief import Relation
from afterword.letters.fields.field import BY_NAME
from afterword.letters.fields.intake import Fragment, read_field
from afterword.letters.fields.setting import Setting
from afterword.letters.letter import Ask

_SETTING = Setting(person="Ada Blum", path="people[0]", call="Ada")


def printed(field: str, typed: str) -> str:
    assert field in BY_NAME
    result = read_field(field, typed, _SETTING)
    return result.lead + result.text if isinstance(result, Fragment) else f"asked: {result}"


@pytest.mark.parametrize(
    ("field", "typed"),
    [
        ("liked", "your drawer of old keys, each with a label from another decade"),
        ("liked", "the wall of failed prototypes, all of them signed"),
        ("liked", "your list of outages, most of them told against yourself"),
        ("topic", "the press that folds the same sheet 400 times"),
        ("topic", "a robot that opens the same door 3,000 times a night"),
        ("topic", "a second, cheaper gauge for the night shift"),
        ("thought", "a first, smaller pilot in one ward would show the gaps"),
        ("thought", "the older, quieter pumps could go to the night ward"),
        ("clarify", "the error rate I named, 4%, is for the old model only"),
        ("clarify", "the budget I quoted, about 300,000 euros, was for two years"),
        ("my_link", "built a scale with four feet that has stood in the rain since 2019"),
        ("my_link", "wrote a parser for old invoices that reads 40 formats"),
        ("point", "only three nurses awake know the night code"),
        ("point", "everyone involved signs the sheet"),
        ("point", "half of the engineers available speak Spanish"),
    ],
)
def test_good_english_stays_as_typed(field: str, typed: str):
    assert printed(field, typed) == typed


@pytest.mark.parametrize(
    ("typed", "right"),
    [
        ("Never deploy a model you cannot explain.", "never deploy a model you cannot explain"),
        ("Don't trust a green light nobody has tested", "don't trust a green light nobody has tested"),
        (
            "never send a driver to a gate without a number",
            "never send a driver to a gate without a number",
        ),
        ("do not touch the old press after six", "do not touch the old press after six"),
    ],
)
def test_a_rule_they_gave_stands_behind_a_colon(typed: str, right: str):
    for name in ("Ada Blum", "Bo Lind", "Cy Marsh", "Dee Park", "Eli Roth"):
        notes = debrief(person(name, Relation.PEER, fields="", topic="the night shift", point=typed))
        assert f": {right}." in compose(notes).letters[0].body


@pytest.mark.parametrize(
    "typed",
    ["never know who owns the job", "don't have the budget", "don't know what they need"],
)
def test_what_lacks_its_subject_is_no_rule(typed: str):
    assert isinstance(read_field("point", typed, _SETTING), Ask)


def test_many_with_a_verb_for_one_are_still_asked_about():
    asked = read_field("my_link", "maintain two services that has 40 users", _SETTING)
    assert isinstance(asked, Ask)
    assert '"I maintain two services that have 40 users"' in asked.question


@pytest.mark.parametrize(
    ("field", "typed", "right"),
    [
        ("topic", "a churn of 12 pct", "a churn of 12%"),
        ("point", "40pct of the parcels come back", "40% of the parcels come back"),
        ("point", "price alone is not enough for the buyers", "price alone is not enough for the buyers"),
        ("point", "sound only is not enough at night", "sound only is not enough at night"),
    ],
)
def test_per_cent_and_what_is_taken_alone(field: str, typed: str, right: str):
    assert printed(field, typed) == right


@pytest.mark.parametrize(
    ("typed", "proposed"),
    [
        ("Badge readers. They freeze in winter.", "badge readers, which freeze in winter"),
        ("The cooling plant. It trips at noon.", "the cooling plant, which trips at noon"),
        ("The night nurses. They share one tablet.", "the night nurses, who share one tablet"),
    ],
)
def test_two_sentences_of_one_thing_are_proposed_as_one(typed: str, proposed: str):
    asked = read_field("topic", typed, _SETTING)
    assert isinstance(asked, Ask)
    assert asked.question.endswith(f'Do you mean "{proposed}"?')


@pytest.mark.parametrize(
    "typed",
    [
        "Kubernetes. They moved to it in 2022.",
        "Label printers. We should test them.",
        "The rota. They hate it.",
    ],
)
def test_two_sentences_of_two_things_are_not_joined(typed: str):
    asked = read_field("topic", typed, _SETTING)
    assert isinstance(asked, Ask)
    assert "Do you mean" not in asked.question


@pytest.mark.parametrize(
    ("typed", "proposed"),
    [
        ("your question about who we forget", "your question about who you forget"),
        ("her remark on what we measure", "your remark on what you measure"),
        ("his rule that we write the test first", "your rule that you write the test first"),
    ],
)
def test_we_in_what_the_reader_said_is_their_side(typed: str, proposed: str):
    asked = read_field("liked", typed, _SETTING)
    assert isinstance(asked, Ask)
    assert f'"{proposed}"' in asked.question


@pytest.mark.parametrize(
    "typed", ["how we laughed about it", "your joke about how we met", "the way we talked"]
)
def test_we_who_did_it_together_stay(typed: str):
    assert printed("liked", typed) == typed


@pytest.mark.parametrize("typed", ["the office is like home", "the release runs like clockwork"])
def test_what_is_said_with_like_needs_no_article(typed: str):
    notes = debrief(
        person(
            "Ada Blum",
            Relation.PEER,
            fields="",
            topic="hiring",
            liked=typed,
            thought="maybe add label to card",
        )
    )
    assert [ask.field for ask in compose(notes).asks] == ["thought"]
