"""Short forms are written out only where they can be nothing else; an acronym is never turned into common words."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from afterword.letters.fields.intake import Fragment, read_field
from afterword.letters.fields.setting import Setting
from afterword.letters.words.lexicon import abbreviations
from afterword.letters.words.name_case import right_case

SETTING = Setting(person="Ada Blum", path="people[0]", call="Ada")


@pytest.mark.parametrize(
    "text",
    [
        "a DBS check and two references",
        "DBS checks for new starters",
        "a dbs check",
        "a PPL and 300 hours",
        "the ENV cabinet",
        "an MSG-free kitchen",
        "the AVG licence",
        "the ESP of the van",
        "the WK test",
        "the INFRA exam",
        "NXT robots for the school",
        "payments over SWIFT",
        "messages in SALT and DART",
        "P & L by region",
        "Q & A at the end",
        "60 db of noise at the fence",
        "a move from NAV to bc",
        "the cant of the track",
        "2k reqs per second",
        "the mtg desk of the bank",
        "the crack in the dam at Wivenhoe",
        "est 1987",
    ],
)
def test_what_may_be_something_else_stays_as_typed(text: str):
    assert right_case(text) == text


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("a db for each tenant", "a database for each tenant"),
        ("22 dbs on one host", "22 databases on one host"),
        ("Fri morning", "Friday morning"),
        ("slow bc nobody owns it", "slow because nobody owns it"),
        ("we cant test it", "we can't test it"),
        ("an infra red camera", "an infrared camera"),
        ("infra as code", "infrastructure as code"),
        ("SQL & Python", "SQL and Python"),
        ("two hrs w/ the CTO", "two hours with the CTO"),
        ("callouts at wkends", "callouts at weekends"),
    ],
)
def test_what_can_be_nothing_else_is_written_out(text: str, written: str):
    assert right_case(text) == written


@given(short=st.sampled_from(sorted(word for word in abbreviations() if len(word) > 1 and word.isalpha())))
def test_in_capitals_no_short_form_becomes_a_common_word(short: str):
    assert right_case(f"the {short.upper()} unit") == f"the {short.upper()} unit"


def test_a_check_that_comes_next_keeps_its_name():
    read = read_field("next", "a DBS check and two references", SETTING)
    assert isinstance(read, Fragment)
    assert read.text == "a DBS check and two references"
