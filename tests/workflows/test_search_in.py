"""Search finds what the person wrote and got, without regard to case and accents, and nothing of anybody else."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from afterword.models import Candidate, Note, PrivateNote
from afterword.models.folded import fold
from afterword.workflows.finish_debrief import finish_debrief
from afterword.workflows.save_note import save_note
from afterword.workflows.search_in import FoundKind, search, words_of
from tests.workflows.rows import AFTER, a_candidate, an_interview, note_all, person_called

pytestmark = pytest.mark.django_db


@pytest.fixture
def candidate() -> Candidate:
    candidate = a_candidate()
    interview = an_interview(candidate, company="Müller & Söhne", role="Ingénieur DevOps")
    note_all(interview)
    bo = person_called(interview, "Bo Chen")
    save_note(
        candidate,
        interview,
        bo,
        {"notes": "Ärger mit dem CI in der Straße, 100% of it"},
        base_revision=None,
        now=AFTER,
    )
    finish_debrief(interview, now=AFTER)
    return candidate


def kinds(candidate: Candidate, query: str) -> set[FoundKind]:
    return {found.kind for found in search(candidate, query)}


@pytest.mark.parametrize("query", ["Müller", "muller", "MULLER", "sohne", "ingenieur", "devops muller"])
def test_a_company_is_found_without_regard_to_case_and_accents(candidate: Candidate, query: str) -> None:
    assert FoundKind.PROCESS in kinds(candidate, query)


@pytest.mark.parametrize(
    ("query", "kind"),
    [
        ("priya raman", FoundKind.PERSON),
        ("bo@northwind", FoundKind.PERSON),
        ("kafka", FoundKind.NOTE),
        ("arger", FoundKind.NOTE),
        ("strasse", FoundKind.NOTE),
        ("streaming", FoundKind.LETTER),
    ],
)
def test_each_kind_of_text_is_found(candidate: Candidate, query: str, kind: FoundKind) -> None:
    assert kind in kinds(candidate, query)


def test_a_private_remark_is_found_by_its_owner_and_named_as_one(candidate: Candidate) -> None:
    note = candidate_note(candidate)
    PrivateNote.objects.update_or_create(note=note, defaults={"candidate": candidate, "text": "seemed tired"})
    (found,) = search(candidate, "tired")
    assert found.kind is FoundKind.PRIVATE
    assert found.title.startswith("Private remark")


def candidate_note(candidate: Candidate) -> Note:
    return Note.objects.filter(candidate=candidate).earliest("pk")


@pytest.mark.parametrize("query", ["", "   ", "\0", "%", "_", "kafka zebra", "100%of"])
def test_nothing_and_wildcards_find_nothing_by_chance(candidate: Candidate, query: str) -> None:
    found = search(candidate, query)
    assert all("%" in " ".join(each.excerpt) for each in found if query == "%")
    if query not in ("%",):
        assert not found


def test_only_the_own_rows_are_found(candidate: Candidate) -> None:
    other = Candidate.objects.create(name="Somebody else", created_at=AFTER)
    assert search(other, "kafka") == ()


def test_an_excerpt_shows_the_word_as_it_was_written(candidate: Candidate) -> None:
    found = next(each for each in search(candidate, "ARGER") if each.kind is FoundKind.NOTE)
    assert found.excerpt[1] == "Ärger"


@given(st.text(max_size=80))
def test_any_query_is_cut_to_words_that_fold_to_themselves(query: str) -> None:
    words = words_of(query)
    assert len(words) <= 8
    assert all(fold(word) == word or len(word) == 60 for word in words)
