"""Field values as people type them: each line was read wrong once, out loud, in a letter."""

import re

import pytest
from panel import debrief, person

from afterword.letters.compose import compose
from afterword.letters.debrief import Length, Promise, Spelling, Style
from afterword.letters.fields.intake import Fragment, read_field
from afterword.letters.fields.joining import bracket_aside, mend_splices
from afterword.letters.fields.setting import Setting
from afterword.letters.letter import Ask
from afterword.letters.reading.forms import Form
from afterword.letters.words.name_case import right_case
from afterword.letters.words.spelling import spell

PROMISE = Promise(thing="the slides of my talk", link="https://example.org/talk")
SETTING = Setting(person="Priya Raman", path="people[0]", call="Priya")


@pytest.mark.parametrize(
    ("field", "text", "form"),
    [
        ("point", "writes are the bottleneck, not reads", Form.CLAUSE),
        ("my_link", "run Nomad in my homelab", Form.PRESENT),
        ("my_link", "automated rollbacks so they take under a minute", Form.PAST),
        ("my_link", "automated 600 switches using ansible", Form.PAST),
        ("my_link", "split one giant state into 40 small ones", Form.PAST),
        ("topic", "on call", Form.UNSURE),
        ("topic", "¿How you serve customers abroad?", Form.WH),
        ("point", "hiring in Tokyo starts in the fall", Form.CLAUSE),
        ("point", "handing over between sites costs half a day each time", Form.CLAUSE),
        ("point", "testing the restore path", Form.GERUND),
        ("point", "rounding errors cost 30k last year", Form.CLAUSE),
        ("point", "it fails twice a week, mostly because of disk space", Form.CLAUSE),
        ("topic", "logs, metrics & traces", Form.NOUN),
        ("liked", "the clear definition of what SRE does and does not do here", Form.NOUN),
    ],
)
def test_the_form_is_the_one_that_reads_right(field: str, text: str, form: Form):
    fragment = read_field(field, text, SETTING)
    assert isinstance(fragment, Fragment), fragment
    assert fragment.form is form


@pytest.mark.parametrize(
    ("field", "text", "expected"),
    [
        ("topic", "CAP theorem", "the CAP theorem"),
        ("topic", "SOC2 audit", "the SOC 2 audit"),
        ("topic", "A/B testing platform", "the A/B testing platform"),
        ("topic", "Team's health", "the team's health"),
        ("topic", "cost of cloud", "the cost of cloud"),
        ("topic", "digital twin of the plant", "the digital twin of the plant"),
        ("topic", "first 100 days", "the first 100 days"),
        ("topic", "first hire in Poland", "the first hire in Poland"),
        ("topic", "next steps for the team", "next steps for the team"),
        ("topic", "SRE book club", "the SRE book club"),
        ("point", "last drill was 2022", "the last drill was 2022"),
        ("topic", "plenty of ideas for tests", "plenty of ideas for tests"),
        ("topic", "build vs. buy", "build vs. buy"),
        ("topic", "hybrid work: 2 days in office", "hybrid work (2 days in office)"),
        ("topic", "terraform modules :)", "Terraform modules"),
        ("point", "team is too small", "the team is too small"),
        ("point", "open source brings more applicants", "open source brings more applicants"),
        ("point", "growth is not the goal, profitability is", "growth is not the goal; profitability is"),
        ("point", "the handover is a call every monday", "the handover is a call every Monday"),
        ("my_link", "mentored 3 interns, two of them got hired", "mentored 3 interns; two of them got hired"),
        ("my_link", "moved 220 jobs to Nomad, with templates", "moved 220 jobs to Nomad, with templates"),
    ],
)
def test_small_words_and_marks_are_set_right_and_the_words_stay(field: str, text: str, expected: str):
    fragment = read_field(field, text, SETTING)
    assert isinstance(fragment, Fragment), fragment
    assert fragment.lead + fragment.text == expected


@pytest.mark.parametrize(
    ("field", "text", "said"),
    [
        ("my_link", "lead migration from AWS to GCP", "“led”"),
        ("my_link", "been on call for six years", "have been on call"),
        ("my_link", "6 years experience with Go", "have 6 years of experience"),
        ("thought", "fake clock", "fake clock"),
        ("topic", "because of the growth, how to onboard faster", "because of"),
    ],
)
def test_what_stays_unclear_is_asked_with_the_likely_words(field: str, text: str, said: str):
    result = read_field(field, text, SETTING)
    assert isinstance(result, Ask)
    assert said.strip("“”") in result.question


