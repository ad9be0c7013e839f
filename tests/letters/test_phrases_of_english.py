"""What is a phrase of English, a verb or half of a pair gets no article of ours."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from afterword.letters.articles.certain_things import Need
from afterword.letters.articles.lacking import lacking_in
from afterword.letters.articles.supplied import complete, read_note
from afterword.letters.fields.intake import Fragment, read_field
from afterword.letters.fields.setting import Setting
from afterword.letters.letter import Ask
from afterword.letters.reading.note_clause import Telling
from afterword.letters.words.classes import OF_PHRASES

SETTING = Setting(person="Ada Blum", path="people[0]", call="Ada", same_day=True, same_week=True)


def printed(field: str, typed: str) -> str:
    read = read_field(field, typed, SETTING)
    return read.lead + read.text if isinstance(read, Fragment) else "asked"


@pytest.mark.parametrize(
    ("field", "typed"),
    [
        ("topic", "truckers calling from places with one bar of signal"),
        ("topic", "places with two bars of signal"),
        ("topic", "how users report loss of signal"),
        ("topic", "how crews report loss of pressure"),
        ("topic", "proof of address"),
        ("topic", "proof of income for tenants"),
        ("topic", "out of hours cover"),
        ("topic", "out of stock items"),
        ("topic", "end of shift"),
        ("topic", "freedom of movement"),
        ("point", "parents have to send proof of address twice"),
        ("point", "drivers lose a day at every change of plan"),
        ("point", "tenants ring at each change of supplier"),
        ("point", "sensors report a rate of change and nothing else"),
        ("point", "cashiers leave at end of shift"),
        ("liked", "how you handle out of hours calls"),
        ("my_link", "sold tickets at point of sale for two years"),
        ("my_link", "ran front of house for a theatre of 400 seats"),
        ("topic", "your plan for peace of mind cover"),
        ("topic", "how parcels go missing between depot and door"),
        ("topic", "who keeps score"),
        ("point", "a week of rain stops play"),
        ("point", "every branch keeps its own book of account"),
        ("promised", "two letters of reference"),
    ],
)
def test_a_word_behind_of_stands_as_typed_in_a_phrase_of_english(field: str, typed: str):
    assert printed(field, typed) == typed


@given(
    first=st.sampled_from(sorted(OF_PHRASES)),
    second=st.sampled_from(
        ["address", "signal", "plan", "supplier", "magnitude", "role", "birth", "way", "queue"]
    ),
    telling=st.sampled_from(Telling),
)
def test_nothing_is_put_into_such_a_phrase(first: str, second: str, telling: Telling):
    assert f"{first} of {second}" in complete(f"there was {first} of {second}", telling).text


@pytest.mark.parametrize(
    ("typed", "written"),
    [
        ("redesign of dashboard", "the redesign of the dashboard"),
        ("migration of billing service", "the migration of the billing service"),
        ("splitting of monolith", "the splitting of the monolith"),
        ("routing of scooter", "the routing of the scooter"),
        ("replacement of gearbox", "the replacement of the gearbox"),
    ],
)
def test_work_is_done_to_a_thing_that_has_its_article(typed: str, written: str):
    assert complete(typed, Telling.TALK).text == written


@pytest.mark.parametrize("typed", ["age of building", "photo of meter", "colour of button"])
def test_what_may_be_either_is_asked_about(typed: str):
    assert not complete(typed, Telling.TALK).is_sure


@pytest.mark.parametrize(
    "typed",
    [
        "callouts at weekends and who pays van",
        "who pays van",
        "who guards gate at night",
        "who mans desk on Sundays",
        "what stops conveyor",
        "which tests fail",
        "how much rain stops play",
    ],
)
def test_no_article_stands_before_a_verb(typed: str):
    for telling in (Telling.TALK, Telling.SAID, Telling.LIKED):
        words = complete(typed, telling).text.split()
        for opener, after in pairwise(words):
            assert not (opener in {"who", "what", "which", "much"} and after in {"a", "an", "the"})


@pytest.mark.parametrize(
    ("field", "typed"),
    [
        ("next", "medical + driving licence check"),
        ("next", "medical and driving licence check"),
        ("next", "practical and theory test"),
        ("topic", "legal and pricing model"),
    ],
)
def test_no_pair_is_completed_by_half(field: str, typed: str):
    assert printed(field, typed) in {typed, "asked"}


_THINGS = st.sampled_from(
    [
        "backup plan",
        "exit interview",
        "medical",
        "driving licence",
        "dashboard",
        "pump",
        "theory exam",
        "canteen",
    ]
)


@given(things=st.lists(_THINGS, min_size=2, max_size=4, unique=True), telling=st.sampled_from(Telling))
def test_of_a_list_all_get_their_articles_or_none(things: list[str], telling: Telling):
    text = f"{', '.join(things[:-1])} and {things[-1]}"
    completion = complete(text, telling)
    added = len(completion.text.split()) - len(text.split())
    assert added in {0, len(things)}


@pytest.mark.parametrize(
    "typed",
    [
        "one table with branch, role and date would replace all of the hand-made filters",
        "a card with name, ward and dose would save the nurses a call",
        "one sheet of route, driver and vehicle could replace the whiteboard",
        "a label with supplier, batch and date would help the pickers",
    ],
)
def test_a_bare_list_inside_a_thing_is_good_english(typed: str):
    assert printed("thought", typed) == typed


@pytest.mark.parametrize(
    "typed",
    [
        "why seat-lock bugs only show up on festival weekends",
        "why login errors only show up on Mondays",
        "why old scanners often drop packets near the dock",
        "how night crews rarely report small spills",
        "whether the pumps really stop at night",
        "why card payments never fail on Tuesdays",
    ],
)
def test_an_adverb_before_a_verb_hides_no_noun(typed: str):
    assert printed("topic", typed) == typed
    lacking = lacking_in(read_note(typed, Telling.TALK), typed)
    assert {lack.need for lack in lacking} <= {Need.NONE}


@pytest.mark.parametrize(
    ("field", "typed"),
    [
        ("thought", "pairing on one keyboard for that first week would keep more of them"),
        ("thought", "pairing on one keyboard would help the quiet ones"),
        ("thought", "walking the route with a driver on that wet day might show more than the log"),
        ("thought", "keeping the board in that corridor for that second shift could be enough"),
        ("thought", "sitting next to the support desk for a week would teach more than any slide"),
        ("thought", "giving drivers a say in order of stops might keep them longer"),
        ("thought", "start with proof of address, since everyone asks for it"),
        ("point", "patients wait longer on Mondays because clerks triage by phone"),
        ("point", "nothing changed after that last release and nobody complained"),
        ("point", "the tool asks for that extra signature on every order"),
    ],
)
def test_a_statement_with_a_long_beginning_is_read(field: str, typed: str):
    assert printed(field, typed) == typed


@pytest.mark.parametrize(
    "typed",
    [
        "Repair and rework of four-layer boards, including BGA, since 2018",
        "Repair of boards since 2018",
        "Design or review of bridges since 2011",
    ],
)
def test_no_deed_is_proposed_where_a_piece_of_work_was_named(typed: str):
    read = read_field("my_link", typed, SETTING)
    assert isinstance(read, Ask)
    assert "Do you mean" not in read.question


def test_a_deed_since_a_year_is_still_proposed():
    read = read_field("my_link", "Work on boards since 2018", SETTING)
    assert isinstance(read, Ask)
    assert 'Do you mean "I have worked on boards since 2018"' in read.question
