"""Nothing that was typed vanishes without a word: it is in a letter, asked about, or left out with a reason."""

from collections import Counter
from datetime import timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from panel import START, TALKS, debrief, person

from afterword.letters.compose import compose
from afterword.letters.debrief import (
    ContactPolicy,
    Debrief,
    EarlierRound,
    Event,
    EventKind,
    Length,
    PersonNotes,
    Promise,
    Relation,
    Style,
)
from afterword.letters.letter import Composition, LeftOutRule, LetterKind

SHARED = "cut our pages from 40 to 6 a week by giving every job an owner"
QUESTION = "how do you test a release"
TOLD = {
    LetterKind.THANK_YOU: ("topic", "point", "thought", "my_link", "liked", "clarify", "next"),
    LetterKind.CORRECTION: ("clarify",),
}


def typed_paths(notes: Debrief, kind: LetterKind) -> set[str]:
    """The fields that hold something, as paths into the debrief file."""
    found = set()
    for at, each in enumerate(notes.people):
        found |= {f"people[{at}].{name}" for name in TOLD.get(kind, ()) if getattr(each, name)}
        if kind is not LetterKind.THANK_YOU:
            continue
        found |= {f"people[{at}].questions[{place}]" for place in range(len(each.questions))}
        if each.promised:
            found.add(f"people[{at}].promised")
            found |= {f"people[{at}].promised.link"} if each.promised.link and each.promised.file else set()
    return found


def asked_paths(notes: Debrief, found: Composition) -> set[str]:
    at = {each.name: place for place, each in enumerate(notes.people)}
    return {f"people[{at[ask.person]}].{ask.field}" for ask in found.asks if ask.person in at}


def told_paths(found: Composition) -> set[str]:
    return {path for letter in found.letters for each in letter.sentences for path in each.sources}


def rules(found: Composition) -> dict[str, str]:
    return {path: each.rule.value for each in found.left_out for path in each.fields}


ODD = (
    "nothing really",
    "n/a",
    "{{topic}}",
    "what she built",
    "it is slow",
    "they hired him",
    "THE CHECKLIST",
    "x y",
)
QUESTIONS = (
    QUESTION, "how do you share the nights", "team size?", "nothing", "what is the salary range",
    "who reviews the plans",
)  # fmt: skip
PROMISES = (
    None,
    Promise(thing="the burn-rate rules"),
    Promise(thing="the burn-rate rules", later=True),
    Promise(thing="the slides", link="https://jonas.example.org/slides"),
    Promise(thing="the slides", file="slides.pdf", link="https://jonas.example.org/slides"),
    Promise(thing="nothing", file="slides.pdf"),
    Promise(thing="{{file}}", file="slides.pdf"),
)  # fmt: skip


@st.composite
def noted_person(draw: st.DrawFn, at: int) -> PersonNotes:
    talk = draw(st.sampled_from(TALKS))
    values = {}
    for name, plain in zip(("topic", "point", "my_link", "thought", "liked"), talk, strict=True):
        shared = SHARED if name == "my_link" else plain
        values[name] = draw(st.sampled_from(("", plain, plain, plain, shared, draw(st.sampled_from(ODD)))))
    return PersonNotes(
        name=("Ann Lee", "Bo Chen", "Cora Diaz", "Dan Ek", "Eva Fox", "Finn Gray", "Gus Hall", "Hana Ito")[at],
        relation=draw(st.sampled_from((None, *Relation))),
        email=draw(st.sampled_from((None, "a@company.example"))),
        clarify=draw(st.sampled_from(("", "memory limits, unlike CPU limits, end the process", "nothing"))),
        next=draw(st.sampled_from(("", "a conversation with the director", "they call me Friday"))),
        promised=draw(st.sampled_from(PROMISES)),
        questions=tuple(draw(st.lists(st.sampled_from(QUESTIONS), max_size=3))),
        private="he seemed tired of his boss",
        **values,
    )  # fmt: skip


