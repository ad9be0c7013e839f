"""What the letters say of the wish for the job is heard as one by the review."""

import re

import pytest

from afterword.letters.frames import POOLS
from afterword.rules.review.c3_interest import RULE
from afterword.rules.review.examples.story import build_letter

_WORDS = {"company": "Northwind", "role": "the SRE role", "talk": "conversation", "rounds": "two rounds"}
_WISHES = [
    frame
    for slot in ("interest", "interest-role", "liked-wish", "fit-wish")
    for frame in POOLS[slot]
    if "arranger" not in {word for need in frame.needs for word in need}
]


@pytest.mark.parametrize("frame", _WISHES, ids=lambda frame: frame.id)
def test_each_wish_of_ours_is_one_for_the_review(frame) -> None:  # type: ignore[no-untyped-def]
    said = re.sub(r"\{ ?(\w+)(?::\w+)?\}", lambda found: _WORDS.get(found[1].lower(), "the tour"), frame.text)
    letter = build_letter({"body": f"Hi Priya,\n\nThank you for your time. {said}\n\nBest regards,\nJonas"})
    assert list(RULE.check(letter)) == []
