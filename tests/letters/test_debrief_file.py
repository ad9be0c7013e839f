"""The debrief file: what is typed is what is read, and each mistake is one sentence with its line."""

from contextlib import suppress
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta, timezone
from zoneinfo import ZoneInfo

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from afterword.letters.debrief import (
    Candidate,
    ContactPolicy,
    Debrief,
    EarlierRound,
    Event,
    EventKind,
    Formality,
    Interview,
    InterviewKind,
    PersonNotes,
    Promise,
    Relation,
    Spelling,
    Style,
)
from afterword.letters.debrief_files.file import DebriefError, read_debrief, write_debrief

HEAD = "company: Northwind\nrole: Site Reliability Engineer\n"
SMALL = HEAD + "interview: {start: 2026-05-12T13:00:00+02:00}\n"
FULL = """\
candidate: {name: Jonas Lindqvist, email: jonas@example.org, timezone: Europe/Stockholm, phone: null}
company: Northwind
role: Site Reliability Engineer
interview:
  kind: panel
  round: 2
  start: 2026-05-12T13:00:00+02:00
  end: 2026-05-12T14:00:00+02:00
  timezone: Europe/Berlin
decision_by: 2026-05-22
contact_policy: via-recruiter
interested: false
style: {formality: full-name, spelling: british}
notes: |
  words about the whole interview,
    as typed
events:
  - {what: reply, at: 2026-05-20T09:00:00+02:00}
  - {what: auto-reply, at: 2026-05-13T09:00:00Z, returns_on: 2026-05-18}
history:
  - {round: 1, date: 2026-05-02, people: [Priya Raman], topics: [the on-call rota], letter: file.eml}
people:
  - name: Priya Raman
    title: Engineering manager
    relation: hiring-manager
    email: priya@northwind.example
    greeting: Priya
    topic: moving the cron jobs to Argo Workflows
    point: alert fatigue on payments is the real problem
    thought: the burn-rate alerts could start with two services
    my_link: cut our pages from 40 to 6 a week with burn-rate alerts
    liked: how the team runs its incident reviews
    clarify: null
    promised: {thing: the burn-rate rules, file: rules.yaml}
    next: a conversation with the director
    questions: [who is on call at night]
    notes: raw words
    private: never in any letter
"""


def test_every_field_of_the_reference_is_read() -> None:
    plus_two = timezone(timedelta(hours=2))
    assert read_debrief(FULL) == Debrief(
        candidate=Candidate(
            name="Jonas Lindqvist", email="jonas@example.org", timezone=ZoneInfo("Europe/Stockholm")
        ),
        company="Northwind",
        role="Site Reliability Engineer",
        interview=Interview(
            kind=InterviewKind.PANEL,
            round=2,
            start=datetime(2026, 5, 12, 13, tzinfo=plus_two),
            end=datetime(2026, 5, 12, 14, tzinfo=plus_two),
            timezone=ZoneInfo("Europe/Berlin"),
        ),
        decision_by=date(2026, 5, 22),
        contact_policy=ContactPolicy.VIA_RECRUITER,
        interested=False,
        style=Style(formality=Formality.FULL_NAME, spelling=Spelling.BRITISH),
        notes="words about the whole interview,\n  as typed\n",
        events=(
            Event(what=EventKind.REPLY, at=datetime(2026, 5, 20, 9, tzinfo=plus_two)),
            Event(
                what=EventKind.AUTO_REPLY,
                at=datetime(2026, 5, 13, 9, tzinfo=UTC),
                returns_on=date(2026, 5, 18),
            ),
        ),
        history=(
            EarlierRound(
                round=1,
                date=date(2026, 5, 2),
                people=("Priya Raman",),
                topics=("the on-call rota",),
                letter="file.eml",
            ),
        ),
        people=(
            PersonNotes(
                name="Priya Raman",
                title="Engineering manager",
                relation=Relation.HIRING_MANAGER,
                email="priya@northwind.example",
                greeting="Priya",
                topic="moving the cron jobs to Argo Workflows",
                point="alert fatigue on payments is the real problem",
                thought="the burn-rate alerts could start with two services",
                my_link="cut our pages from 40 to 6 a week with burn-rate alerts",
                liked="how the team runs its incident reviews",
                promised=Promise(thing="the burn-rate rules", file="rules.yaml"),
                next="a conversation with the director",
                questions=("who is on call at night",),
                notes="raw words",
                private="never in any letter",
            ),
        ),
    )