@st.composite
def noted_debrief(draw: st.DrawFn) -> Debrief:
    count = draw(st.sampled_from((1, 1, 2, 3, 8)))
    history = draw(
        st.sampled_from(
            (
                (),
                (EarlierRound(round=1, date=START.date(), people=("Ann Lee",), topics=(TALKS[0][0],)),),
                (EarlierRound(round=1, date=START.date(), people=("Bo Chen",), letter_text=f"I {SHARED}."),),
            )
        )
    )
    events = draw(st.sampled_from(((), (Event(what=EventKind.REJECTION, at=START + timedelta(days=3)),))))
    return debrief(
        *(draw(noted_person(at)) for at in range(count)),
        contact_policy=draw(st.sampled_from((ContactPolicy.DIRECT, *ContactPolicy))),
        interested=draw(st.sampled_from((True, True, False))),
        style=Style(length=draw(st.sampled_from(Length))),
        history=history,
        events=draw(st.sampled_from(((), (), events))),
    )


@settings(max_examples=120)
@given(notes=noted_debrief(), kind=st.sampled_from((LetterKind.THANK_YOU, *LetterKind)))
def test_each_typed_field_is_in_a_letter_or_asked_about_or_left_out_with_a_reason(
    notes: Debrief, kind: LetterKind
):
    found = compose(notes, kind=kind)
    typed = typed_paths(notes, kind)
    ways = (told_paths(found) & typed, asked_paths(notes, found) & typed, rules(found).keys())
    # What a letter tells of one person in the letter to another counts once too.
    places = Counter(path for way in ways for path in way)
    places += Counter(path for each in found.left_out for path in each.fields) - Counter(rules(found).keys())
    assert dict(places) == dict.fromkeys(typed, 1)


@settings(max_examples=60)
@given(notes=noted_debrief())
def test_what_is_left_out_repeats_no_words_of_the_notes(notes: Debrief):
    for each in compose(notes).left_out:
        noted = notes.people[each.person_index]
        assert noted.name == each.person
        words = (
            *noted.fields,
            *noted.questions,
            noted.private,
            noted.promised.thing if noted.promised else "",
        )
        assert not [typed for typed in words if len(typed.split()) > 1 and typed in each.sentence]
        assert each.sentence.endswith(".")
        assert "{" not in each.sentence


def notes_of(relation: str = "peer", **fields: object) -> Debrief:
    return debrief(person("Ann Lee", relation, fields="topic point", **fields))


CASES: tuple[tuple[str, Debrief, dict[str, str]], ...] = (
    ("all of it told", notes_of(my_link=SHARED, questions=(QUESTION,)), {}),
    (
        "a second question",
        notes_of(questions=(QUESTION, "how do you share the nights")),
        {"people[0].questions[1]": "one-question"},
    ),
    (
        "a question beside a thought that asks",
        notes_of(thought="would a queue help?", questions=(QUESTION,)),
        {"people[0].questions[0]": "one-question"},
    ),
    (
        "a note to oneself before a question",
        notes_of(questions=("team size?", QUESTION)),
        {"people[0].questions[0]": "question-to-self"},
    ),
    (
        "a question about pay",
        notes_of(questions=("what is the salary range",)),
        {"people[0].questions[0]": "question-to-self"},
    ),
    ("nothing liked", notes_of(liked="nothing really"), {"people[0].liked": "says-nothing"}),
    (
        "a deed for a recruiter",
        notes_of("recruiter", my_link=SHARED, thought="a list of owners would help"),
        {"people[0].my_link": "for-interviewers", "people[0].thought": "for-interviewers"},
    ),
    (
        "a thought about a point that is not there",
        debrief(person("Ann Lee", "peer", fields="topic my_link", thought="the abandoned ones could go first")),
        {"people[0].thought": "leans"},
    ),
    (
        "a point about a topic that is asked about",
        debrief(
            person(
                "Ann Lee",
                "peer",
                fields="my_link",
                topic="what they built",
                point="half of the pages come from it",
                liked="the calm with which you told me of the outage",
            )
        ),
        {"people[0].point": "leans"},
    ),
    (
        "a next step where the job is not wanted",
        debrief(person("Ann Lee", "recruiter", next="a conversation with the director"), interested=False),
        {"people[0].next": "not-wanted", "people[0].my_link": "for-interviewers"},
    ),
    (
        "a file and a link",
        notes_of(promised=Promise(thing="the slides", file="a.pdf", link="https://jonas.example.org")),
        {"people[0].promised.link": "file-goes"},
    ),
    (
        "a letter that waits for its topic",
        debrief(person("Ann Lee", "peer", fields="my_link")),
        {"people[0].my_link": "waits"},
    ),
    (
        "the same deed for two people",
        debrief(
            person("Ann Lee", "peer", 0, "topic point", my_link=SHARED),
            person("Bo Chen", "peer", 1, "topic point", my_link=SHARED),
        ),
        {"people[1].my_link": "repeated"},
    ),
    (
        "contact through the recruiter alone",
        debrief(
            person("Ann Lee", "peer", 0, "topic point"),
            person("Bo Chen", "recruiter", 1, "topic"),
            contact_policy=ContactPolicy.VIA_RECRUITER,
        ),
        {"people[0].point": "no-letter"},
    ),
    (
        "a rejection that came",
        debrief(
            person("Ann Lee", "peer", 0, "topic point"),
            events=(Event(what=EventKind.REJECTION, at=START + timedelta(days=3)),),
        ),
        {"people[0].topic": "no-letter", "people[0].point": "no-letter"},
    ),
    (
        "a group above seven",
        debrief(*(person(f"Ann Lee{at}", "peer", at, "topic point") for at in range(8))),
        {f"people[{at}].{name}": "no-letter" for at in range(1, 8) for name in ("topic", "point")},
    ),
)  # fmt: skip


