"""Words that lean on another field: where they may stand, and that they wait with it."""

import pytest
from panel import debrief, person

from afterword.letters.compose import compose
from afterword.letters.composing.leaning import at_their_place, leans, without_leaning
from afterword.letters.fields.intake import Fragment
from afterword.letters.reading.forms import Form

KINDS = ("onsite", "video", "technical", "phone", "panel")


def point(text: str, name: str = "point") -> Fragment:
    return Fragment(field=name, path=f"people[0].{name}", text=text, form=Form.CLAUSE)


@pytest.mark.parametrize(
    ("text", "is_leaning"),
    [
        ("1,200 lift alarms still depend on it", True),
        ("the team is 4 people and the CEO wants it in 6 months", True),
        ("it takes 25 minutes", True),
        ("they break twice a week", True),
        ("that is the hard part", True),
        ("it is hard to hire for this", False),
        ("an estimate turns into a promise as soon as it is written into Salesforce", False),
        ("the stick travels for nine days and the fix is old when it arrives", False),
        ("half of the pages come from jobs nobody owns", False),
        ("that many alarms are false is known", False),
    ],
)
def test_a_point_leans_where_its_word_is_not_in_it(text: str, is_leaning: bool) -> None:
    assert leans(text) is is_leaning


@pytest.mark.parametrize(
    ("text", "typed", "asked", "is_kept"),
    [
        ("the CEO wants it in 6 months", "the ceo wants it in 6 months", {"topic"}, False),
        ("the plan takes 25 minutes", "plan takes 25 minutes", {"topic"}, False),
        ("the plan takes 25 minutes", "the plan takes 25 minutes", {"topic"}, True),
        ("the team is small", "team is small", {"topic"}, True),
        ("the CEO wants it in 6 months", "the ceo wants it in 6 months", {"thought"}, True),
    ],
)
def test_a_point_that_leans_on_an_asked_topic_waits_with_it(
    text: str, typed: str, asked: set[str], is_kept: bool
) -> None:
    kept = without_leaning({"point": point(text)}, {"point": typed}, asked)
    assert ("point" in kept) is is_kept


def test_a_thought_that_leans_on_an_asked_topic_waits_with_it() -> None:
    fragments = {"thought": point("two weeks of silence would show them", "thought")}
    assert without_leaning(fragments, {}, {"topic"}) == {}


@pytest.mark.parametrize(
    ("topic", "thought", "is_kept"),
    [
        (
            "flaky Selenium tests",
            "deleting is fine if the count goes on a board where everyone sees it",
            False,
        ),
        ("the data warehouse", "two people are enough to begin", False),
        ("the data warehouse", "two people would be enough to begin", True),
        (
            "moving from Scratch to Python",
            "pairing on one keyboard for that first week would keep more of them",
            False,
        ),
        ("dbt tests", "you could start with one metric and get finance to sign it off", True),
        ("restores that take a weekend", "a restored copy every night would show what fails", True),
        ("", "the noisiest of them are the easiest", False),
    ],
)
def test_a_thought_waits_with_the_point_that_it_answers(topic: str, thought: str, is_kept: bool) -> None:
    fragments = {"thought": point(thought, "thought")}
    if topic:
        fragments["topic"] = point(topic, "topic")
    kept = without_leaning(fragments, {}, {"point"})
    assert ("thought" in kept) is is_kept
    assert "thought" in without_leaning(fragments, {}, {"liked"})


@pytest.mark.parametrize(
    ("text", "is_kept"),
    [
        ("cut ours from 3 days to 5 hours", False),
        ("built one like it at Acme", False),
        ("did that at a bank", False),
        ("moved to the same system at a bank", False),
        ("fixed it in two days", False),
        ("rewrote theirs and kept ours", False),
        ("wrote the runbook and kept it current", True),
        ("moved a shop to PostgreSQL on the same day", True),
    ],
)
def test_a_deed_that_leans_on_an_asked_topic_waits_with_it(text: str, is_kept: bool) -> None:
    deed = Fragment(field="my_link", path="people[0].my_link", text=text, form=Form.PAST)
    assert ("my_link" in without_leaning({"my_link": deed}, {}, {"topic"})) is is_kept
    # With the point beside it a reader knows what is meant.
    both = {"my_link": deed, "point": point("the regression suite takes four days")}
    assert "my_link" in without_leaning(both, {"point": "the regression suite takes four days"}, {"topic"})


@pytest.mark.parametrize("fields", ["", "my_link"])
def test_what_was_liked_never_stands_between_a_topic_and_a_point_about_it(fields: str) -> None:
    for at in range(30):
        someone = person(
            f"Ann Lee{at}",
            "hiring-manager",
            at,
            fields,
            topic="switching off 3G in the ferries",
            point="1,200 lift alarms still depend on it",
            liked="the way you draw the whole network on one page",
        )
        (letter,) = compose(debrief(someone, kind=KINDS[at % 5], company=f"N{at}")).letters
        told = [
            path.rpartition(".")[2]
            for sentence in letter.sentences
            for path in sentence.sources
            if path.startswith("people[0].")
        ]
        assert told.index("liked") > told.index("point"), letter.body


@pytest.mark.parametrize(
    ("text", "printed"),
    [
        ("nobody has ever spent an error budget here", "nobody has ever spent an error budget at Northwind"),
        ("nobody tests here, because it is slow", "nobody tests at Northwind, because it is slow"),
        ("no manager here has ever said no to Sales", "no manager at Northwind has ever said no to Sales"),
        ("the logs come from here", "the logs come from here"),
        ("the data is moved here", "the data is moved here"),
        ("here the nights are calm", "here the nights are calm"),
        ("the test here is slow", "the test here is slow"),
        ("they say “we do not ship here”", "they say “we do not ship here”"),
    ],
)
def test_here_is_their_place(text: str, printed: str) -> None:
    assert at_their_place(point(text), "Northwind").text == printed