def test_only_company_role_and_the_start_of_the_interview_are_needed() -> None:
    debrief = read_debrief(SMALL)
    assert (debrief.people, debrief.interested, debrief.decision_by) == ((), True, None)
    assert debrief.interview.end - debrief.interview.start == timedelta(hours=1)


@pytest.mark.parametrize(
    "typed",
    [
        "No",
        "yes",
        "on",
        "37",
        "0x1F",
        "1e3",
        "12:30",
        "2026-05-12",
        "NULL",
        "Null",
        ".5",
        "1_000",
        "=",
        "Y",
        "true",
    ],
)
def test_a_company_may_have_a_name_that_yaml_would_read_as_something_else(typed: str) -> None:
    assert read_debrief(SMALL.replace("Northwind", typed)).company == typed


@pytest.mark.parametrize("nothing", ["null", "~", "", '""', "''"])
def test_what_is_not_there_can_be_said_in_several_ways(nothing: str) -> None:
    debrief = read_debrief(
        f"{SMALL}decision_by: {nothing}\npeople:\n  - name: Bo\n    topic: {nothing}\n    email: {nothing}"
    )
    assert (debrief.decision_by, debrief.people[0].topic, debrief.people[0].email) == (None, "", None)


def test_the_word_null_in_quotes_is_a_word() -> None:
    assert read_debrief(SMALL + 'people: [{name: Bo, topic: "null"}]').people[0].topic == "null"


@pytest.mark.parametrize(
    ("start", "home", "zone"),
    [
        ("2026-05-12T13:00:00+02:00", "Europe/Stockholm", "Europe/Stockholm"),
        ("2026-05-12T13:00:00-04:00", "Europe/Stockholm", "Etc/GMT+4"),
        ("2026-05-12T13:00:00+02:00", None, "Etc/GMT-2"),
        ("2026-05-12T13:00:00Z", None, "UTC"),
        ("2026-05-12T13:00:00+05:30", "Asia/Kolkata", "Asia/Kolkata"),
        ("2026-05-12T13:00:00+05:30", None, "UTC"),
    ],
)
def test_a_missing_zone_is_the_candidates_where_its_clock_fits_else_that_of_the_offset(
    start: str, home: str | None, zone: str
) -> None:
    candidate = f"candidate: {{timezone: {home}}}\n" if home else ""
    debrief = read_debrief(f"{candidate}{HEAD}interview: {{start: {start}}}")
    assert debrief.interview.timezone.key == zone
    assert debrief.candidate.timezone.key == (home or zone)


PERSON = SMALL + "people:\n  - name: Bo\n"

