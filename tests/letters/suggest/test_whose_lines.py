"""To whom a line of notes on a whole talk is offered: by headings, names at the start, names inside."""

import pytest

from afterword.letters.debrief import Relation
from afterword.letters.model_help.sending import sendable_pieces
from afterword.letters.notes.pieces import split_notes
from afterword.letters.suggest import Scope, read_notes

PEOPLE = ("Priya Raman", "Tom Berg", "Annette Vogel")


def offered(notes: str, reader: str, people: tuple[str, ...] = PEOPLE) -> list[str]:
    scope = Scope(reader=reader, people=people, is_shared=True)
    return [each.sentence for each in read_notes(notes, scope).suggestions]


LINES = """- talked about incident reviews
- liked how they run the reviews
- idea: tagging tests by owner would help
- promised to send my alert checklist
- I cut our pages from 40 to 6
- she said that nobody owns the cron jobs"""
SENTENCES = [
    "We talked about incident reviews.",
    "I liked how you run the reviews.",
    "Since then I have thought that tagging tests by owner would help.",
    "I promised to send my alert checklist.",
    "I cut our pages from 40 to 6.",
    "You said that nobody owns the cron jobs.",
]
HEADINGS = [
    "Priya (EM):",
    "Priya:",
    "PRIYA - engineering lead",
    "## Priya Raman (CIO)",
    "1) Priya Raman, CISO",
    "Call w/ Priya Raman",
    "Interviewer 1 Ms. Priya Raman",
    "CTO Priya",
    "* Priya - on-call",
    "Ms Raman – head of delivery",
    "EM (Priya)",
    "Priya (EM) had an hour",
    "Priya runs the platform team.",
]


@pytest.mark.parametrize("heading", HEADINGS)
def test_what_stands_under_a_heading_is_offered_to_this_person_alone(heading: str):
    notes = f"{heading}\n{LINES}"
    assert offered(notes, "Priya Raman") == SENTENCES
    assert offered(notes, "Tom Berg") == []


@pytest.mark.parametrize(
    "heading", ["Frau Vogel:", "Frau Dr. Annette Vogel", "Vogel (Head of QA)", "ANNETTE"]
)
def test_a_title_before_a_name_is_no_part_of_it(heading: str):
    notes = f"{heading}\n{LINES}"
    assert offered(notes, "Annette Vogel") == SENTENCES
    assert offered(notes, "Priya Raman") == []


def test_lines_before_any_heading_are_offered_to_all_and_she_is_nobody():
    notes = f"{LINES}\n\nTom (peer)\n- likes vim"
    for reader in PEOPLE:
        assert offered(notes, reader) == SENTENCES[:-1]


def test_the_next_heading_ends_a_section():
    notes = "Priya (EM):\n- talked about incident reviews\n\nTom (SRE):\n- talked about rate limits"
    assert offered(notes, "Priya Raman") == ["We talked about incident reviews."]
    assert offered(notes, "Tom Berg") == ["We talked about rate limits."]


@pytest.mark.parametrize("heading", ["General:", "Misc", "## Afterwards", "BOTH", "In general: good talk"])
def test_a_heading_that_names_nobody_ends_a_section(heading: str):
    notes = f"## Priya (EM)\n- a call\n\n{heading}\n- talked about rate limits"
    for reader in PEOPLE:
        assert offered(notes, reader) == ["We talked about rate limits."]


def test_a_smaller_heading_stays_within_the_section():
    notes = "## Priya\n### Topics\n- incident reviews\n## Tom\n### Topics\n- rate limits"
    assert offered(notes, "Priya Raman") == ["We talked about incident reviews."]
    assert offered(notes, "Tom Berg") == ["We talked about rate limits."]


def test_a_paragraph_that_begins_with_a_name_ends_at_the_empty_line():
    first = "Tom is the SRE. We talked about rate limits.\nI built the queue at Contoso."
    notes = f"{first}\n\nI liked the wall of prototypes."
    assert offered(notes, "Tom Berg") == [
        "We talked about rate limits.",
        "I built the queue at Contoso.",
        "I liked the wall of prototypes.",
    ]
    assert offered(notes, "Priya Raman") == ["I liked the wall of prototypes."]


@pytest.mark.parametrize(
    "line",
    [
        "talked about the rota that Tom wrote",
        "liked how Tom runs the reviews",
        "promised to send Tom the checklist of ours",
        "- Tom: we run two clusters per region",
        "Tom said that the runners are shared",
    ],
)
def test_a_line_that_names_somebody_else_is_not_offered(line: str):
    assert offered(line, "Priya Raman") == []


def test_two_names_together_are_no_heading_of_one():
    notes = "Priya + Tom (platform)\n- talked about incident reviews"
    assert (
        offered(notes, "Priya Raman") == offered(notes, "Tom Berg") == ["We talked about incident reviews."]
    )


def test_a_name_inside_a_section_takes_its_own_line_only():
    notes = "Priya (EM):\n- Tom asked about rollbacks\n- talked about incident reviews"
    assert offered(notes, "Priya Raman") == ["We talked about incident reviews."]


def test_a_small_will_is_no_person():
    notes = "Tom (SRE)\nwill call me next week\n- talked about rate limits"
    assert offered(notes, "Tom Berg", ("Tom Berg", "Will Hart")) == ["We talked about rate limits."]


def test_notes_on_one_person_are_theirs_until_another_is_headed():
    scope = Scope(reader="Priya Raman", people=PEOPLE)
    notes = "she said that nobody owns the cron jobs\n\nTom (SRE)\n- talked about rate limits"
    assert [each.sentence for each in read_notes(notes, scope).suggestions] == [
        "You said that nobody owns the cron jobs."
    ]


def test_a_next_step_may_name_others():
    scope = Scope(
        reader="Dana Whit", relation=Relation.RECRUITER, people=("Dana Whit", "Tom Berg"), is_shared=True
    )
    assert [each.sentence for each in read_notes("next: the talk with Tom Berg", scope).suggestions] == [
        "The next step as I understood it: the talk with Tom Berg."
    ]


def test_lines_of_others_are_not_sent_to_a_model():
    scope = Scope(reader="Priya Raman", people=PEOPLE, is_shared=True)
    notes = "Priya (EM)\n- two clusters\n\nTom (SRE)\n- likes vim"
    assert sendable_pieces(notes, scope) == ("Priya (EM)", "two clusters")


def test_an_empty_line_parts_long_lines():
    first = (
        "Priya (EM) says the deploys take an hour and a half because of the database, and so all of us wait"
    )
    second = (
        "Tom (SRE) says the gateway has one limit for all partners, and each of them has a key of its own"
    )
    scope = Scope(reader="Tom Berg", people=PEOPLE, is_shared=True)
    assert len(list(split_notes(f"{first}\n\n{second}", scope))) == 2
    assert len(list(split_notes(f"{first}\n{second}", scope))) == 1