@pytest.mark.parametrize(("notes", "expected"), [case[1:] for case in CASES], ids=[case[0] for case in CASES])
def test_the_reason_is_what_happened_to_the_field(notes: Debrief, expected: dict[str, str]):
    assert rules(compose(notes)) == expected


def test_a_short_letter_says_what_it_had_no_room_for():
    notes = debrief(
        person(
            "Ann Lee", "hiring-manager", fields="topic point my_link thought liked", questions=(QUESTION,)
        ),
        style=Style(length=Length.SHORT),
    )
    found = compose(notes)
    assert found.letters
    assert rules(found)
    assert set(rules(found).values()) == {"short"}


def test_a_topic_that_is_passed_on_for_two_people_is_left_out_for_neither():
    notes = debrief(
        person("Ann Lee", "peer", 0, "topic"),
        person("Dan Ek", "peer", 0, "topic"),
        person("Bo Chen", "recruiter", fields=""),
        contact_policy=ContactPolicy.VIA_RECRUITER,
    )
    found = compose(notes)
    assert rules(found) == {}
    assert {"people[0].topic", "people[1].topic"} <= told_paths(found)


def test_letters_that_tell_of_no_field_leave_none_out():
    notes = debrief(person("Ann Lee", "peer", fields="topic point my_link thought"))
    for kind in set(LetterKind) - set(TOLD):
        assert compose(notes, kind=kind).left_out == ()


@pytest.mark.parametrize(
    ("notes", "sentence"),
    [
        (
            notes_of(questions=(QUESTION, "how do you share the nights")),
            "Your second question to Ann is not in the letter; one question is enough for it.",
        ),
        (
            notes_of("recruiter", my_link=SHARED, thought="a list of owners would help"),
            "Your thought and what you have done are not in the letter to Ann: they are for those who interviewed you.",
        ),
        (
            debrief(person("Ann Lee", "peer", fields="my_link point liked thought")),
            "",
        ),
        (
            debrief(person("Ann Lee", "peer", fields="my_link")),
            "What you have done waits with the letter to Ann for your answer.",
        ),
    ],
)
def test_the_sentences_read_plainly(notes: Debrief, sentence: str):
    assert " ".join(each.sentence for each in compose(notes).left_out) == sentence


def test_every_reason_is_shown_by_a_case():
    shown = {rule for _, _, expected in CASES for rule in expected.values()}
    assert shown | {"short", "no-sentence"} == {rule.value for rule in LeftOutRule}
