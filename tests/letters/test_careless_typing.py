"""What was typed in haste is written right where that is certain, and asked about with what was meant else."""

import pytest

from afterword.letters.fields.intake import Fragment, read_field
from afterword.letters.fields.setting import Setting
from afterword.letters.letter import Ask

SETTING = Setting(person="Ada Blum", path="people[0]", call="Ada")


@pytest.mark.parametrize(
    ("field", "typed", "meant"),
    [
        (
            "topic",
            "about the analyzer which stop in the hospital",
            "the analyzer which stops in the hospital",
        ),
        ("topic", "the device which need a reset", "the device which needs a reset"),
        ("topic", "the printers which needs a reset", "the printers which need a reset"),
        ("topic", "tools that breaks every week", "tools that break every week"),
        ("liked", "devs test there own stuff first", "devs test their own stuff first"),
        ("point", "their are no backups", "there are no backups"),
        ("liked", "that your the only team with tests", "that you're the only team with tests"),
        ("point", "the team looses two days a month", "the team loses two days a month"),
        ("point", "the new build is slower then the old one", "the new build is slower than the old one"),
        ("point", "customer retries and pays 2x", "the customer retries and pays twice"),
        (
            "my_link",
            "migrated 80 vms centos to alma, no weekend work",
            "I migrated 80 VMs from CentOS to alma (no weekend work)",
        ),
        (
            "my_link",
            "moved 12 services Docker to Kubernetes",
            "I moved 12 services from Docker to Kubernetes",
        ),
        (
            "point",
            "engineer must arrive until 4 hours, but the island has only one ferry",
            "an engineer must arrive within 4 hours, but the island has only one ferry",
        ),
        ("point", "the parts come until two weeks", "the parts come within two weeks"),
        (
            "point",
            "late rows get dropped atm and nobody knows how mnay",
            "late rows get dropped at the moment and nobody knows how many",
        ),
    ],
)
def test_a_slip_is_asked_about_with_what_was_meant(field: str, typed: str, meant: str) -> None:
    result = read_field(field, typed, SETTING)
    assert isinstance(result, Ask)
    assert f'Do you mean "{meant}"?' in result.question


@pytest.mark.parametrize(
    ("field", "typed", "printed"),
    [
        ("topic", "failed transfers on friday nites", "failed transfers on Friday nights"),
        ("topic", "standups 2x a week", "standups twice a week"),
        ("point", "nobody knows how mnay", "nobody knows how many"),
        ("topic", "the nurses in the ward that use tablets", "the nurses in the ward that use tablets"),
        ("topic", "one of the tools that breaks every week", "one of the tools that breaks every week"),
        ("topic", "the tool that people use", "the tool that people use"),
        ("thought", "ask the drivers which bridges they avoid", "ask the drivers which bridges they avoid"),
        ("my_link", "moved 12 services to Kubernetes", "moved 12 services to Kubernetes"),
        ("point", "the shop is open until 6 pm", "the shop is open until 6 pm"),
        ("point", "you grew 2x", "you grew 2x"),
    ],
)
def test_what_is_certain_is_written_right_and_what_is_right_is_left_alone(
    field: str, typed: str, printed: str
) -> None:
    result = read_field(field, typed, SETTING)
    assert isinstance(result, Fragment)
    assert result.text == printed


def test_a_misspelt_word_is_named_with_its_right_spelling_where_more_is_wrong() -> None:
    result = read_field("topic", "smart meter data arrving 3 days late", SETTING)
    assert isinstance(result, Ask)
    assert 'is it "arriving"?' in result.question


@pytest.mark.parametrize(
    "typed",
    ["wants video not 10 steps text", "prefers video over text", "hates meetings", "deploys 2x faster"],
)
def test_no_subject_is_invented_for_what_a_person_wants(typed: str) -> None:
    result = read_field("point", typed, SETTING)
    assert isinstance(result, Ask)
    assert "Do you mean" not in result.question