MISTAKES = [
    ("", 1, "the file is empty"),
    ("# only a comment\n", 1, "the file is empty"),
    ("- 1", 1, "the file takes fields"),
    ("just words", 1, "the file takes fields"),
    ("company: [", 1, "this is not YAML"),
    ("company: 'x", 1, "this is not YAML"),
    ("company: a: b", 1, 'words that hold ": " need quotes'),
    ("company: x\n\trole: y", 2, "begins with a tab"),
    ("company:\n\t- x", 2, "begins with a tab"),
    ("company: x\x07", 1, "U+0007"),
    ("company: x\n\ud800", 2, "U+D800"),
    ("company: &a x\nrole: *a", 1, "&a is an alias"),
    ("company: x\nrole: *a", 2, "*a is an alias"),
    ("company: !!python/object:os.system x", 1, "tags of YAML"),
    ("company: x\n---\ncompany: y", 2, "a second document"),
    ("[" * 100_000, 1, "nested too deeply"),
    ("? [a]\n: b", 1, "a key must be a word"),
    ("company: x\ncompany: y", 2, "company is there twice (first on line 1)"),
    ("compnay: x", 1, "Did you mean company?"),
    ("role: x", 1, "company is missing"),
    ("company: x", 1, "role is missing"),
    ("company: null\nrole: x", 1, "company is missing"),
    (HEAD, 1, "interview is missing"),
    (HEAD + "interview: tomorrow", 3, "interview takes fields (kind, round, start, end, timezone)"),
    (HEAD + "interview: {kind: video}", 3, "interview.start is missing"),
    (HEAD + "interview: {start: 2026-05-12}", 3, "interview.start is a time such as"),
    (HEAD + "interview: {start: 2026-05-12T13:00:00}", 3, "interview.start needs the offset"),
    (HEAD + "interview: {start: 2026-05-12T25:00:00Z}", 3, "interview.start is a time such as"),
    (HEAD + "interview: {start: 0001-01-01T00:00:00+14:00}", 3, "lies in the year 1"),
    (SMALL.replace("}", ", end: 2026-05-12T13:00:00+02:00}"), 3, "interview.end must be later"),
    (SMALL.replace("}", ", kind: vidio}"), 3, "phone, video, onsite, panel, technical. Did you mean video?"),
    (SMALL.replace("}", ", round: first}"), 3, "interview.round is a whole number"),
    (SMALL.replace("}", ", round: 0}"), 3, "interview.round is a whole number"),
    (SMALL.replace("}", ", timezone: Europe/Berln}"), 3, "Did you mean Europe/Berlin?"),
    (SMALL.replace("}", ", timezone: ../../etc/passwd}"), 3, "interview.timezone is a zone such as"),
    (SMALL.replace("}", ", timezone: Europe}"), 3, "Europe is none"),
    (SMALL + "decision_by: 2026-02-30", 4, "decision_by is a date such as"),
    (SMALL + "decision_by: 22.5.2026", 4, "decision_by is a date such as"),
    (SMALL + "interested: perhaps", 4, "interested is true or false"),
    (SMALL + "contact_policy: agency", 4, "direct, via-recruiter, via-agency"),
    (SMALL + "style: {formality: casual}", 4, "first-name, full-name"),
    (SMALL + "events: reply", 4, "events takes a list"),
    (SMALL + "events: [{at: 2026-05-20T09:00:00+02:00}]", 4, "events[0].what is missing"),
    (SMALL + "events: [{what: reply}]", 4, "events[0].at is missing"),
    (SMALL + "history: [{round: 1}]", 4, "history[0].date is missing"),
    (SMALL + "history: [{date: 2026-05-02}]", 4, "history[0].round is missing"),
    (SMALL + "people: Bo", 4, "people takes a list"),
    (SMALL + "people: [Bo]", 4, "people[0] takes fields"),
    (SMALL + "people: [{topic: x}]", 4, "people[0].name is missing"),
    (SMALL + 'people: [{name: "Bo\\nBcc: all@example.org"}]', 4, "people[0].name must stand on one line"),
    (SMALL + 'people: [{name: "B\\u202bo\\0"}]', 4, "people[0].name holds a control character"),
    (PERSON + "    tittle: x", 6, "people[0].tittle is not a known key. Did you mean title?"),
    (PERSON + "    email: bo at northwind", 6, "people[0].email is not one mail address"),
    (PERSON + "    email: a@b.example, c@d.example", 6, "people[0].email is not one mail address"),
    (PERSON + "    topic: [x]", 6, "people[0].topic takes words"),
    (PERSON + "    topic: {{ company }}", 6, "people[0].topic takes words"),
    (PERSON + "    questions: why", 6, "people[0].questions takes a list"),
    (PERSON + "    questions: [[why]]", 6, "people[0].questions[0] takes words"),
    (PERSON + "    relation: boss", 6, "hiring-manager, peer, recruiter, executive, coordinator"),
    (PERSON + "    promised: rules.yaml", 6, "people[0].promised takes fields"),
    (PERSON + "    promised: {file: rules.yaml}", 6, "people[0].promised.thing is missing"),
]


@pytest.mark.parametrize(("text", "line", "words"), MISTAKES, ids=[words for _, _, words in MISTAKES])
def test_a_mistake_is_one_sentence_with_its_line(text: str, line: int, words: str) -> None:
    with pytest.raises(DebriefError) as caught:
        read_debrief(text, name="bo.yaml")
    sentence = str(caught.value)
    assert sentence.startswith(f"bo.yaml, line {line}: ")
    assert words in sentence
    assert caught.value.line == line
    assert "\n" not in sentence
    assert sentence.endswith((".", "?"))
    assert len(sentence) < 250


def test_a_file_that_is_too_large_is_refused_at_once() -> None:
    with pytest.raises(DebriefError, match="longer than 4,000,000 characters"):
        read_debrief(SMALL + "notes: " + "x" * 10_000_000)


def test_a_megabyte_of_notes_is_read() -> None:
    assert len(read_debrief(SMALL + "notes: " + "word " * 200_000).notes) > 900_000


def test_a_byte_order_mark_and_windows_line_ends_do_not_matter() -> None:
    assert read_debrief("\ufeff" + FULL.replace("\n", "\r\n")) == read_debrief(FULL)


def test_what_is_written_reads_back_and_leaves_out_what_is_empty() -> None:
    debrief = read_debrief(FULL)
    written = write_debrief(debrief)
    assert read_debrief(written) == debrief
    assert "clarify" not in written
    assert "null" not in written


