"""What keeps a letter from being signed: a thought cut in two, a wish in the wrong place, padding, a claim too much."""

import re
from dataclasses import replace
from datetime import date, timedelta
from itertools import groupby, pairwise
from zoneinfo import ZoneInfo

import pytest
from panel import START, TALKS, debrief, person

from afterword.letters.compose import compose
from afterword.letters.composing.fragment_signs import signs_of
from afterword.letters.composing.naming import greeting_line
from afterword.letters.debrief import EarlierRound, Formality, PersonNotes, Promise, Spelling, Style
from afterword.letters.fields.intake import Fragment, read_field
from afterword.letters.fields.setting import Setting
from afterword.letters.frames import POOLS
from afterword.letters.frames.frame import lingers
from afterword.letters.letter import Letter, LetterKind

KINDS = ("onsite", "video", "technical", "phone", "panel")
SETTING = Setting(person="Yusuf Aydin", path="people[0]", call="Yusuf")


def fragment(name: str, text: str) -> Fragment:
    found = read_field(name, text, SETTING)
    assert isinstance(found, Fragment), found
    return found


def letters(relation: str, fields: str, **more: object) -> list[Letter]:
    """A letter for each talk, over all kinds of interview."""
    found: list[Letter] = []
    for talk in range(len(TALKS)):
        someone = person("Priya Raman", relation, talk, fields, **more)
        notes = debrief(someone, kind=KINDS[talk % 5], company=f"Northwind {talk}")
        found += compose(notes, send_at=START + timedelta(hours=3)).letters
    return found


def slots(letter: Letter) -> list[list[str]]:
    return [[each.frame.partition(".")[0] for each in paragraph] for paragraph in letter.paragraphs]


@pytest.mark.parametrize("fields", ["topic point", "topic liked thought", "topic my_link"])
def test_thanks_do_not_stand_between_the_topic_and_what_goes_on_with_it(fields: str):
    for letter in letters("hiring-manager", fields):
        first, second = letter.sentences[:2]
        if first.frame == second.frame and "people[0].topic" in first.sources:
            assert "hank" not in second.text, letter.body


@pytest.mark.parametrize("before", ["thought", "clarify", "promised", "liked", "point"])
def test_a_wish_begins_a_paragraph_unless_it_follows_from_what_was_done(before: str):
    later = Promise(thing="the burn-rate rules", later=True)
    more = {"clarify": {"clarify": "the pool holds 40 connections"}, "promised": {"promised": later}}
    fields = f"topic {before}" if before not in more else "topic thought"
    for letter in letters("peer", fields, **more.get(before, {})):
        for paragraph in slots(letter):
            assert not {"interest", "interest-role"} & set(paragraph[1:]) or "next" in paragraph, letter.body


def test_a_letter_does_not_end_with_a_page_a_correction_or_a_thought():
    link = Promise(thing="the burn-rate rules", link="https://example.org/rules")
    for relation in ("hiring-manager", "peer"):
        for letter in letters(
            relation, "topic point my_link thought", promised=link, clarify="it was 40, not 50"
        ):
            assert slots(letter)[-1][-1] not in {"thought", "clarify", "promised", "next"}, letter.body


def test_no_short_thanks_stand_alone_in_a_paragraph():
    for fields in ("topic point my_link", "point my_link thought", "topic liked"):
        for letter in letters("hiring-manager", fields):
            assert sum(len(each.text.split()) for each in letter.paragraphs[0]) > 8, letter.body


def test_what_the_work_is_good_for_does_not_stand_before_a_thought():
    for letter in letters("hiring-manager", "topic point my_link thought"):
        flat = [slot for paragraph in slots(letter) for slot in paragraph]
        if "thought" in flat:
            assert not {"fit", "fit-wish"} & set(flat[: flat.index("thought")]), letter.body


def test_the_letters_of_a_panel_close_in_different_words():
    people = [
        person(f"{name} Berg", "peer", at, "topic thought")
        for at, name in enumerate(("Ann", "Bo", "Cy", "Eva"))
    ]
    closings = [letter.closing for letter in compose(debrief(*people)).letters]
    assert len(set(closings)) == len(closings) == 4


@pytest.mark.parametrize(
    ("link", "is_state"),
    [
        ("have a clean driving licence", True),
        ("am certified in SAP BTP", True),
        ("know Modbus", True),
        ("have built a yield model", False),
        ("cut our pages from 40 to 6", False),
    ],
)
def test_a_state_is_told_and_not_announced_as_experience(link: str, is_state: bool):
    for letter in letters("hiring-manager", "topic point", my_link=link):
        told = next(each for each in letter.sentences if "people[0].my_link" in each.sources)
        assert told.frame.startswith("own-state.") is is_state or not is_state, letter.body


@pytest.mark.parametrize(
    ("link", "is_half"),
    [
        ("never ran a feature store", True),
        ("have only read about it", True),
        ("know Terraform only from reading", True),
        ("did not do an RTU migration", True),
        ("built a pipeline that reruns only the hours that changed", False),
        ("wrote checks so that nothing ships twice", False),
    ],
)
def test_a_half_deed_is_known_by_its_own_verb(link: str, is_half: bool):
    for letter in letters("peer", "topic point", my_link=link):
        told = next(each for each in letter.sentences if "people[0].my_link" in each.sources)
        assert told.frame.startswith(("own.", "own-state.")) is is_half, letter.body


def test_nobody_enjoys_what_is_a_sorrow():
    for relation in ("hiring-manager", "peer", "recruiter"):
        for at in range(30):
            someone = person(f"Ann Lee{at}", relation, at, "thought", topic="too many meetings")
            (letter,) = compose(debrief(someone, kind=KINDS[at % 5])).letters
            assert not re.search(
                r"(?:enjoy\w*|liked|pleasure|good)[^.]*too many meetings", " ".join(letter.body.split())
            )
            assert "too many meetings" not in letter.subject


