"""Letters as people paste them, without notes, in many voices: left alone as they are, found with one defect each."""

from collections import Counter
from dataclasses import replace
from pathlib import Path
from typing import Any

import yaml

from afterword.adapters.harper_grammar import HarperGrammar
from afterword.rules.review.finding import LetterUnderReview, Severity
from tests.rules.review.reading import read

FOLDER = Path(__file__).parents[2] / "data" / "letters" / "pasted"
DEFECTS: list[dict[str, Any]] = yaml.safe_load((FOLDER / "defects.yaml").read_text(encoding="utf-8"))
# Warned of with reason: a subject without role or thanks, a greeting of nobody, thanks in the last line.
WITH_REASON = {7: "N8", 11: "G2", 20: "G2", 23: "C1", 24: "G2", 26: "N8", 46: "G2", 48: "G2", 57: "C3"}


def _letters() -> list[LetterUnderReview]:
    found = []
    for text in (FOLDER / "letters.txt").read_text(encoding="utf-8").split("=====\n"):
        subject, _, body = text.strip("\n").partition("\n")
        found.append(
            LetterUnderReview(subject=subject.removeprefix("Subject: "), body=body.strip("\n") + "\n")
        )
    return found


LETTERS = _letters()


def test_good_letters_are_never_blocked_and_warned_of_only_with_reason(grammar: HarperGrammar) -> None:
    assert len(LETTERS) == 66
    for number, letter in enumerate(LETTERS):
        findings = read(letter, grammar)
        assert [finding for finding in findings if finding.severity is Severity.BLOCK] == [], number
        warned = {finding.rule for finding in findings if finding.severity is Severity.WARN}
        assert warned <= {WITH_REASON.get(number)}, (number, findings)


def test_each_defect_is_found_by_its_rule(grammar: HarperGrammar) -> None:
    assert len(DEFECTS) > 90
    missed: Counter[str] = Counter()
    for defect in DEFECTS:
        letter = LETTERS[defect["letter"]]
        at, end = defect.get("at", 0), defect.get("at", 0) + defect.get("take", 0)
        body = letter.body[:at] + defect.get("put", "") + letter.body[end:]
        seeded = replace(letter, body=body, subject=defect.get("subject", letter.subject))
        if defect["rule"] not in {finding.rule for finding in read(seeded, grammar)}:
            missed[f"{defect['rule']} in letter {defect['letter']}"] += 1
    assert missed == {}