def test_them_may_stand_for_the_things_of_the_topic_before_it():
    thought = "quarantining them after 3 failures would help"
    assert isinstance(read_field("thought", thought, SETTING), Ask)
    several = Setting(person="Priya Raman", path="people[0]", plural_topic=True, them_named=True)
    assert isinstance(read_field("thought", thought, several), Fragment)


@pytest.mark.parametrize(
    "text",
    [
        "if tests fail, nobody looks",
        "in 2024, we moved to Nomad",
        "logs are noisy, but nobody minds",
        "a rate limiter, a queue and a cache are there",
        "ADRs are short, one page max",
        "since one tenant has 40% of the data, sharding fails",
    ],
)
def test_a_comma_that_is_right_stays(text: str):
    assert mend_splices(text) == text


def test_a_colon_before_a_clause_is_no_aside():
    assert bracket_aside("one rule: nobody deploys on Fridays") == "one rule: nobody deploys on Fridays"


@pytest.mark.parametrize(
    ("typed", "right"),
    [
        ("migrating from Angular to react", "migrating from Angular to React"),
        ("Ansible and flux", "Ansible and Flux"),
        ("dbt vs spark", "dbt vs Spark"),
        ("rewrote it in rust", "rewrote it in Rust"),
        ("why you left k8s for nomad", "why you left Kubernetes for Nomad"),
        ("how fast the team can react to alerts", "how fast the team can react to alerts"),
        ("where to go from here", "where to go from here"),
        ("the roadmap is in flux", "the roadmap is in flux"),
        ("no room for slack", "no room for slack"),
        ("we may march on friday", "we may march on Friday"),
    ],
)
def test_names_that_are_words_too_are_told_by_their_neighbours(typed: str, right: str):
    assert right_case(typed) == right


def test_spelling_follows_the_profile_and_leaves_names_alone():
    assert spell("how to organize the Color team", Spelling.BRITISH) == "how to organise the Color team"
    assert spell("the behaviour of the catalogue", Spelling.AMERICAN) == "the behavior of the catalog"
    someone = person(
        "Priya Raman", "hiring-manager", topic="how to organize the team", my_link="optimized a rota"
    )
    british = compose(debrief(someone, style=Style(spelling=Spelling.BRITISH))).letters[0].body
    assert "organise" in british
    assert "optimised" in british
    assert "organize" in compose(debrief(someone)).letters[0].body


def test_a_deed_that_leans_on_the_talk_is_not_announced_as_work_elsewhere():
    for link in ("spent two evenings on it", "can start in September"):
        someone = person("Priya Raman", "hiring-manager", topic="the take-home exercise", my_link=link)
        body = compose(debrief(someone)).letters[0].body
        assert link in body
        assert "my own work" not in body
        assert "experience" not in body


def test_our_words_do_not_go_on_behind_a_topic_with_a_loose_comma():
    for kind in ("onsite", "video", "technical", "phone", "panel"):
        someone = person(
            "Bo Lund", "peer", topic="your data lake, or rather swamp", thought="a test would help"
        )
        body = compose(debrief(someone, kind=kind)).letters[0].body
        assert re.search("or rather swamp[.,;]", body)


def test_length_shows():
    counts = dict.fromkeys(Length, 0)
    for talk in range(10):
        someone = person("Priya Raman", "hiring-manager", talk, "topic point my_link thought liked")
        for length in Length:
            for letter in compose(debrief(someone, style=Style(length=length))).letters:
                counts[length] += len(letter.body.split())
    assert counts[Length.SHORT] < counts[Length.MEDIUM] * 0.9
    assert counts[Length.MEDIUM] < counts[Length.LONG]


def test_an_address_of_a_page_ends_its_paragraph():
    for talk in range(12):
        someone = person("Bo Lund", "peer", talk, "topic my_link thought", promised=PROMISE)
        for letter in compose(debrief(someone)).letters:
            lines = [line for line in letter.body.splitlines() if "https://" in line]
            assert lines
            assert all(line.endswith("https://example.org/talk") for line in lines), letter.body
