"""Articles that quick notes leave out, and words that must stay as they are."""

import pytest

from afterword.letters.articles.lacking import a_or_an
from afterword.letters.articles.supplied import complete
from afterword.letters.reading.note_clause import Telling


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("on-call rota", "the on-call rota"),
        ("Ruby on Rails upgrade", "the Ruby on Rails upgrade"),
        ("S/4HANA roll-out in 7 countries", "the S/4HANA roll-out in 7 countries"),
        ("windows to Linux migration of file servers", "the windows to Linux migration of file servers"),
        ("feature store (build vs buy)", "the feature store (build vs buy)"),
        ("deletion concept for backups", "the deletion concept for backups"),
        ("first five hires", "the first five hires"),
        ("vulnerability backlog of 6,000 items", "the vulnerability backlog of 6,000 items"),
        ("clinical document parser", "the clinical document parser"),
        ("SDI to IP move", "the SDI to IP move"),
        ("migration of billing service to Kafka", "the migration of the billing service to Kafka"),
        ("rate limiter design with token bucket", "rate limiter design with a token bucket"),
        ("unsafe blocks in parser", "unsafe blocks in the parser"),
        ("versioning of public API", "the versioning of the public API"),
        ("hiring process", "the hiring process"),
        ("bootloader update over CAN bus", "the bootloader update over the CAN bus"),
    ],
)
def test_what_was_talked_about_gets_the(typed: str, expected: str):
    assert complete(typed, Telling.TALK).text == expected


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
        "alert fatigue and missing runbooks",
        "being on call",
        "bugs in production",
        "state management",
        "feature store vs ad hoc SQL",
        "legacy code without tests",
    ],
)
def test_what_stands_alone_in_english_gets_no_article(text: str):
    assert complete(text, Telling.TALK).text == text


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("team is too small", "the team is too small"),
        ("power budget is 12 uA", "the power budget is 12 uA"),
        ("ITIL change process is too slow", "the ITIL change process is too slow"),
        ("build takes 50 min", "the build takes 50 min"),
        ("Datadog bill doubled", "the Datadog bill doubled"),
        ("model says who leaves", "the model says who leaves"),
        ("provider switches off ISDN in December", "the provider switches off ISDN in December"),
        ("a build takes 50 min", "a build takes 50 min"),
        ("emergency changes are 40%", "emergency changes are 40%"),
        ("CI is slow", "CI is slow"),
        ("sales ignores lead score", "sales ignores the lead score"),
        ("nobody owns it", "nobody owns it"),
        ("root cause was expired certificate", "the root cause was an expired certificate"),
        ("roadmap is driven by biggest customer", "the roadmap is driven by the biggest customer"),
        ("every app has own button component", "every app has its own button component"),
        ("citizen waits 6 weeks for permit", "a citizen waits 6 weeks for a permit"),
        ("bottleneck is review process", "the bottleneck is the review process"),
        ("that there is training budget", "that there is a training budget"),
    ],
)
def test_a_clause_gets_its_articles(typed: str, expected: str):
    assert complete(typed, Telling.SAID).text == expected


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
        ("kept v1 alive behind adapter", "kept v1 alive behind an adapter"),
        ("cut dbt run from 4h to 50min", "cut the dbt run from 4h to 50min"),
        (
            "removed most of unsafe blocks from driver crate",
            "removed most of the unsafe blocks from a driver crate",
        ),
        ("replaced 40 tab spreadsheet at bakery chain", "replaced a 40-tab spreadsheet at a bakery chain"),
        ("partitioned 3 TB table without downtime", "partitioned a 3 TB table without downtime"),
    ],
)
def test_a_deed_gets_the_weakest_article(typed: str, expected: str):
    assert complete(typed, Telling.DEED).text == expected


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
        "cut the build from 35 minutes to 6",
        "gave talks at two meetups",
    ],
)
def test_a_deed_that_is_right_stays_as_typed(typed: str):
    assert complete(typed, Telling.DEED).text == typed


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("expiry date for every flag", "an expiry date for every flag"),
        ("snapshots every 1,000 events", "snapshots every 1,000 events"),
        ("sliding window would be fairer", "a sliding window would be fairer"),
        ("quarantine list with owner and date", "a quarantine list with owner and date"),
        ("start with one domain", "start with one domain"),
    ],
)
def test_an_idea_is_told_for_the_first_time(typed: str, expected: str):
    assert complete(typed, Telling.IDEA).text == expected


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("technical interview with two architects", "a technical interview with two architects"),
        ("call with head of analytics", "a call with the head of analytics"),
        ("reference check and written offer", "a reference check and a written offer"),
        ("feedback by end of week", "feedback by end of week"),
    ],
)
def test_a_step_that_comes(typed: str, expected: str):
    assert complete(typed, Telling.STEP).text == expected


