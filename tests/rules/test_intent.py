"""What an answer means: sentences in many languages, and words that only sound like an answer."""

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from afterword.rules.intent import Intent, read_intent
from tests.mail.samples import FOLDER

ANSWERS: dict[str, list[str]] = yaml.safe_load((FOLDER / "answers.yaml").read_text(encoding="utf-8"))
CASES = [(intent, sentence) for intent, sentences in ANSWERS.items() for sentence in sentences]
# Sentences that nobody could tell from the words alone; they must not be taken for something else.
UNSURE = {"Unfortunately the team didn't feel there was a strong enough alignment with the role."}


@pytest.mark.parametrize(("intent", "sentence"), CASES)
def test_an_answer_is_understood(intent: str, sentence: str) -> None:
    found = read_intent(sentence, around="Re: Thank you, Site Reliability Engineer")
    wanted = {intent, Intent.UNKNOWN} if sentence in UNSURE else {intent}
    assert found.intent in wanted, found.evidence


@pytest.mark.parametrize(
    "sentence",
    [
        "This is not a rejection, we only need more time for the role.",
        "We have not made a decision yet.",
        "Unfortunately I am out of the office until Monday.",
        "Sorry for the late reply, the hiring process takes longer than planned.",
        "Unfortunately there is a delay in the process.",
        "We still have other candidates to meet this week.",
        "If you are not selected, we will keep your data for six months.",
        "You have not been rejected.",
        "Wir haben noch keine Entscheidung getroffen.",
        "Das ist keine Absage, wir brauchen noch Zeit für die Stelle.",
        "Leider bin ich diese Woche nicht im Büro.",
        "Nous n'avons pas encore pris de décision pour le poste.",
        "Todavía no hemos tomado una decisión sobre el puesto.",
        "We hebben nog geen besluit genomen over de functie.",
        "Vi har ännu inte fattat något beslut om tjänsten.",
    ],
)
def test_what_only_sounds_like_a_no_is_none(sentence: str) -> None:
    assert read_intent(sentence, around="interview").intent is not Intent.REJECTION


def test_without_a_job_nothing_is_decided() -> None:
    assert read_intent("We went with another supplier for the chairs.").intent is Intent.UNKNOWN


def test_yes_and_no_of_one_weight_are_a_question_to_the_person() -> None:
    words = "The role has been filled. We would like to invite you for another team."
    found = read_intent(words, around="interview")
    assert found.intent in {Intent.UNKNOWN, Intent.REJECTION, Intent.NEXT_STEP}
    assert not found.is_clear


def test_no_words_are_unknown() -> None:
    assert read_intent("  \n").intent is Intent.UNKNOWN


@settings(deadline=None)
@given(st.text(max_size=500))
def test_any_text_has_a_meaning_and_a_reason(words: str) -> None:
    assert read_intent(words, around="interview").reason.strip()


def test_the_sentence_that_decided_is_quoted_and_not_the_first_polite_one() -> None:
    verdict = read_intent(
        "Hi Jonas,\n\nthank you for your time today. Unfortunately we have decided to move forward with another "
        "candidate for the role.\n\nSofia"
    )
    assert verdict.intent is Intent.REJECTION
    assert verdict.evidence.startswith("Unfortunately we have decided")
