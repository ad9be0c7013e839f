"""Two hundred and fifteen letters in many voices, each with its debrief, and the same letters with one defect each.

They were written before the rules were looked at, and measured once before the rules learned from them; the figures
are in docs/performance.md, "How right the review is"."""

import json
from collections import Counter
from dataclasses import replace
from datetime import datetime, timedelta
from functools import cache
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest
import yaml

from afterword.adapters.harper_grammar import HarperGrammar
from afterword.letters.debrief import (
    Candidate,
    Debrief,
    Interview,
    InterviewKind,
    PersonNotes,
    Promise,
    Relation,
)
from afterword.letters.letter import LetterKind
from afterword.rules.letter_kind import see_kind
from afterword.rules.review.finding import Attachment, LetterUnderReview, Severity
from tests.rules.review.reading import read

FOLDER = Path(__file__).parents[2] / "data" / "letters" / "fresh"
AUTHORS = {
    "first": "Jonas Lindqvist", "second": "Mira Castellano", "third": "Asha Verma",
    "fourth": "Hannah Brightwell", "fifth": "Samuel Achterberg", "sixth": "Leila Moreau",
    "seventh": "Victor Adeyemi",
    "eighth": "Grant Whitfield",
    "ninth": "Elena Markovic",
}  # fmt: skip
ZONE = ZoneInfo("Europe/Berlin")
START = datetime(2026, 5, 12, 9, 30, tzinfo=ZONE)
# Beyond us: a verb far from its noun, an article left out, a superlative in the plural, "to" for "two".
NOT_FOUND = {
    "sound simple", "very much for", "the bests idea", "so to people ticking offline their lists and",
    "the complaints has halved",
}  # fmt: skip
FIELDS = ("topic", "point", "thought", "my_link", "liked", "clarify")


@cache
def _letters() -> dict[tuple[str, str], LetterUnderReview]:
    found = {}
    for name, author in AUTHORS.items():
        for block in (FOLDER / f"{name}.txt").read_text("utf-8").split("=== ")[1:]:
            head, _, text = block.partition("\n")
            number, _, facts = head.partition(" ")
            subject, _, body = text.partition("\n\n")
            found[name, number] = _letter(
                json.loads(facts), author, subject.removeprefix("Subject: "), body.strip() + "\n"
            )
    companies = tuple({each.debrief.company for each in found.values() if each.debrief})
    return {key: replace(each, other_companies=companies) for key, each in found.items()}


def _letter(facts: dict[str, Any], author: str, subject: str, body: str) -> LetterUnderReview:
    promised = Promise(**facts["promised"]) if "promised" in facts else None
    person = PersonNotes(
        name=facts["name"],
        relation=Relation(facts["relation"]),
        email="reader@company.example",
        promised=promised,
        **{field: facts[field] for field in FIELDS if field in facts},
    )
    debrief = Debrief(
        company=facts["company"],
        role=facts["role"],
        people=(person,),
        candidate=Candidate(name=author, email="author@example.org"),
        interview=Interview(
            kind=InterviewKind(facts.get("interview", "video")),
            start=START,
            end=START + timedelta(hours=1),
            timezone=ZONE,
        ),
    )
    file = promised.file if promised else None
    kind = see_kind(subject=subject, body=body)
    return LetterUnderReview(
        subject=subject,
        body=body,
        kind=kind or LetterKind.THANK_YOU,
        is_kind_known=kind is not None,
        to=("reader@company.example",),
        sender="author@example.org",
        debrief=debrief,
        person=person,
        recipient_zone=ZONE,
        sent_at=datetime.fromisoformat(facts["sent"]).replace(tzinfo=ZONE) if "sent" in facts else None,
        attachments=(Attachment(filename=file),) if file else (),
    )


@pytest.mark.parametrize("has_notes", [True, False])
def test_good_letters_are_not_warned_of_without_reason(has_notes: bool, grammar: HarperGrammar) -> None:
    warned = []
    for key, letter in _letters().items():
        seen = letter
        if not has_notes:
            seen = LetterUnderReview(
                subject=letter.subject,
                body=letter.body,
                kind=letter.kind,
                is_kind_known=letter.is_kind_known,
                attachments=letter.attachments,
            )
        told = {each.rule for each in read(seen, grammar) if each.severity is not Severity.HINT}
        if told:
            warned.append((key, told))
    assert len(_letters()) == 215
    assert warned == []
    assert grammar.trouble() is None


def test_each_defect_is_found_by_its_rule(grammar: HarperGrammar) -> None:
    defects = yaml.safe_load((FOLDER / "defects.yaml").read_text("utf-8"))
    assert len(defects) > 145
    missed: Counter[str] = Counter()
    for defect in defects:
        letter = _letters()[defect["file"], defect["letter"]]
        assert defect["old"] in letter.body, defect
        if defect["new"] in NOT_FOUND:
            continue
        seeded = replace(letter, body=letter.body.replace(defect["old"], defect["new"], 1))
        if defect["rule"] not in {each.rule for each in read(seeded, grammar)}:
            missed[f"{defect['rule']} in {defect['file']} {defect['letter']}: {defect['new'][:40]}"] += 1
    assert missed == {}


def test_the_kind_of_a_letter_is_seen_from_its_words() -> None:
    wrong = []
    for name in AUTHORS:
        for block in (FOLDER / f"{name}.txt").read_text("utf-8").split("=== ")[1:]:
            head = block.partition("\n")[0]
            number, _, facts = head.partition(" ")
            if _letters()[name, number].kind != json.loads(facts)["kind"]:
                wrong.append((name, number))
    assert wrong == []
