"""What is suggested for eighty raw notes, against the verdicts of a reader (tests/data/notes)."""

import pytest
import yaml
from tests.letters.suggest.verdicts import NOTES, SETS, VERDICTS, notes_of, shown, verdicts


@pytest.mark.parametrize("name", SETS)
def test_every_suggestion_has_a_verdict_and_a_new_or_changed_one_asks_for_it(name: str):
    without = [each for each in shown(name) if each not in verdicts(name)]
    assert without == [], f"judge these and note them in {name}_verdicts.yaml"


@pytest.mark.parametrize("name", SETS)
def test_no_verdict_is_left_of_a_suggestion_that_is_shown_no_more(name: str):
    assert set(verdicts(name)) - set(shown(name)) == set()


@pytest.mark.parametrize("name", SETS)
def test_at_least_nine_of_ten_suggestions_read_right(name: str):
    found = verdicts(name)
    assert sum(found[each] for each in shown(name)) / len(shown(name)) >= 0.9


@pytest.mark.parametrize("name", SETS)
def test_what_is_not_right_says_why(name: str):
    rows = yaml.safe_load((NOTES / VERDICTS[name]).read_text(encoding="utf-8"))
    assert [row for row in rows if row["right"] is not (not row.get("why"))] == []


def test_most_notes_get_a_suggestion():
    with_one = {each.note for each in shown("first_sixty")}
    assert len(with_one) >= 0.75 * len(notes_of("first_sixty"))
