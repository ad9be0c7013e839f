import pytest
from hypothesis import given
from hypothesis import strategies as st

from afterword.letters.fields.field import FIELDS
from afterword.letters.fields.intake import Fragment, read_field
from afterword.letters.fields.setting import Setting
from afterword.letters.letter import Ask
from afterword.letters.reading.forms import Form
from afterword.letters.words.lexicon import abbreviations

SETTING = Setting(person="Priya Raman", path="people[0]", names=frozenset({"priya", "northwind"}))


def read(field: str, text: str, setting: Setting = SETTING) -> Fragment | Ask | None:
    return read_field(field, text, setting)


def words(field: str, text: str) -> str:
    fragment = read(field, text)
    assert isinstance(fragment, Fragment), fragment
    return fragment.lead + fragment.text


@pytest.mark.parametrize(
    ("field", "text", "form"),
    [
        ("topic", "moving the cron jobs to Argo Workflows", Form.GERUND),
        ("topic", "the on-call rota", Form.NOUN),
        ("topic", "The alerts nobody owns", Form.NOUN),
        ("topic", "the way the team handles incidents", Form.NOUN),
        ("topic", "the checks that run before a deploy", Form.NOUN),
        ("topic", "how you test terraform modules", Form.WH),
        ("topic", "whether to split the monolith", Form.WH),
        ("topic", "how do you test terraform modules", Form.QUESTION),
        ("topic", "Why is the build slow", Form.QUESTION),
        ("topic", "Kafka, postgres, on-call", Form.LIST),
        ("topic", "Sharding, replication and backups", Form.GERUND),
        ("topic", "the on-call rota is broken", Form.CLAUSE),
        ("topic", "rewrite it in Rust", Form.UNSURE),
        ("topic", "hiring process", Form.NOUN),
        ("topic", "building dashboards", Form.GERUND),
        ("point", "half of the pages come from jobs nobody owns", Form.CLAUSE),
        ("point", "the team deploys 20 times a day", Form.CLAUSE),
        ("point", "deploys take two days", Form.CLAUSE),
        ("point", "last year the checkout ran out of database connections", Form.CLAUSE),
        ("point", "most incidents start with a config change", Form.CLAUSE),
        ("point", "technical debt", Form.NOUN),
        ("point", "no one reviews alerts", Form.CLAUSE),
        ("point", "customers forgive one outage but not two", Form.CLAUSE),
        ("point", "nobody dares to delete old accounts", Form.CLAUSE),
        ("point", "documentation ferments within weeks", Form.CLAUSE),
        ("topic", "nobody owns the build", Form.CLAUSE),
        ("topic", "Rust vs Go for the ingest path", Form.NOUN),
        ("thought", "a plan diff would help", Form.CLAUSE),
        ("thought", "use a canary", Form.BASE),
        ("thought", "test the restore path every night", Form.BASE),
        ("thought", "start with the three tables that break most often", Form.UNSURE),
        ("thought", "maybe use a queue", Form.UNSURE),
        ("thought", "maybe the team could tag jobs", Form.CLAUSE),
        ("thought", "how the owners get told", Form.WH),
        ("thought", "What about caching?", Form.QUESTION),
        ("my_link", "cut our pages from 40 to 6", Form.PAST),
        ("my_link", "I cut pages", Form.PAST),
        ("my_link", "once spent a year on exactly this", Form.PAST),
        ("my_link", "dockerized 30 services", Form.PAST),
        ("my_link", "I've built a scheduler", Form.PRESENT),
        ("my_link", "run a similar cluster", Form.PRESENT),
        ("my_link", "running Kafka for 5 years", Form.GERUND),
        ("my_link", "8 years of Kubernetes", Form.NOUN),
        ("my_link", "we moved 300 jobs to Nomad", Form.OWN_CLAUSE),
        ("my_link", "at Acme I cut costs by 30%", Form.OWN_CLAUSE),
        ("liked", "that the team reviews", Form.THAT),
        ("liked", "you were honest about the debt", Form.CLAUSE),
        ("liked", "friendly people", Form.UNSURE),
        ("next", "Priya will send a task", Form.CLAUSE),
    ],
)
def test_the_form_is_told_from_the_words(field: str, text: str, form: Form):
    fragment = read(field, text)
    assert isinstance(fragment, Fragment), fragment
    assert fragment.form is form


