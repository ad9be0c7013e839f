"""What holds for every letter that the composer writes."""

import re
from dataclasses import replace
from datetime import date, timedelta
from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from panel import FIELDS, START, TALKS, debrief, person

from afterword.letters.compose import compose
from afterword.letters.debrief import (
    Candidate,
    ContactPolicy,
    Debrief,
    EarlierRound,
    Event,
    EventKind,
    Formality,
    Promise,
    Relation,
    Spelling,
    Style,
)
from afterword.letters.letter import Letter, LetterKind
from afterword.letters.similarity import overlap
from afterword.letters.words.phrases import phrase_hits

COMBINATIONS = (
    "topic my_link",
    "topic point",
    "topic thought",
    "topic liked",
    "topic point my_link",
    "topic my_link thought",
    "topic liked thought",
    "topic point my_link thought liked",
)
NAMES = ("Priya Raman", "Bo Lund", "Mei Tanaka", "Sam O'Neill", "Ana Costa", "Tom Berg", "Ines Duarte")
RELATIONS = ("hiring-manager", "peer", "executive", "peer", None)
KINDS = ("onsite", "video", "technical", "phone", "panel")
SENDING = (timedelta(hours=3), timedelta(hours=20), timedelta(days=3), timedelta(days=9), None)


def varied() -> list[Debrief]:
    """A debrief for every talk and several combinations of fields, relations, kinds and rounds."""
    debriefs = []
    for at in range(len(TALKS) * 4):
        someone = person(NAMES[at % 7], RELATIONS[at * 3 % 5], at, COMBINATIONS[(at * 3 + at // 8) % 8])
        again = at % 6 == 0
        history = (EarlierRound(round=1, date=date(2026, 5, 2), people=(someone.name,), topics=("pairing",)),)
        debriefs.append(
            debrief(
                someone,
                kind=KINDS[(at * 2 + at // 5) % 5],
                round=2 if again else 1,
                history=history if again else (),
                style=Style(spelling=Spelling.BRITISH) if at % 2 else Style(),
            )
        )
    return debriefs


def letters_of(debriefs: list[Debrief]) -> list[tuple[Debrief, Letter]]:
    found = []
    for at, notes in enumerate(debriefs):
        delay = SENDING[at % 5]
        made = compose(notes, send_at=notes.interview.end + delay if delay else None)
        found += [(notes, letter) for letter in made.letters]
    return found


VARIED = letters_of(varied())
TEXTS = [(letter, " ".join(sentence.text for sentence in letter.sentences)) for _, letter in VARIED]


def test_the_samples_give_a_letter_each():
    assert len(VARIED) == len(TALKS) * 4


@pytest.mark.parametrize(
    "broken",
    [
        r"\bthat that\b",
        r"\bI I\b",
        r"\bthe the\b",
        r"\babout about\b",
        r"  ",
        r"[{}<>]",
        r"\.\.",
        r",,|,\.|;\.|\?\.| [.,;:?]",
        r"\bwe got to \w+ing\b",
        r"\bthat (?:how|whether|why)\b",
        r"!",
        r"\bmore (?!after\b)\w+er\b",
        r"told me a lot|great asset|busy schedule|checking in",
    ],
)
def test_no_letter_has_a_broken_place(broken: str):
    hits = [text for _, text in TEXTS if re.search(broken, text, re.I)]
    assert hits == []


def test_every_letter_thanks_in_its_first_two_sentences():
    for letter in (letter for _, letter in VARIED):
        start = " ".join(sentence.text for sentence in letter.sentences[:2])
        assert re.search(r"\b[Tt]hank|\bappreciate", start), letter.body


def test_no_three_sentences_in_a_row_begin_with_i():
    for letter in (letter for _, letter in VARIED):
        starts = "".join("I" if re.match(r"I\b", sentence.text) else "." for sentence in letter.sentences)
        assert "III" not in starts, letter.body


def test_letters_keep_their_length_and_paragraphs():
    for notes, letter in VARIED:
        count = sum(len(sentence.text.split()) for sentence in letter.sentences)
        assert 25 <= count <= (110 if notes.interview.kind == "phone" else 180), letter.body
        assert 1 < len(letter.paragraphs) <= 4
        assert all(len(sentence.text.split()) <= 40 for sentence in letter.sentences), letter.body


def test_every_sentence_names_its_frame_and_its_sources():
    for notes, letter in VARIED:
        for sentence in letter.sentences:
            assert sentence.frame
            assert sentence.sources
            for path in sentence.sources:
                assert path == "frame" or re.match(
                    r"people\[\d+\]\.\w+$|people$|role$|company$|interview\.\w+$|history\[\d+\]\.topics\[\d+\]$",
                    path,
                )
                if path.startswith("people["):
                    assert getattr(notes.people[letter.person_index], path.split(".")[1])


def test_all_numbers_and_names_come_from_the_debrief():
    ours = {"I", "PostgreSQL", "Kubernetes", "Tuesday", "May"}
    for notes, letter in VARIED:
        someone = notes.people[letter.person_index]
        known = " ".join(
            [someone.name, notes.company, notes.role, *(getattr(someone, name) for name in FIELDS)]
        )
        for sentence in letter.sentences:
            inside = re.findall(r"(?<=[\w,;:] )([A-Z][\w-]*|\d[\w%]*)", sentence.text)
            strange = [word for word in inside if word not in known and word not in ours and word != "12"]
            assert strange == [], sentence


def test_each_field_that_a_letter_carries_stands_in_it_as_typed():
    for notes, letter in VARIED:
        someone = notes.people[letter.person_index]
        for sentence in letter.sentences:
            for name in FIELDS:
                if f"people[0].{name}" in sentence.sources and "k8s" not in (typed := getattr(someone, name)):
                    listed = typed.replace("Kafka, postgres, on-call", "Kafka, postgres and on-call")
                    said = listed.rstrip("?").replace("postgres", "PostgreSQL").casefold()
                    assert said in sentence.text.casefold()


def test_interest_is_said_in_words_that_the_review_knows_and_never_in_cliches():
    for letter, text in TEXTS:
        assert phrase_hits(text, "interest"), letter.body
        assert not phrase_hits(text, "cliches"), letter.body
        assert not phrase_hits(text, "flattery"), letter.body


def test_subjects_name_role_or_thanks_and_stay_short():
    for _, letter in VARIED:
        assert len(letter.subject) <= 60
        assert "hank" in letter.subject
    long = debrief(
        person("Bo Lund", "peer"),
        role="Principal Software Engineer, Developer Productivity and Build Platform",
    )
    assert all(len(letter.subject) <= 60 for letter in compose(long).letters)


def test_the_same_debrief_gives_the_same_letters_and_a_new_person_leaves_the_others_alone():
    two = [person("Priya Raman", "hiring-manager", 0), person("Bo Lund", "peer", 1)]
    first, again = compose(debrief(*two)), compose(debrief(*two))
    assert first == again
    three = compose(debrief(*two, person("Ana Costa", "peer", 2)))
    assert three.letters[:2] == first.letters


def test_frames_that_were_used_for_this_company_are_not_used_again():
    notes = debrief(person("Priya Raman", "hiring-manager", 0, "topic point my_link"))
    first = compose(notes).letters[0]
    used = frozenset(sentence.frame for sentence in first.sentences)
    second = compose(notes, used_frames=used).letters[0]
    assert not used & {sentence.frame for sentence in second.sentences}


@pytest.mark.parametrize("kind", KINDS)
def test_a_panel_of_seven_shares_no_frame_and_little_text(kind: str):
    relations = ("hiring-manager", "peer", "peer", "executive", "peer", "peer", "recruiter")
    people = [
        person(name, relation, at * 2, "topic point my_link")
        for at, (name, relation) in enumerate(zip(NAMES, relations, strict=True))
    ]
    notes = debrief(*people, kind=kind)
    letters = compose(notes, send_at=START + timedelta(hours=4)).letters
    assert len(letters) == 7
    frames = [
        sentence.frame for letter in letters for sentence in {s.frame: s for s in letter.sentences}.values()
    ]
    assert len(frames) == len(set(frames))
    out = (notes.company, notes.role, "role", *NAMES)
    assert max(overlap(one.body, two.body, leave_out=out) for one, two in combinations(letters, 2)) < 0.20


def test_a_talk_that_two_people_share_is_told_once_or_asked_about():
    people = [
        person("Priya Raman", "hiring-manager", 0, "topic my_link"),
        person("Bo Lund", "peer", 0, "topic my_link"),
    ]
    made = compose(debrief(*people))
    assert [letter.to_name for letter in made.letters] == ["Priya Raman"]
    assert made.asks[0].person == "Bo Lund"
    assert "What else" in made.asks[0].question


def test_words_that_stand_in_another_letter_are_left_out_where_the_rest_is_enough():
    first = person("Priya Raman", "hiring-manager", 0, "topic my_link")
    second = person("Bo Lund", "peer", 1, "topic thought", my_link=first.my_link)
    bodies = [letter.body for letter in compose(debrief(first, second)).letters]
    assert first.my_link in bodies[0]
    assert first.my_link not in bodies[1]


# What is missing, and who is held.


@pytest.mark.parametrize(
    ("relation", "fields", "asked"),
    [
        ("hiring-manager", "", "topic"),
        ("hiring-manager", "topic", "my_link"),
        ("peer", "topic", "thought"),
        ("executive", "topic", "point"),
        ("peer", "my_link", "topic"),
        (None, "", "topic"),
    ],
)
def test_what_is_missing_is_asked_once_and_never_padded(relation: str | None, fields: str, asked: str):
    made = compose(debrief(person("Priya Raman", relation, 0, fields)))
    assert made.letters == ()
    assert [ask.field for ask in made.asks] == [asked]


@pytest.mark.parametrize("relation", ["recruiter", "coordinator"])
def test_who_arranged_the_interview_needs_no_topic(relation: str):
    made = compose(debrief(person("Dana Olsen", relation, 0, "")))
    assert len(made.letters) == 1
    assert made.asks == ()


def test_a_field_that_cannot_be_used_is_asked_about_and_left_out():
    made = compose(
        debrief(person("Priya Raman", "hiring-manager", 0, "topic my_link", point="they page too much"))
    )
    assert "they page" not in made.letters[0].body
    assert made.asks[0].field == "point"


def test_private_words_and_raw_notes_never_reach_a_letter():
    someone = person(
        "Priya Raman", "hiring-manager", 0, private="seemed bored by zebras", notes="mentioned giraffes"
    )
    body = compose(debrief(someone, notes="elephants everywhere")).letters[0].body
    assert not re.search("zebra|giraffe|elephant", body)


def test_above_seven_people_only_the_lead_and_the_recruiter_are_written_to():
    people = [person(f"Person{at} Name", "peer", at) for at in range(7)]
    people += [person("Priya Raman", "hiring-manager", 8), person("Dana Olsen", "recruiter", 0, "")]
    made = compose(debrief(*people))
    assert [letter.to_name for letter in made.letters] == ["Priya Raman", "Dana Olsen"]
    assert len(made.held) == 7
    assert "Person3" in made.letters[1].body


@pytest.mark.parametrize("policy", [ContactPolicy.VIA_RECRUITER, ContactPolicy.VIA_AGENCY])
def test_where_contact_goes_through_somebody_their_letter_carries_the_thanks(policy: ContactPolicy):
    people = [person("Priya Raman", "hiring-manager", 0), person("Dana Olsen", "recruiter", 0, "")]
    made = compose(debrief(*people, contact_policy=policy))
    assert [letter.to_name for letter in made.letters] == ["Dana Olsen"]
    assert "Priya" in made.letters[0].body
    assert made.held[0].person == "Priya Raman"
    assert "Dana Olsen" in made.held[0].reason


def test_without_an_agency_contact_everybody_is_held():
    made = compose(
        debrief(person("Priya Raman", "hiring-manager", 0), contact_policy=ContactPolicy.VIA_AGENCY)
    )
    assert made.letters == ()
    assert "agency" in made.held[0].reason


def test_without_an_address_the_letter_waits_and_the_recruiter_passes_thanks_on():
    people = [person("Bo Lund", "peer", 0, email=None), person("Dana Olsen", "recruiter", 0, "")]
    letters = compose(debrief(*people)).letters
    assert letters[0].to_email is None
    assert "Bo" in letters[1].body
    assert "address" in letters[1].body


@pytest.mark.parametrize("what", [EventKind.REJECTION, EventKind.WITHDRAWN])
def test_after_the_end_no_thanks_and_no_follow_up_go_out(what: EventKind):
    event = Event(what=what, at=START + timedelta(days=2))
    notes = debrief(person("Priya Raman", "hiring-manager", 0), events=(event,))
    for kind in (LetterKind.THANK_YOU, LetterKind.FOLLOW_UP):
        made = compose(notes, kind=kind)
        assert made.letters == ()
        assert "14" in made.held[0].reason


@pytest.mark.parametrize("what", [EventKind.REPLY, EventKind.CALLED, EventKind.NEXT_ROUND, EventKind.OFFER])
def test_no_follow_up_after_an_answer(what: EventKind):
    notes = debrief(
        person("Priya Raman", "hiring-manager", 0), events=(Event(what=what, at=START + timedelta(days=2)),)
    )
    assert compose(notes, kind=LetterKind.FOLLOW_UP).letters == ()
    assert len(compose(notes).letters) == 1


@pytest.mark.parametrize("what", [EventKind.AUTO_REPLY, EventKind.BOUNCE])
def test_an_automatic_answer_does_not_stop_a_follow_up(what: EventKind):
    notes = debrief(
        person("Priya Raman", "hiring-manager", 0), events=(Event(what=what, at=START + timedelta(days=2)),)
    )
    assert len(compose(notes, kind=LetterKind.FOLLOW_UP).letters) == 1


def test_who_is_not_interested_says_no_interest():
    for at in range(12):
        for relation in ("hiring-manager", "peer", "executive"):
            someone = person("Priya Raman", relation, at, "topic point my_link thought")
            body = compose(debrief(someone, interested=False)).letters[0].body
            assert not phrase_hits(body, "interest"), body


# The same person again, days, names, spelling.


def test_a_person_who_is_met_again_reads_again_and_gets_a_new_topic():
    history = (EarlierRound(round=1, date=date(2026, 5, 2), people=("Priya Raman",), topics=(TALKS[0][0],)),)
    same = compose(debrief(person("Priya Raman", "hiring-manager", 0), round=2, history=history))
    assert same.letters == ()
    assert "round 1" in same.asks[0].question
    for at in range(1, 10):
        new = compose(debrief(person("Priya Raman", "hiring-manager", at), round=2, history=history)).letters[
            0
        ]
        assert re.search(r"again|once more|another|second|further|more of your|Once more", new.body), new.body


@pytest.mark.parametrize(
    ("delay", "right", "wrong"),
    [
        (timedelta(hours=2), "this afternoon", "yesterday|Tuesday|today"),
        (timedelta(hours=18), "yesterday", "this afternoon|this morning|today|Tuesday"),
        (timedelta(days=3), "Tuesday", "yesterday|today|this afternoon"),
        (timedelta(days=9), "12 May", "yesterday|today|this afternoon|Tuesday"),
        (None, "", "yesterday|today|this afternoon|Tuesday|12 May"),
    ],
)
def test_the_day_is_named_as_it_is_when_the_letter_goes_out(delay: timedelta | None, right: str, wrong: str):
    bodies = []
    for at in range(len(TALKS)):
        notes = debrief(person("Priya Raman", "hiring-manager", at), kind=KINDS[at % 5])
        letters = compose(notes, send_at=notes.interview.end + delay if delay else None).letters
        bodies.append(" ".join(letters[0].body.replace(TALKS[at][0], "").split()))
    assert not any(re.search(wrong, body) for body in bodies)
    assert any(right in body for body in bodies)


def test_the_day_is_that_of_the_reader_not_of_the_writer():
    evening = START.replace(hour=23, minute=30)
    for at in range(8):
        notes = debrief(
            person("Priya Raman", "hiring-manager", at), start=evening - timedelta(hours=1), minutes=60
        )
        body = compose(notes, send_at=evening + timedelta(hours=1)).letters[0].body
        assert "this evening" not in body


@pytest.mark.parametrize(
    ("name", "greeting", "formality", "line"),
    [
        ("Priya Raman", "", Formality.FIRST_NAME, "Hi Priya,"),
        ("Priya Raman", "", Formality.FULL_NAME, "Dear Priya Raman,"),
        ("Dr. Anke Moser", "", Formality.FIRST_NAME, "Dear Dr. Moser,"),
        ("Prof. Dr. Ludwig van Aken", "", Formality.FULL_NAME, "Dear Prof. Dr. van Aken,"),
        ("Priya Raman, PhD (she/her)", "", Formality.FIRST_NAME, "Hi Priya,"),
        ("J. Smith", "", Formality.FIRST_NAME, "Hi J. Smith,"),
        ("Ms. Chen", "", Formality.FIRST_NAME, "Dear Ms. Chen,"),
        ("Robert Hall", "Bob", Formality.FIRST_NAME, "Hi Bob,"),
        ("Robert Hall", "Dear Mr Hall", Formality.FIRST_NAME, "Dear Mr Hall,"),
        ("Cher", "", Formality.FULL_NAME, "Dear Cher,"),
    ],
)
def test_people_are_greeted_by_the_name_that_was_noted(
    name: str, greeting: str, formality: Formality, line: str
):
    someone = person(name, "peer", 0, greeting=greeting)
    assert compose(debrief(someone, style=Style(formality=formality))).letters[0].greeting == line


def test_the_signature_is_the_full_name_and_a_missing_one_is_asked():
    made = compose(debrief(person("Bo Lund", "peer", 0)))
    assert made.letters[0].signature == ("Jonas Lindqvist",)
    nameless = compose(debrief(person("Bo Lund", "peer", 0), candidate=Candidate()))
    assert [ask.field for ask in nameless.asks] == ["candidate.name"]


def test_the_relation_is_read_from_a_clear_title_and_is_a_peer_otherwise():
    recruiter = compose(debrief(person("Dana Olsen", None, 0, "", title="Senior Technical Recruiter")))
    assert len(recruiter.letters) == 1
    assert compose(debrief(person("Bo Lund", None, 0, "topic", title="Engineer"))).asks[0].field == "thought"


@pytest.mark.parametrize(
    ("promise", "expected"),
    [
        (Promise(thing="the burn-rate rules", file="rules.yaml"), "attached|file"),
        (
            Promise(thing="the burn-rate rules", link="https://example.org/rules"),
            "https://example.org/rules$",
        ),
        (Promise(thing="the burn-rate rules", later=True), "separate|again|still mean"),
    ],
)
def test_a_promise_is_kept_in_the_letter(promise: Promise, expected: str):
    letter = compose(debrief(person("Bo Lund", "peer", 0, promised=promise))).letters[0]
    sentence = next(sentence for sentence in letter.sentences if "people[0].promised" in sentence.sources)
    assert "the burn-rate rules" in sentence.text
    assert re.search(expected, sentence.text)


def test_a_promise_without_the_thing_itself_is_asked_about():
    made = compose(debrief(person("Bo Lund", "peer", 0, promised=Promise(thing="the burn-rate rules"))))
    assert made.asks[0].field == "promised"
    assert "burn-rate" not in made.letters[0].body


# The other kinds.


def test_a_follow_up_goes_to_one_person_in_the_thread_of_the_thank_you():
    people = [person("Bo Lund", "peer", 1), person("Priya Raman", "hiring-manager", 0)]
    notes = debrief(*people)
    thanks = {letter.to_name: letter.subject for letter in compose(notes).letters}
    made = compose(notes, kind=LetterKind.FOLLOW_UP, send_at=START + timedelta(days=11))
    assert [letter.to_name for letter in made.letters] == ["Priya Raman"]
    assert made.letters[0].subject == f"Re: {thanks['Priya Raman']}"
    assert made.held[0].person == "Bo Lund"
    given = compose(notes, kind=LetterKind.FOLLOW_UP, original_subject="Thank you, SRE")
    assert given.letters[0].subject == "Re: Thank you, SRE"


def test_follow_ups_are_short_and_the_last_one_says_so():
    for at in range(len(TALKS)):
        notes = debrief(person("Priya Raman", "hiring-manager", at))
        for last in (False, True):
            letter = compose(
                notes, kind=LetterKind.FOLLOW_UP, send_at=START + timedelta(days=11), last=last
            ).letters[0]
            count = sum(len(sentence.text.split()) for sentence in letter.sentences)
            assert 30 <= count <= 90
            says_last = re.search(
                r"not write again|last time|last note|After this|as closed|last mail", letter.body
            )
            assert bool(says_last) is last
            assert letter.body.count("?") <= 1 + ("?" in TALKS[at][0])


@pytest.mark.parametrize("relation", [relation.value for relation in Relation])
@pytest.mark.parametrize("kind", [LetterKind.REJECTION_REPLY, LetterKind.WITHDRAWAL, LetterKind.OFFER_REPLY])
def test_replies_are_short_and_whole_for_everybody(kind: LetterKind, relation: str):
    for at in range(0, len(TALKS), 3):
        letter = compose(debrief(person("Priya Raman", relation, at, "topic"), round=1), kind=kind).letters[0]
        count = sum(len(sentence.text.split()) for sentence in letter.sentences)
        assert 12 <= count <= 90
        assert len(letter.subject) <= 60
        assert not re.search(r"[{}]|  |\.\.", letter.body)


def test_an_offer_reply_names_the_date_of_the_answer_or_asks_for_it():
    notes = debrief(person("Priya Raman", "hiring-manager", 0), style=Style(spelling=Spelling.BRITISH))
    assert (
        "29 May" in compose(notes, kind=LetterKind.OFFER_REPLY, answer_by=date(2026, 5, 29)).letters[0].body
    )
    assert compose(notes, kind=LetterKind.OFFER_REPLY).asks[0].field == "answer_by"


def test_a_correction_is_one_fact_and_not_the_first_paragraph():
    fact = "memory limits end the process, CPU limits only slow it down"
    notes = debrief(person("Priya Raman", "hiring-manager", 0, clarify=fact), person("Bo Lund", "peer", 1))
    made = compose(notes, kind=LetterKind.CORRECTION)
    assert len(made.letters) == 1
    assert made.held[0].person == "Bo Lund"
    assert fact.replace(", ", "; ") in made.letters[0].paragraphs[1][0].text
    assert (
        compose(debrief(person("Bo Lund", "peer", 1)), kind=LetterKind.CORRECTION).asks[0].field == "clarify"
    )


@given(
    st.fixed_dictionaries(
        {name: st.text(max_size=60) for name in (*FIELDS, "clarify", "next", "greeting", "title")}
    ),
    st.sampled_from([None, *(relation.value for relation in Relation)]),
    st.sampled_from(list(LetterKind)),
    st.text(min_size=1, max_size=30).filter(str.strip),
)
def test_whatever_is_typed_a_composition_comes_back(
    fields: dict[str, str], relation: str | None, kind: LetterKind, name: str
):
    someone = person("x", relation, 0, "", **fields)
    made = compose(debrief(replace(someone, name=name)), kind=kind, send_at=START + timedelta(hours=3))
    for letter in made.letters:
        assert len(letter.subject.removeprefix("Re: ")) <= 60
        assert len(letter.paragraphs) <= 4
        assert "\n" not in letter.subject + letter.greeting
        assert all(sentence.text == " ".join(sentence.text.split()) for sentence in letter.sentences)


def test_the_one_follow_up_goes_to_whom_it_is_said_to_go():
    notes = debrief(person("Priya Raman", "hiring-manager", 0), person("Mei Chen", "peer", 1))
    assert [each.person_index for each in compose(notes, kind=LetterKind.FOLLOW_UP).letters] == [0]
    made = compose(notes, kind=LetterKind.FOLLOW_UP, to=1)
    assert [each.person_index for each in made.letters] == [1]
    assert "goes to Mei Chen" in made.held[0].reason


def test_contact_through_a_recruiter_stays_so_whoever_is_named():
    people = (person("Priya Raman", "hiring-manager", 0), person("Ada Brook", "recruiter", 1))
    notes = debrief(*people, contact_policy=ContactPolicy.VIA_RECRUITER)
    made = compose(notes, kind=LetterKind.FOLLOW_UP, to=0)
    assert [each.person_index for each in made.letters] == [1]
