"""Good English is printed as typed and unasked; what is not certain is asked about (decision 26)."""

from functools import cache
from pathlib import Path

import pytest

from afterword.letters.articles.given_things import all_given
from afterword.letters.fields.intake import Fragment, read_field
from afterword.letters.fields.setting import Setting
from afterword.letters.letter import Ask
from afterword.letters.reading.note_clause import Telling

CASES = Path(__file__).parents[1] / "data" / "fields" / "certain.txt"
SETTING = Setting(person="Ada Blum", path="people[0]", call="Ada", same_day=True, same_week=True)


@cache
def cases() -> dict[str, list[tuple[str, str, str]]]:
    """By kind: the field, what was typed, and what is printed or "asked"."""
    found: dict[str, list[tuple[str, str, str]]] = {}
    kind = ""
    for line in CASES.read_text(encoding="utf-8").splitlines():
        if line.startswith("["):
            kind = line.strip("[]")
        elif ": " in line and not line.startswith("#"):
            field, _, rest = line.partition(": ")
            typed, _, printed = rest.partition(" => ")
            found.setdefault(kind, []).append((field, typed, typed if printed in {"", "="} else printed))
    return found


def printed(field: str, typed: str) -> str:
    result = read_field(field, typed, SETTING)
    return result.lead + result.text if isinstance(result, Fragment) else "asked"


def test_tidy_fields_are_printed_as_typed_and_not_asked_about():
    wrong = [
        (field, typed, printed(field, typed))
        for field, typed, right in cases()["tidy"]
        if printed(field, typed) not in {right, right[0].lower() + right[1:]}
    ]
    assert wrong == []


def test_hostile_fields_are_printed_right_or_asked_about():
    wrong = [
        (field, typed, printed(field, typed), right)
        for field, typed, right in cases()["hostile"]
        if printed(field, typed) != right
    ]
    assert wrong == []


@pytest.mark.parametrize("kind", ["tidy", "hostile"])
def test_there_are_enough_cases_of_each_kind(kind: str):
    assert len(cases()[kind]) >= 250


@pytest.mark.parametrize(
    ("field", "typed", "meant"),
    [
        ("point", "on-call rota too heavy for 3 people", "the on-call rota is too heavy for 3 people"),
        ("point", "takes 9 days instead of 3", "it takes 9 days instead of 3"),
        (
            "my_link",
            "reduced errors in 60% with one field less",
            "I reduced errors by 60% with one field less",
        ),
        ("topic", "HL7 v2 -> FHIR migration", "the HL7 v2 to FHIR migration"),
        ("topic", "digitise the archive", "digitising the archive"),
        ("clarify", "said EN 50128, meant EN 50657", "I said EN 50128 and meant EN 50657"),
        ("next", "hear back by Friday", "I will hear back by Friday"),
        ("liked", "QA & IT same floor", "QA and IT on the same floor"),
        ("point", "2.500 passengers and only one desk", "there are 2,500 passengers and only one desk"),
        (
            "topic",
            "eval strategy for contract review LLM, super fun",
            "the eval strategy for the contract review LLM",
        ),
        ("point", "pipeline is red like 40% of time", "the pipeline is red about 40% of the time"),
        ("point", "nobody looks at dashbord after week 1", "nobody looks at the dashboard after week 1"),
        ("next", "talk w/ cto next wk prob tues", "a talk with the CTO next week, probably Tuesday"),
        ("topic", "the nigth the db died", "the night the database died"),
    ],
)
def test_a_question_quotes_what_was_typed_and_proposes_what_would_be_printed(
    field: str, typed: str, meant: str
):
    result = read_field(field, typed, SETTING)
    assert isinstance(result, Ask)
    assert f'"{meant}"' in result.question
    assert typed in result.question or "remark" in result.question


@pytest.mark.parametrize(
    ("field", "typed", "reason"),
    [
        ("my_link", "I have did this change before", '"have did" in'),
        ("point", "pts are theatre", "short form"),
        ("point", "QA is bottleneck since always", 'such as "the" or "a" seem to be missing'),
        ("clarify", "it was 4,5 years", "decimal point"),
        ("next", "they call me friday", 'do you mean "you will call me Friday"'),
        ("next", "sie meldet sich bis Ende der Woche", "written in English"),
        ("topic", "il refactoring del modulo ordini", "written in English"),
        ("point", "they have since long this problem", "not quite English"),
        ("point", "he said and I quote it is a mess", "dictation"),
    ],
)
def test_a_question_names_what_is_wrong(field: str, typed: str, reason: str):
    result = read_field(field, typed, SETTING)
    assert isinstance(result, Ask)
    assert reason in result.question


@pytest.mark.parametrize(
    ("field", "typed"),
    [
        ("liked", "the salary of 48.000 euro and the smart working"),
        ("my_link", "sunset a feature that 4% of the accounts loved"),
        ("topic", "spare parts, diesel and bad roads"),
    ],
)
def test_nothing_private_and_no_word_that_does_not_exist_is_proposed(field: str, typed: str):
    result = read_field(field, typed, SETTING)
    assert not isinstance(result, Ask) or "Do you mean" not in result.question


def test_questions_in_a_row_show_several_examples():
    typed = ["DB shared by 9 services, no owner", "dev team small, 4 ppl", "scrum not really lived"]
    asked = [read_field("point", each, SETTING) for each in typed]
    shown = {each.question.partition("For example: ")[2] for each in asked if isinstance(each, Ask)}
    assert len(shown) > 1


@pytest.mark.parametrize(
    "typed", ["nothing really", "none that I noticed", "no idea", "not much", "Nothing special."]
)
def test_an_empty_field_that_was_filled_in_by_hand_says_nothing(typed: str):
    assert read_field("liked", typed, SETTING) is None


@pytest.mark.parametrize(
    ("field", "typed"),
    [(field, typed) for field, typed, right in cases()["hostile"] if right == "asked"],
)
def test_a_proposal_would_itself_be_printed(field: str, typed: str):
    result = read_field(field, typed, SETTING)
    assert isinstance(result, Ask)
    _, is_proposed, rest = result.question.partition('Do you mean "')
    proposal = rest.rpartition('"')[0].removeprefix("I ") if field == "my_link" else rest.rpartition('"')[0]
    assert not is_proposed or isinstance(read_field(field, proposal, SETTING), Fragment)


@pytest.mark.parametrize(
    ("text", "is_given"),
    [
        ("how the ward rosters are drawn up and who may change them", True),
        ("the move from Jenkins to GitHub Actions", True),
        ("rotating keys without downtime", True),
        ("the team built scheduler", False),
        ("rollout of tablets", False),
        ("most of tests", False),
        ("spare part has 3 numbers", False),
        ("used same form", False),
    ],
)
def test_a_field_in_which_nothing_can_lack_an_article_leaves_at_the_first_look(text: str, is_given: bool):
    assert all_given(text, Telling.TALK) is is_given
