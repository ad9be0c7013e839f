"""Articles that quick notes leave out, and words that must stay as they are."""

import pytest

from afterword.letters.articles import (
    article_after_gerund,
    article_before_order,
    article_for_deed,
    article_for_idea,
    article_inside,
    lacks_article,
    lacks_article_in_clause,
)


@pytest.mark.parametrize(
    "text",
    [
        "on-call rota",
        "Ruby on Rails upgrade",
        "ERP project two years late",
        "S/4HANA roll-out in 7 countries",
        "windows to Linux migration of file servers",
        "feature store (build vs buy)",
        "deletion concept for backups",
        "first five hires",
        "vulnerability backlog of 6,000 items",
        "clinical document parser",
        "SDI to IP move",
    ],
)
def test_a_single_thing_without_an_article_is_seen(text: str):
    assert lacks_article(text)


@pytest.mark.parametrize(
    "text",
    [
        "data pipelines",
        "the on-call rota",
        "one app or three apps",
        "hiring juniors",
        "SIEM noise",
        "Kafka",
        "CI",
        "log costs",
        "code as a liability",
        "1:1 conversations",
        "Figma to code",
    ],
)
def test_what_stands_alone_in_english_gets_no_article(text: str):
    assert not lacks_article(text)


@pytest.mark.parametrize(
    ("text", "lacks"),
    [
        ("team is too small", True),
        ("power budget is 12 uA", True),
        ("ITIL change process is too slow", True),
        ("build takes 50 min", True),
        ("Datadog bill doubled", True),
        ("model says who leaves", True),
        ("provider switches off ISDN in December", True),
        ("a build takes 50 min", False),
        ("vendor and business don't speak", False),
        ("emergency changes are 40%", False),
        ("CI is slow", False),
        ("product ignores the budget", False),
        ("nobody owns it", False),
    ],
)
def test_the_subject_of_a_clause_is_seen_as_well(text: str, lacks: bool):
    assert lacks_article_in_clause(text) is lacks


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("built landing zone for 14 sites", "built a landing zone for 14 sites"),
        ("replaced VPN with identity-aware proxy", "replaced a VPN with an identity-aware proxy"),
        ("ran on-call rota", "ran an on-call rota"),
        ("wrote xlwings add-in", "wrote an xlwings add-in"),
        ("wrote an API gateway in Go", "wrote an API gateway in Go"),
        ("built second rig from spare parts", "built a second rig from spare parts"),
        ("built offline first app", "built an offline first app"),
        ("hired first ten engineers", "hired the first ten engineers"),
        ("led migration of 40 sites", "led a migration of 40 sites"),
        ("automated evidence collection", "automated evidence collection"),
        ("brought helpdesk back in-house", "brought a helpdesk back in-house"),
        ("kept v1 alive behind adapter", "kept v1 alive behind an adapter"),
    ],
)
def test_a_deed_gets_the_weakest_article(typed: str, expected: str):
    assert article_for_deed(typed) == expected


@pytest.mark.parametrize(
    "typed",
    [
        "wrote code for 5 years",
        "moved config out of the release",
        "replaced jQuery page by page",
        "traced jitter to a single carrier",
        "took part in two audits",
        "rehearsed failovers every quarter",
        "owned 140 dbt models",
        "moved docs into the repo",
        "worked with product and sales",
    ],
)
def test_a_deed_that_is_right_stays_as_typed(typed: str):
    assert article_for_deed(typed) == typed


def test_articles_stand_after_a_gerund_before_an_order_and_before_an_idea():
    assert article_after_gerund("upgrading cluster") == "upgrading the cluster"
    assert article_after_gerund("hiring process") == "hiring process"
    assert article_before_order("passed it in first attempt") == "passed it in the first attempt"
    assert article_before_order("at first sight of trouble") == "at first sight of trouble"
    assert article_for_idea("expiry date for every flag") == "an expiry date for every flag"
    assert article_for_idea("snapshots every 1,000 events") == "snapshots every 1,000 events"


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("unsafe blocks in parser", "unsafe blocks in the parser"),
        ("versioning of public API", "versioning of the public API"),
        ("Ruby on Rails upgrade", "Ruby on Rails upgrade"),
        ("being on call", "being on call"),
        ("bugs in production", "bugs in production"),
        ("load window in the night", "load window in the night"),
    ],
)
def test_an_article_inside_a_phrase(typed: str, expected: str):
    assert article_inside(typed) == expected
