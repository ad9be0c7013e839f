"""Who does not want the job thanks, and no more; who arranged is thanked for that; what was done was not talked of."""

import re

import pytest
from panel import debrief, person

from afterword.letters.compose import compose
from afterword.letters.debrief import ContactPolicy
from afterword.letters.letter import LetterKind

KINDS = ("onsite", "video", "technical", "phone", "panel")


@pytest.mark.parametrize("relation", ["hiring-manager", "peer", "recruiter", "coordinator"])
def test_who_does_not_want_the_job_says_thanks_and_no_more(relation: str) -> None:
    for at in range(30):
        someone = person(f"Ann Lee{at}", relation, at, "topic point", next="a written task of four hours")
        notes = debrief(someone, kind=KINDS[at % 5], company=f"N{at}", interested=False)
        (letter,) = compose(notes).letters
        body = " ".join(letter.body.split())
        assert "written task" not in body
        assert "next step" not in letter.subject
        assert not re.search(
            r"right person|all the best[^,]|wish you|please (?:ask|let me know)|look forward", body
        )


def test_whoever_arranged_it_is_not_thanked_for_a_talk_that_nobody_noted() -> None:
    for at in range(30):
        someone = person(f"Ann Lee{at}", "coordinator", fields="")
        (letter,) = compose(debrief(someone, kind=KINDS[at % 5], company=f"N{at}")).letters
        assert not re.search(r"\b(?:talk|call|conversation|discussion|time)\b", letter.subject), (
            letter.subject
        )


@pytest.mark.parametrize("relation", ["hiring-manager", "peer", "executive", "recruiter"])
@pytest.mark.parametrize("kind", [LetterKind.THANK_YOU, LetterKind.FOLLOW_UP, LetterKind.REJECTION_REPLY])
def test_what_was_done_together_was_not_talked_about(relation: str, kind: LetterKind) -> None:
    topic = "debugging the reconciliation job together"
    for at in range(20):
        someone = person(f"Ann Lee{at}", relation, at, "thought", topic=topic)
        (letter,) = compose(debrief(someone, kind=KINDS[at % 5], company=f"N{at}"), kind=kind).letters
        body = " ".join(letter.body.split())
        assert topic in body
        assert not re.search(
            r"(?:about|discussed|came up)[^.]{0,12} debugging", f"{letter.subject} {body}"
        ), body


def test_thanks_for_others_know_what_was_done_together() -> None:
    for at in range(20):
        notes = debrief(
            person("Rosa Diaz", "recruiter", fields=""),
            person(f"Ann Lee{at}", "peer", fields="", topic="debugging the reconciliation job together"),
            contact_policy=ContactPolicy.VIA_RECRUITER,
            company=f"N{at}",
        )
        (letter,) = compose(notes).letters
        assert "enjoyed debugging the reconciliation job together" in " ".join(letter.body.split())


def test_a_reply_after_several_rounds_thanks_for_them() -> None:
    for at in range(12):
        notes = debrief(person("Ann Lee", "recruiter", fields=""), company=f"N{at}", round=3)
        (letter,) = compose(notes, kind=LetterKind.REJECTION_REPLY).letters
        assert re.search(r"three rounds|all the time", " ".join(letter.body.split()))