@pytest.mark.parametrize(
    ("field", "text", "expected"),
    [
        ("topic", "We talked about the on-call rota.", "the on-call rota"),
        ("topic", "  about scaling\n postgres ", "scaling PostgreSQL"),
        ("topic", "k8s upgrades w/o downtime", "Kubernetes upgrades without downtime"),
        ("topic", "on-call rota", "the on-call rota"),
        ("topic", "data pipelines", "data pipelines"),
        ("topic", "Their plan to move", "your plan to move"),
        ("topic", "Go services and rust", "Go services and rust"),
        ("topic", "Northwind's move to gcp", "Northwind's move to GCP"),
        ("topic", "Alert fatigue", "alert fatigue"),
        ("topic", "“the noisy pager”", "the noisy pager"),
        ("topic", "the \u202eroadmap\u200b 🚀", "the roadmap"),
        ("point", "You said that nobody owns it", "nobody owns it"),
        ("point", "Priya said that nobody owns it", "nobody owns it"),
        ("my_link", "I cut pages", "cut pages"),
        ("my_link", "I've built a scheduler", "have built a scheduler"),
        ("my_link", "did not change the schema", "did not change the schema"),
        ("promised", "to send my notes", "my notes"),
        ("promised", "incident template", "the incident template"),
    ],
)
def test_only_the_safe_things_are_cleaned(field: str, text: str, expected: str):
    assert words(field, text) == expected


@pytest.mark.parametrize(
    ("field", "text", "word"),
    [
        ("topic", "<b>bold</b> talk", "<b>"),
        ("topic", "{{ topic }}", "{{ topic }}"),
        ("topic", "cause -> effect", "->"),
        ("topic", "- one thing\n- another thing", "list"),
        ("topic", "MOVING ALL THE CRON JOBS", "capital"),
        ("topic", "The build is slow. Nobody cares", "more than one sentence"),
        ("topic", "word " * 40, "40 words"),
        ("topic", "переезд на новый кластер", "English"),
        ("topic", "that we need better tests", '"we"'),
        ("point", "they page too much", '"they"'),
        ("point", "we agreed on more tests", '"we"'),
        ("point", "the customer wants his mentor", '"his"'),
        ("point", "is flaky", "You said that"),
        ("point", "moved to Argo last year", "You said that"),
        ("point", "hard to hire", "it is hard to hire"),
        ("thought", "could start with two services", "Since then"),
        ("my_link", "responsible for payments", '"I was responsible'),
        ("my_link", "experienced with Kafka", "experienced"),
        ("my_link", "5+ yrs k8s", "years"),
        ("clarify", "sorry, I was nervous", "excuse"),
        ("next", "a call tomorrow", "tomorrow"),
        ("next", "a call next week", "next week"),
    ],
)
def test_what_cannot_be_said_is_asked_about_with_the_word_in_question(field: str, text: str, word: str):
    result = read(field, text)
    assert isinstance(result, Ask)
    assert result.field == field
    assert word in result.question
    assert (
        result.question.endswith(("?", ".", '".')) and "Priya" in result.question
    ) or word in result.question


@pytest.mark.parametrize("text", ["", "  ", "n/a", "-", "TBD", "none"])
def test_nothing_is_nothing(text: str):
    assert read("topic", text) is None


def test_day_words_are_fine_when_the_letter_goes_out_on_the_same_day():
    same = Setting(person="Dana", path="people[0]", same_day=True, same_week=True)
    assert isinstance(read("next", "a call tomorrow", same), Fragment)


@given(st.sampled_from([field.name for field in FIELDS]), st.text(max_size=120))
def test_any_text_gives_a_fragment_a_question_or_nothing(field: str, text: str):
    result = read(field, text)
    if isinstance(result, Fragment):
        assert result.text == " ".join(result.text.split())
        assert "\u202e" not in result.text


@given(st.from_regex(r"[a-z]{3,9} [a-z]{3,9} [0-9]{1,4} [A-Z][a-z]{2,8} [a-z]{3,9}", fullmatch=True))
def test_numbers_and_names_stay_as_they_were_typed(text: str):
    result = read("topic", text)
    if isinstance(result, Fragment):
        assert text.split()[2] in result.text.split()
        name = text.split()[3].casefold()
        assert abbreviations().get(name, name).casefold() in result.text.casefold()
