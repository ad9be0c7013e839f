"""The rules on content, tone and grammar answer any text, with places inside it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from afterword.letters.letter import LetterKind
from afterword.rules.review import RULES
from afterword.rules.review.finding import LetterUnderReview, OtherLetter, Rule

OURS = [rule for rule in RULES if rule.id[0] in "CSG"]
PIECES = st.sampled_from(
    ["Hi Priya,\n\n", "Thank you! ", "I was sorry. ", "!!", "😀\u200d", "> quoted\n",
     "\n\n", "Best,\nJo", "REALLY ", "\0", "a a "]
)  # fmt: skip
TEXTS = st.lists(st.one_of(PIECES, st.text(max_size=30)), max_size=12).map("".join)


@pytest.mark.parametrize("rule", OURS, ids=lambda rule: rule.id)
@given(text=TEXTS, subject=st.one_of(st.none(), st.text(max_size=80)), kind=st.sampled_from(LetterKind))
def test_a_rule_answers_any_text_with_places_inside_it(
    rule: Rule, text: str, subject: str | None, kind: LetterKind
) -> None:
    letter = LetterUnderReview(
        subject=subject, body=text, kind=kind, other_letters=(OtherLetter(name="", body=text),)
    )
    for finding in rule.check(letter):
        assert finding.rule == rule.id
        assert finding.message.strip()
        assert (finding.start is None) == (finding.end is None)
        if finding.start is not None and finding.end is not None:
            assert 0 <= finding.start < finding.end <= len(text)


@pytest.mark.parametrize(
    "piece", ["word ", "I has ", "sorry ", "let me know by ", "your ", "\n", "!", "sent from my "]
)
def test_a_text_of_a_million_characters_is_answered_without_growing_slow(piece: str) -> None:
    letter = LetterUnderReview(subject="Hello", body=piece * (1_000_000 // len(piece)))
    grammar = next(rule for rule in OURS if rule.id == "G1")
    assert len(list(grammar.check(letter))) <= 20_000
