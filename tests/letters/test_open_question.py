"""The writer's own open question: which is asked, how, and which stays in the notes."""

import pytest
from panel import debrief, person

from afterword.letters.compose import compose
from afterword.letters.debrief import PersonNotes, Relation
from afterword.letters.fields.open_question import open_question
from afterword.letters.fields.setting import Setting
from afterword.letters.letter import Letter, LetterKind, Sentence
from afterword.letters.reading.forms import Form

SETTING = Setting(person="Ann Lee", path="people[0]")


def asked(*typed: str) -> tuple[str, Form] | None:
    found = open_question(PersonNotes(name="Ann Lee", questions=typed), SETTING)
    return (found.text, found.form) if found else None


@pytest.mark.parametrize(
    ("typed", "text", "form"),
    [
        ("is the control room staffed at night?", "is the control room staffed at night", Form.QUESTION),
        ("How do you test Terraform modules", "how do you test Terraform modules", Form.QUESTION),
        ("which version of kafka do you run?", "which version of Kafka do you run", Form.QUESTION),
        ("Is German really required?", "is German really required", Form.QUESTION),
        (
            "how much of the design work lies with suppliers",
            "how much of the design work lies with suppliers",
            Form.QUESTION,
        ),
        ("what share of the bill is video", "what share of the bill is video", Form.QUESTION),
        ("who owns the roadmap", "who owns the roadmap", Form.QUESTION),
        ("whether the on-call rota is shared", "whether the on-call rota is shared", Form.WH),
        ("if you run the tests at night", "whether you run the tests at night", Form.WH),
        ("how you decide what goes into a release", "how you decide what goes into a release", Form.WH),
        ("how releases are planned", "how releases are planned", Form.WH),
        ("to ask: where the design system should stop", "where the design system should stop", Form.WH),
    ],
)
def test_a_whole_question_is_asked_as_it_was_typed(typed: str, text: str, form: Form) -> None:
    assert asked(typed) == (text, form)


@pytest.mark.parametrize(
    "typed",
    [
        "team size?",
        "security clearance needed before start?",
        "on-call or not",
        "do they test their modules",
        "is it flaky on Mondays",
        "how much is the bonus for people on call",
        "is the salary range open to discussion",
        "do you pay for the relocation to Linz",
        "what is the work like? and who decides",
        "what is the size of team and who decides",
        "what share",
        "how many days of vacation do you give",
        "",
    ],
)
def test_a_note_to_oneself_and_what_is_about_ones_own_gain_stay_in_the_notes(typed: str) -> None:
    assert asked(typed) is None


def test_the_first_question_that_can_be_asked_is_taken() -> None:
    assert asked("team size?", "what is the salary range", "how do you test a release") == (
        "how do you test a release",
        Form.QUESTION,
    )


def _letter_with(question: str, *, relation: str = "peer", **more: object) -> Letter:
    (letter,) = compose(debrief(person("Ann Lee", relation, questions=(question,), **more))).letters
    return letter


@pytest.mark.parametrize("relation", list(Relation))
def test_everybody_may_be_asked_once_and_the_sentence_names_its_source(relation: Relation) -> None:
    letter = _letter_with("how do you test a release", relation=relation)
    told = [sentence for sentence in _sentences(letter) if "people[0].questions[0]" in sentence.sources]
    assert [sentence.text.endswith("how do you test a release?") for sentence in told] == [True]
    assert letter.body.count("?") == 1


def test_a_thought_that_asks_is_question_enough() -> None:
    letter = _letter_with("how do you test a release", thought="would a queue help?")
    assert "test a release" not in letter.body


def test_a_follow_up_does_not_ask_it_again() -> None:
    notes = debrief(person("Ann Lee", "peer", questions=("how do you test a release",)))
    assert all("release" not in letter.body for letter in compose(notes, kind=LetterKind.FOLLOW_UP).letters)


def _sentences(letter: Letter) -> list[Sentence]:
    return [sentence for paragraph in letter.paragraphs for sentence in paragraph]


@pytest.mark.parametrize(
    "typed",
    [
        "How many nurses are on the night ward?",
        "How many people are in the team?",
        "how many engineers are on call at a time",
    ],
)
def test_how_many_there_are_is_a_whole_question(typed: str):
    found = open_question(PersonNotes(name="Ann Lee", questions=(typed,)), SETTING)
    assert found is not None
    assert found.text == typed[0].lower() + typed[1:].rstrip("?")