@pytest.mark.parametrize(
    ("word", "article"),
    [
        ("SQL", "an"),
        ("unit", "a"),
        ("hour", "an"),
        ("xlwings", "an"),
        ("API", "an"),
        ("USSD", "a"),
        ("one-off", "a"),
    ],
)
def test_a_or_an_follows_the_sound(word: str, article: str):
    assert a_or_an(word) == article


@pytest.mark.parametrize(
    "text",
    [
        "if the cache fails, you'll notice within a day",
        "we'll need a second reviewer before the release",
        "every team needed one before the others were ready",
        "a fencing token would have made the second leader harmless",
        "some devices reset after exactly 49 days",
        "the sales team never hears what the debt costs",
        "a shared list would help you plan the week",
        "nobody had ever thought about the weather",
        "a note about yesterday's outage would help",
        "loyalty points go missing whenever the nightly file transfer breaks",
        "an automatic restart, for example, would have been enough",
    ],
)
@pytest.mark.parametrize("telling", [Telling.SAID, Telling.IDEA])
def test_good_prose_is_left_alone(text: str, telling: Telling):
    assert complete(text, telling).text == text


@pytest.mark.parametrize(
    ("text", "telling"),
    [
        ("ERP project two years late", Telling.TALK),
        ("upgrading cluster", Telling.TALK),
        ("build vs buy decision for portal", Telling.TALK),
        ("brought helpdesk back in-house", Telling.DEED),
        ("event per booking instead of nightly file", Telling.IDEA),
        ("customer don't read reports", Telling.SAID),
        ("final round with CTO and one team member", Telling.STEP),
    ],
)
def test_telegraph_style_that_cannot_be_completed_for_certain_is_asked_about(text: str, telling: Telling):
    completion = complete(text, telling)
    assert not completion.is_sure
    assert completion.text == text


def test_somebody_who_writes_articles_is_asked_whether_one_is_missing():
    completion = complete("put a cache in front of booking service", Telling.DEED)
    assert not completion.is_sure
    assert completion.meant == "put a cache in front of a booking service"


@pytest.mark.parametrize(
    "text",
    [
        "sync.Pool does not cap its size",
        "the scheduler does not fence its nodes",
        "the parser does not guard its input",
        "I taught the team to cap its queues",
        "nobody has to guard their time",
        "half of the callers only ring because the letter makes no sense",
        "they work in pairs, and accessibility gets cut every time",
        "most of the data sets are out of date",
        "you want GitOps everywhere till end of year",
        "it would be good to profit from the Airflow that exists already",
    ],
)
def test_a_verb_or_a_saying_is_taken_for_no_thing(text: str):
    assert complete(text, Telling.SAID)[:3] == (text, True, "")


@pytest.mark.parametrize(
    "text",
    [
        "moved a billing ledger to double entry without a day of downtime",
        "changed from day to night shift",
        "wrote code in a pair with a designer",
        "came home after getting to dock a ferry",
        'put a "last tested on" date on every page',
    ],
)
def test_matter_and_pairs_stay_as_typed_in_a_deed(text: str):
    assert complete(text, Telling.DEED)[:3] == (text, True, "")


def test_one_half_of_a_pair_gets_nothing():
    text = "the handover between first and second line"
    assert complete(text, Telling.TALK)[:3] == (text, True, "")
