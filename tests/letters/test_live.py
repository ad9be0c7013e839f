import pytest
from hypothesis import given
from hypothesis import strategies as st

from afterword.letters.composing.live import FIELDS, fields_for, finished_sentence, question_about, starter
from afterword.letters.debrief import Relation


@pytest.mark.parametrize(
    ("field", "text", "sentence"),
    [
        ("topic", "", ""),
        ("topic", "the on-call rota", "We talked about the on-call rota."),
        ("topic", "how do you test modules", "We talked about one question: how do you test modules?"),
        ("topic", "the rota is broken", "One thing we talked about: the rota is broken."),
        ("topic", "Kafka, postgres, on-call", "We talked about Kafka, PostgreSQL and on-call."),
        ("point", "nobody owns the staging cluster", "You said that nobody owns the staging cluster."),
        (
            "point",
            "documentation ferments within weeks",
            "You said that documentation ferments within weeks.",
        ),
        ("my_link", "I cut our pages from 40 to 6", "I cut our pages from 40 to 6."),
        ("my_link", "running Kafka for years", "My own experience comes from running Kafka for years."),
        ("my_link", "we moved 300 jobs", "We moved 300 jobs."),
        ("thought", "use a canary", "Thinking it over, I would use a canary."),
        ("thought", "what about caching?", "One question came to me afterwards: what about caching?"),
        ("liked", "that the team reviews", "I liked that the team reviews."),
        ("next", "a call with the director", "The next step as I understood it: a call with the director."),
        ("point", "is flaky", "You said that is flaky ..."),
    ],
)
def test_the_sentence_is_finished_as_a_letter_would_carry_it(field: str, text: str, sentence: str):
    assert finished_sentence(field, text) == sentence


@pytest.mark.parametrize("field", FIELDS, ids=lambda field: field.name)
def test_each_example_makes_a_finished_sentence_from_its_starter(field):
    sentence = finished_sentence(field.name, field.example)
    assert sentence.split()[:3] == [*starter(field.name).split(), *field.example.split()][:3]
    assert sentence.endswith(".")
    assert not sentence.endswith("...")
    assert question_about(field.name, field.example) == ""


def test_each_relation_is_asked_what_its_letter_needs():
    names = {relation: [field.name for field in fields_for(relation)] for relation in Relation}
    assert names[Relation.HIRING_MANAGER][:4] == ["topic", "point", "my_link", "thought"]
    assert names[Relation.RECRUITER] == ["topic", "promised", "next"]
    assert fields_for(None) == fields_for(Relation.PEER)


def test_what_cannot_be_used_yet_says_what_is_asked():
    assert "Priya" in question_about("point", "they page too much", person="Priya Raman")


def test_an_unknown_field_is_an_error():
    with pytest.raises(KeyError):
        finished_sentence("salary", "much")


@given(st.sampled_from([field.name for field in FIELDS]), st.text(max_size=80))
def test_typing_anything_never_fails(field: str, text: str):
    assert isinstance(finished_sentence(field, text), str)
