"""Each guard alone, over wordings that misbehave in just its way; and good wordings, which pass them all."""

from dataclasses import replace
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest

from afterword.letters.debrief import Candidate, Debrief, Interview, PersonNotes, Relation
from afterword.rules.model_guards import GUARDS, Rejected, Wording, rejection_of
from afterword.rules.review.finding import LetterUnderReview, OtherLetter

SENTENCE = "I cut our pages from 40 to 6 a week by giving each job an owner, and nobody lost sleep over Argo Workflows."
BETTER = "By giving each job an owner I cut our pages from 40 to 6 a week, and nobody lost sleep over Argo Workflows."
BODY = """Hi Priya,

Thank you for your time today. {}

I would be glad to do the same at Northwind as your Site Reliability Engineer.

Best regards,
Jonas Lindqvist
"""
PRIYA = PersonNotes(
    name="Priya Raman", relation=Relation.HIRING_MANAGER, topic="moving the cron jobs to Argo Workflows",
    my_link="cut our pages from 40 to 6 a week by giving every job an owner",
    notes="salary 85k base\nher reports are leaving next month, layoffs planned\nI moved 300 jobs to k8s",
    private="She argued with Bo in front of me.",
)  # fmt: skip
DEBRIEF = Debrief(
    company="Northwind", role="Site Reliability Engineer", candidate=Candidate(name="Jonas Lindqvist"),
    interview=Interview(
        start=datetime(2026, 5, 12, 11, tzinfo=UTC), end=datetime(2026, 5, 12, 12, tzinfo=UTC),
        timezone=ZoneInfo("Europe/Berlin"),
    ),
    people=(PRIYA, PersonNotes(name="Bo Chen", relation=Relation.PEER)),
)  # fmt: skip


def wording(proposed: str, original: str = SENTENCE, **facts: object) -> Wording:
    letter = LetterUnderReview(
        subject="Thank you, Site Reliability Engineer", body=BODY.format(original), debrief=DEBRIEF, person=PRIYA,
        other_companies=("Globex",),
    )  # fmt: skip
    letter = replace(letter, **facts)  # type: ignore[arg-type]
    return Wording(original=original, proposed=proposed, body=BODY.format(proposed), facts=letter)


def refused_by(proposed: str, original: str = SENTENCE, **facts: object) -> list[str]:
    """Every guard that refuses, not only the first one."""
    made = wording(proposed, original, **facts)
    return [name for name, guard in GUARDS if guard(made) is not None]


@pytest.mark.parametrize(
    ("original", "proposed"),
    [
        (SENTENCE, BETTER),
        (
            "You said that half of the pages come from jobs nobody owns, this I was thinking about a lot.",
            "You said that half of the pages come from jobs nobody owns, and I was thinking about it a lot.",
        ),
        (
            "I have enjoyed it very much to talk with you about the cron jobs.",
            "I very much enjoyed talking with you about the cron jobs.",
        ),
        ("Thank you for the talk about Argo Workflows.", "Thanks for the talk about Argo Workflows."),
        ("I moved 300 jobs to k8s.", "I moved 300 jobs to Kubernetes."),
    ],
)
def test_a_better_wording_of_the_same_words_passes(original: str, proposed: str):
    assert refused_by(proposed, original) == []


def _swapped(old: str, new: str) -> str:
    assert old in SENTENCE
    return SENTENCE.replace(old, new)