LETTERS = st.characters(codec="utf-8", exclude_categories=("Cs", "Cc"))
LINE = st.text(LETTERS.filter(lambda c: c not in "\x85\u2028\u2029"), max_size=25).map(str.strip)
NAME = LINE.filter(bool)
WORDS = st.text(LETTERS | st.just("\n"), max_size=40).map(str.strip)
RAW = st.text(st.characters(codec="utf-8"), max_size=40)
ADDRESS = st.none() | st.from_regex(r"[a-z0-9.+_-]{1,10}@[a-z0-9.-]{1,10}", fullmatch=True)
ZONE = st.sampled_from(["Europe/Berlin", "America/New_York", "Asia/Kolkata", "UTC", "Etc/GMT-2"]).map(
    ZoneInfo
)
OFFSET = st.integers(-12 * 4, 14 * 4).map(lambda quarters: timezone(timedelta(minutes=15 * quarters)))
MOMENT = st.datetimes(datetime(1971, 1, 1), datetime(2198, 1, 1), timezones=OFFSET)  # noqa: DTZ001
DAY = st.dates(date(1971, 1, 1), date(2198, 1, 1))
ITEMS = st.lists(NAME, max_size=2).map(tuple)
ROUND = st.integers(1, 99)

PEOPLE = st.builds(
    PersonNotes,
    name=NAME,
    title=LINE,
    relation=st.none() | st.sampled_from(Relation),
    email=ADDRESS,
    greeting=LINE,
    topic=WORDS,
    point=WORDS,
    thought=WORDS,
    my_link=WORDS,
    liked=WORDS,
    clarify=WORDS,
    promised=st.none()
    | st.builds(Promise, thing=NAME, file=st.none() | NAME, link=st.none() | NAME, later=st.booleans()),
    next=WORDS,
    questions=ITEMS,
    notes=RAW,
    private=RAW,
)
DEBRIEFS = st.builds(
    Debrief,
    company=NAME,
    role=NAME,
    interview=st.builds(
        lambda kind, number, start, length, zone: Interview(
            kind=kind, round=number, start=start, end=start + length, timezone=zone
        ),
        st.sampled_from(InterviewKind),
        ROUND,
        MOMENT,
        st.timedeltas(timedelta(minutes=1), timedelta(days=2)),
        ZONE,
    ),
    candidate=st.builds(
        Candidate, name=LINE, email=ADDRESS, timezone=ZONE, phone=st.none() | NAME, links=ITEMS
    ),
    decision_by=st.none() | DAY,
    contact_policy=st.sampled_from(ContactPolicy),
    interested=st.booleans(),
    style=st.builds(Style, formality=st.sampled_from(Formality), spelling=st.sampled_from(Spelling)),
    notes=RAW,
    events=st.lists(
        st.builds(Event, what=st.sampled_from(EventKind), at=MOMENT, returns_on=st.none() | DAY), max_size=2
    ).map(tuple),
    history=st.lists(
        st.builds(EarlierRound, round=ROUND, date=DAY, people=ITEMS, topics=ITEMS, letter=st.none() | NAME),
        max_size=2,
    ).map(tuple),
    people=st.lists(PEOPLE, max_size=2).map(tuple),
)


@given(DEBRIEFS)
@example(replace(read_debrief(SMALL), notes="\x85"))
@example(replace(read_debrief(SMALL), notes=" a\r\n\u2028b "))
def test_writing_and_reading_give_the_same_debrief(debrief: Debrief) -> None:
    assert read_debrief(write_debrief(debrief)) == debrief


@given(st.text(st.sampled_from("company: role\n\t-[]{}&*!|>'\"#%@`?,0~"), max_size=60))
def test_no_text_makes_the_reader_fail_in_another_way(text: str) -> None:
    with suppress(DebriefError):
        read_debrief(text)


@given(st.integers(0, len(FULL)), st.text(max_size=3))
def test_a_slip_anywhere_in_a_good_file_is_read_or_explained(place: int, slip: str) -> None:
    with suppress(DebriefError):
        read_debrief(FULL[:place] + slip + FULL[place:])


def test_the_letter_of_an_earlier_round_stays_in_its_own_file() -> None:
    debrief = read_debrief(FULL)
    with_text = replace(debrief, history=(replace(debrief.history[0], letter_text="Hi Priya"),))
    assert read_debrief(write_debrief(with_text)) == debrief
