"""From raw notes to suggestions and private marks."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.letters.suggest.verdicts import SETS, notes_of, readings

from afterword.letters.debrief import Relation
from afterword.letters.suggest import PrivateKind, Scope, read_notes

PRIYA = Scope(reader="Priya Raman", relation=Relation.HIRING_MANAGER, people=("Priya Raman",))
DANA = Scope(reader="Dana Whitfield", relation=Relation.RECRUITER, people=("Dana Whitfield",))
PANEL = Scope(
    reader="Priya Raman", relation=Relation.PEER, people=("Priya Raman", "Bo Lindgren"), is_shared=True
)


def sentences(notes: str, scope: Scope = PRIYA) -> list[str]:
    return [each.sentence for each in read_notes(notes, scope).suggestions]


@pytest.mark.parametrize(
    ("notes", "sentence"),
    [
        ("we talked about moving jobs to argo workflows", "We talked about moving jobs to Argo Workflows."),
        ("* discussed SLOs for batch jobs", "We talked about SLOs for batch jobs."),
        ("10:15 talked about why they left k8s", "We talked about why you left Kubernetes."),
        ("Priya: how they review incidents", "We talked about how you review incidents."),
        ("## Topics\n- incident reviews", "We talked about incident reviews."),
        ("she said that nobody owns the cron jobs", "You said that nobody owns the cron jobs."),
        ("Priya: we run two clusters per region", "You said that you run two clusters per region."),
        ('Priya said: "our build takes an hour"', "You said that your build takes an hour."),
        ("PR: our build takes an hour", "You said that your build takes an hour."),
        ("I cut our pages from 40 to 6", "I cut our pages from 40 to 6."),
        ("me: built a queue w/ priorities", "I built a queue with priorities."),
        ("told her nothing. I've moved 300 jobs to Nomad", "I have moved 300 jobs to Nomad."),
        ("brought our bill down 35%", "I brought our bill down 35%."),
        ("I told her that I wrote the OTA updater", "I wrote the OTA updater."),
        ("liked how they run the reviews", "I liked how you run the reviews."),
        ("liked: they let the devs talk to users", "I liked that you let the devs talk to users."),
        (
            "idea: tagging tests by owner would help",
            "Since then I have thought that tagging tests by owner would help.",
        ),
        ("I promised to send her the burn-rate rules", "I promised to send the burn-rate rules."),
        ("ovr she said compile times are their biggest problem, 12 min in CI", None),
    ],
)
def test_fragments_are_lifted_and_shown_as_the_finished_sentence(notes: str, sentence: str | None):
    assert sentences(notes) == ([sentence] if sentence else [])


@pytest.mark.parametrize(
    "notes",
    [
        "she said it is slow",  # what is slow
        "he told me that she disagrees",  # whom
        "Bo: we run two clusters",  # another person of the panel
        "she said so",
        "I forgot the name of the token bucket",  # no deed to be proud of
        "I fixed that at my last place",  # what
        "did a cutover of 4 TB",  # who
        "Priya: wants to cut the costs by 20%",  # a verb that would have to change
        "Priya: change advisory board meets twice a week",  # no article
        "we talked about the rota and um the pages",
        "she said the thing -> see slides",
        "she said we should try it tomorrow",  # a day that will be wrong
        "they sad that most bugs comes from billing",
        "i rewrote a biling service at my previus job",
        "how big is the budget for cloud",  # a question
        "she said that the team deploys, the board decides and nobody knows who they answer to",
        "https://example.org/x we talked about",
        "",
        "???",
        "-\n-\n*",
    ],
)
def test_what_would_not_read_right_is_not_shown(notes: str):
    assert sentences(notes, PANEL) == []


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("salary 85-95k", PrivateKind.PAY),
        ("they would go to 92k.", PrivateKind.PAY),
        ("€ 80000 and a car", PrivateKind.PAY),
        ("comp: 110 base, no equity", PrivateKind.PAY),
        ("Offer from Globex expires on the 14th", PrivateKind.OFFER),
        ("also in process with Initech", PrivateKind.OFFER),
        ("Umbrella does the same", PrivateKind.OFFER),
        ("seems a bit arrogant", PrivateKind.PERSON),
        ("gut feeling: no", PrivateKind.PERSON),
        ("signed NDA, unreleased product", PrivateKind.SECRET),
        ("don't mention the breach", PrivateKind.SECRET),
        ("off the record: layoffs in spring", PrivateKind.SECRET),
        ("I forgot what ADL is, embarrassing", PrivateKind.OWN),
        ("I would need a visa", PrivateKind.OWN),
    ],
)
def test_lines_that_look_private_are_marked_with_their_kind_and_never_suggested(line: str, kind: PrivateKind):
    notes = f"talked about rate limits\n{line}\nI built the queue at Contoso"
    scope = Scope(reader="Priya Raman", people=("Priya Raman",), companies=("Umbrella",))
    read = read_notes(notes, scope)
    assert [(mark.kind, notes[mark.start : mark.end].strip(".")) for mark in read.private] == [
        (kind, line.strip("."))
    ]
    assert [each.field for each in read.suggestions] == ["topic", "my_link"]


@pytest.mark.parametrize(
    "line",
    [
        "their gateway does 20k rps",
        "the payment service is in Go",
        "she said cold starts take 4 seconds",
        "they offer GraphQL to partners",
        "we raise an exception there",
        "12 min in CI",
        "a breakdown of 300 alerts",
    ],
)
def test_technical_lines_are_not_taken_for_private(line: str):
    assert read_notes(line, PRIYA).private == ()


def test_a_section_that_is_headed_private_is_private_whatever_it_says():
    read = read_notes("## Private\nwe talked about Kafka\n## Topics\nwe talked about Redis streams", PRIYA)
    assert [each.sentence for each in read.suggestions] == ["We talked about Redis streams."]
    assert [mark.kind for mark in read.private] == [PrivateKind.OWN]


def test_a_name_that_stands_in_a_private_line_is_suggested_from_no_other():
    notes = "I built the search at Globex\nI have an offer from Globex\nI built the queue at Contoso"
    assert sentences(notes) == ["I built the queue at Contoso."]


def test_a_recruiter_gets_next_steps_and_promises_but_no_points():
    notes = "she said that the team is small\nnext step: a call with the director\nI promised to send my CV"
    assert sentences(notes, DANA) == [
        "The next step as I understood it: a call with the director.",
        "I promised to send my CV.",
    ]


def test_in_shared_notes_she_may_be_anybody_and_a_name_is_not():
    notes = "she said that the builds are slow\nPriya said that the runners are shared"
    assert sentences(notes, PANEL) == ["You said that the runners are shared."]


def test_offsets_are_those_of_the_raw_notes():
    notes = "\r\n  -\tPriya:  we run   two clusters \r\nsalary 85k"
    read = read_notes(notes, PRIYA)
    assert [notes[each.start : each.end] for each in read.suggestions] == ["we run   two clusters"]
    assert [notes[mark.start : mark.end] for mark in read.private] == ["salary 85k"]


@pytest.mark.parametrize("name", SETS)
def test_no_suggestion_of_the_sample_notes_comes_from_a_private_stretch(name: str):
    for _, _, read in readings(name):
        closed = {mark.start for mark in read.private}
        assert closed.isdisjoint(each.start for each in read.suggestions)


@pytest.mark.parametrize("name", SETS)
def test_numbers_of_a_suggestion_stand_in_the_same_sentence_of_the_notes(name: str):
    for note, _, read in readings(name):
        for each in read.suggestions:
            words = note["notes"][each.start : each.end]
            assert set(re.findall(r"\d+", each.sentence)) <= set(re.findall(r"\d+", words))


BITS = (
    "we talked about|she said that|I built|nobody|not|40|6|pages|, |. |- |Priya:|me:|Bo|they|their|our|salary|85k"
    "|k8s|NDA|liked how|idea:|the|cluster|?|!|“|(|never|Globex|next step:|and|because|\n|\r\n|\t"
)
PIECES = st.sampled_from(BITS.split("|"))


@settings(max_examples=150, deadline=None)
@given(st.lists(PIECES, max_size=40).map(" ".join), st.sampled_from([PRIYA, DANA, PANEL]))
def test_any_heap_of_words_is_read_without_changing_numbers_or_negations(notes: str, scope: Scope):
    read = read_notes(notes, scope)
    for each in read.suggestions:
        words = notes[each.start : each.end]
        assert set(re.findall(r"\d+", each.sentence)) <= set(re.findall(r"\d+", words))
        assert ("not" in each.sentence.split()) <= ("not" in words.split())
        assert "salary" not in each.sentence
        # 85k pages are no pay.
        assert not re.search(r"85k(?! (?:pages|cluster))", each.sentence)


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=400))
def test_any_text_is_read(notes: str):
    read = read_notes(notes, PRIYA)
    assert all(0 <= mark.start < mark.end <= len(notes) for mark in read.private)


def test_notes_of_all_samples_together_are_read():
    notes = "\n".join(note["notes"] for note in notes_of("first_sixty")) * 4
    assert read_notes(notes, PRIYA).suggestions
