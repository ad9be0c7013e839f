"""Every review rule against the examples that stand beside it as data."""

import re

import pytest

from afterword.rules.review import RULES, review
from afterword.rules.review.examples import Example, Expected, read_examples
from afterword.rules.review.examples.story import build_letter
from afterword.rules.review.finding import Finding, Rule

PASSING = [(each.rule, one) for each in read_examples() for one in each.passing]
FAILING = [(each.rule, one) for each in read_examples() for one in each.failing]


def name_case(value: object) -> str:
    return value.name.replace(" ", "-") if isinstance(value, Example) else str(value)


def found_by(rule: str, example: Example) -> list[Finding]:
    return [finding for finding in review(example.letter).findings if finding.rule == rule]


def fits(finding: Finding, expected: Expected, body: str) -> bool:
    said = finding.message.casefold()
    return (
        (expected.severity is None or finding.severity is expected.severity)
        and (expected.text is None or body[finding.start : finding.end] == expected.text)
        and (expected.says is None or expected.says.casefold() in said)
    )


@pytest.mark.parametrize(("rule", "example"), PASSING, ids=name_case)
def test_a_passing_letter_is_left_alone_by_its_rule(rule: str, example: Example) -> None:
    assert found_by(rule, example) == []


@pytest.mark.parametrize(("rule", "example"), FAILING, ids=name_case)
def test_a_failing_letter_is_found_by_its_rule(rule: str, example: Example) -> None:
    found = found_by(rule, example)
    assert found
    expected = example.expected or Expected()
    where = [
        (each.severity.value, example.letter.body[each.start : each.end], each.message) for each in found
    ]
    assert any(fits(each, expected, example.letter.body) for each in found), where


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_every_rule_has_examples_a_source_and_says_what_it_measures(rule: Rule) -> None:
    examples = {each.rule: each for each in read_examples()}
    assert len(examples[rule.id].passing) >= 3
    assert len(examples[rule.id].failing) >= 3
    assert rule.source.strip()
    assert rule.title.strip()
    module = __import__(rule.check.__module__, fromlist=["RULE"])
    assert module.RULE is rule
    assert len((module.__doc__ or "").split()) >= 15
    assert re.match(rf"{rule.id.lower()}_", rule.check.__module__.rsplit(".", 1)[1])


def test_every_example_file_belongs_to_a_rule() -> None:
    assert {each.rule for each in read_examples()} == {rule.id for rule in RULES}


def test_the_letter_of_the_story_is_ready() -> None:
    result = review(build_letter({}))
    assert [finding for finding in result.findings if finding.severity != "hint"] == []


def test_an_unknown_key_in_an_example_is_named() -> None:
    with pytest.raises(ValueError, match="colour"):
        build_letter({"colour": "blue"})