def test_a_moment_is_no_way_of_doing_something():
    for relation in ("hiring-manager", "recruiter"):
        for letter in letters(relation, "point", topic="the night the timetable service went down"):
            assert "how the night" not in " ".join(letter.body.split()), letter.body


@pytest.mark.parametrize(
    ("zone", "spelling", "written"),
    [
        ("Europe/Oslo", Spelling.AS_WRITTEN, "12 May"),
        ("Asia/Tokyo", Spelling.AS_WRITTEN, "12 May"),
        ("America/Chicago", Spelling.AS_WRITTEN, "May 12"),
        ("Europe/Oslo", Spelling.AMERICAN, "May 12"),
        ("America/Chicago", Spelling.BRITISH, "12 May"),
    ],
)
def test_a_date_is_written_as_the_reader_would_write_it(zone: str, spelling: Spelling, written: str):
    notes = debrief(person("Ann Lee", "peer"), style=Style(spelling=spelling))
    notes = replace(notes, interview=replace(notes.interview, timezone=ZoneInfo(zone)))
    (letter,) = compose(notes, kind=LetterKind.FOLLOW_UP).letters
    assert written in " ".join(letter.body.split())


@pytest.mark.parametrize("liked", ["that we debugged it live", "that you explained everything to me"])
def test_what_one_was_part_of_is_no_news(liked: str):
    assert "told-liked" not in signs_of({"liked": fragment("liked", liked)})
    for letter in letters("peer", "topic", liked=liked):
        assert "to hear that" not in " ".join(letter.body.split())


def test_whoever_is_greeted_by_a_title_is_not_talked_to_as_a_friend():
    for at in range(30):
        someone = person("Dr. Anke Moser", "executive", at, "topic point my_link")
        (letter,) = compose(debrief(someone, kind=KINDS[at % 5], company=f"N{at}")).letters
        assert letter.closing not in {"All the best,", "Best wishes,"}
        assert not re.search(r"\bThanks\b|love to|, that was", letter.body)


@pytest.mark.parametrize(
    ("name", "greeting", "line"),
    [
        ("Di Marsh", "", "Hi Di,"),
        ("DI Sarah Cole", "", "Dear DI Sarah Cole,"),
        ("Ingrid Leitner", "Dr. Leitner", "Dear Dr. Leitner,"),
        ("Ingrid Leitner", "Inge", "Hi Inge,"),
    ],
)
def test_a_title_brings_dear_and_a_first_name_is_no_title(name: str, greeting: str, line: str):
    assert greeting_line(PersonNotes(name=name, greeting=greeting), Formality.FIRST_NAME) == line


def test_nothing_that_was_typed_is_left_out_for_length():
    typed = "topic point my_link thought liked"
    for relation in ("hiring-manager", "peer", "executive"):
        for letter in letters(relation, typed):
            told = {path for each in letter.sentences for path in each.sources}
            assert {f"people[0].{name}" for name in typed.split()} <= told, letter.body


def test_an_earlier_talk_is_not_named_where_the_new_one_is_about_the_same():
    earlier = EarlierRound(
        round=1, date=date(2026, 4, 2), people=("Ann Lee",), topics=("pricing per hectare",)
    )
    for at in range(8):
        someone = person(
            "Ann Lee", "peer", at, "thought", topic="pricing per hectare versus pricing per sensor"
        )
        body = compose(debrief(someone, round=2, history=(earlier,), company=f"N{at}")).letters[0].body
        assert body.count("pricing") == 2


@pytest.mark.parametrize(
    "words",
    [
        "choose me", "much of that would carry over", "One thing I have done", "glad I applied", "part of why I am",
        "one reason why I am", "go on in the process", "good impression", "any documents", "missing for your decision",
        "Thank you for making it", "gave me a better idea", "see the job more clearly", "still think back",
    ],
)  # fmt: skip
def test_no_frame_pads(words: str):
    texts = [(frame.id, frame.text.casefold()) for frames in POOLS.values() for frame in frames]
    assert [name for name, text in texts if words.casefold() in text] == []


def test_words_of_manners_do_not_ring_from_one_sentence_to_the_next():
    by_id = {frame.id: frame for frames in POOLS.values() for frame in frames}
    rings = lingering = told = 0
    for relation in ("hiring-manager", "peer", "executive", "recruiter"):
        for fields in ("topic point", "topic my_link", "topic point my_link thought"):
            for letter in letters(relation, fields):
                frames = [by_id[name] for name, _ in groupby(each.frame for each in letter.sentences)]
                rings += any(one.ringing & two.ringing for one, two in pairwise(frames))
                lingering += sum(map(lingers, frames)) > 1
                told += 1
    assert rings <= told * 0.05
    assert lingering <= told * 0.02


def test_no_frame_rings_within_itself():
    for frames in POOLS.values():
        for frame in frames:
            first, _, rest = frame.text.partition(". ")
            words = [
                set(re.findall(r"\b(?:glad|happy|hope|time|talking|conversation)\b", part))
                for part in (first, rest)
            ]
            assert not words[0] & words[1], frame.text


def test_a_reason_of_ours_never_follows_their_words_in_one_sentence():
    """ "The person who cannot sign, because I closed eleven pilots.\""""
    texts = [frame.text for frames in POOLS.values() for frame in frames]
    assert [text for text in texts if re.search(r"\{point:that\}, (?:because|so|since|where)\b", text)] == []