@pytest.mark.parametrize(
    ("guard", "proposed"),
    [
        ("numbers-kept", _swapped("6", "5")),
        ("numbers-kept", _swapped("an owner", "two owners")),
        ("numbers-kept", _swapped("from 40 to 6 a week", "a lot")),
        ("numbers-kept", _swapped("a week", "a week, by 85%")),
        ("negation-kept", _swapped("nobody lost sleep", "people lost sleep")),
        ("negation-kept", _swapped("I cut", "I never cut")),
        ("negation-kept", _swapped("I cut", "I didn't cut")),
        ("names-kept", _swapped("I cut", "Bo and I cut")),
        ("names-kept", _swapped("Argo Workflows", "Airflow")),
        ("names-kept", _swapped("Argo Workflows", "kubernetes")),
        ("names-kept", _swapped("our pages", "our pages at Globex")),
        ("names-kept", _swapped(" over Argo Workflows", "")),
        ("names-kept", _swapped("over Argo", "over Priya and Argo")),
        ("who-did-what", _swapped("I cut", "You cut")),
        ("who-did-what", _swapped("I cut our", "They cut our")),
        ("certainty-kept", _swapped("I cut", "I could cut")),
        ("certainty-kept", _swapped("I cut", "I will cut")),
        ("certainty-kept", _swapped("I cut", "I almost cut")),
        ("certainty-kept", _swapped("each job", "most jobs")),
        ("chatter", "Sure! Here is the polished sentence: " + SENTENCE),
        ("chatter", "Rewritten sentence: " + SENTENCE),
        ("chatter", _swapped("our pages", "[Company]'s pages")),
        ("chatter", "As an AI language model, I cut our pages from 40 to 6 a week."),
        ("private-text", _swapped("a week", "a week for a salary of 85k")),
        ("private-text", _swapped("a week", "a week while her reports are leaving next month")),
        ("private-text", _swapped("a week", "a week, and you argued with Bo in front of me")),
        ("private-text", _swapped("a week", "a week, and I have another offer")),
        ("flattery", _swapped("I cut", "At such an amazing company, I cut")),
        ("flattery", _swapped("I cut", "In a fast-paced environment I cut")),
        ("flattery", SENTENCE.replace(".", "!")),
        (
            "length",
            _swapped("a week", "a week in the time that was there for it and with the people who were there"),
        ),
        ("length", "I cut our pages from 40 to 6."),
        ("invented-words", _swapped("an owner", "an owner and mentoring interns")),
        ("invented-words", _swapped("I cut", "I led the migration and cut")),
        ("one-sentence", _swapped("a week by", "a week\nby")),
        ("one-sentence", f"**{SENTENCE}**"),
        ("one-sentence", SENTENCE.replace(".", "?")),
        ("one-sentence", f"I did it. It was good. {SENTENCE}"),
        ("one-sentence", SENTENCE[:-1]),
        ("one-sentence", _swapped("a week", "a week (see https://example.org)")),
        ("one-sentence", _swapped("a week", "a week\u202e")),
        ("one-sentence", "  "),
    ],
)
def test_a_guard_refuses_what_misbehaves_in_its_way(guard: str, proposed: str):
    assert guard in refused_by(proposed)


def test_a_letter_that_would_grow_beyond_two_hundred_words_is_refused():
    long = " ".join(["We spoke about the rota."] * 38)
    made = wording(SENTENCE.replace("a week", "each single week"))
    made = replace(made, body=BODY.format(f"{long} {made.proposed}"))
    assert dict(GUARDS)["length"](made) == "the letter would have 219 words" or "words" in str(
        dict(GUARDS)["length"](made)
    )


def test_a_wording_that_makes_the_letter_like_another_one_is_refused():
    other = OtherLetter(
        name="Bo Chen", body=BODY.format(_swapped("I cut", "In the end I cut")).replace("Priya", "Bo")
    )
    plain = "We spoke about the cron jobs and I liked it."
    assert "likeness" in refused_by(_swapped("I cut", "In the end I cut"), plain, other_letters=(other,))


def test_a_block_that_any_rule_finds_in_the_whole_letter_refuses_the_wording():
    assert "blocking-rules" in refused_by(_swapped("a week", "a week, see the attached file"))


def test_the_first_guard_that_refuses_is_named_with_its_reason():
    assert rejection_of(wording(_swapped("6", "5"))) == Rejected(
        guard="numbers-kept", why="the number 5 is not in your sentence"
    )


def test_a_block_that_was_there_before_does_not_refuse_a_good_wording():
    broken = BODY.replace("Best regards", "See [Company]\n\nBest regards")
    made = wording(BETTER)
    made = replace(made, body=broken.format(BETTER), facts=replace(made.facts, body=broken.format(SENTENCE)))
    assert rejection_of(made) is None


def test_without_a_debrief_the_guards_that_need_none_still_stand():
    assert "numbers-kept" in refused_by(_swapped("6", "5"), debrief=None, person=None)
    assert "names-kept" in refused_by(_swapped("Argo Workflows", "Airflow"), debrief=None, person=None)


def test_a_private_line_of_three_words_at_the_very_end_of_a_text_is_seen():
    assert "private-text" in refused_by("You argued with Bo in front", SENTENCE)
