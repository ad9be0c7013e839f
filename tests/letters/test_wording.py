"""The wording of letters: what a bridge claims, where a liking stands, how an error is told, what a subject names."""

import re
from datetime import timedelta

import pytest
from panel import START, TALKS, debrief, person

from afterword.letters.compose import compose
from afterword.letters.composing.fragment_signs import signs_of
from afterword.letters.composing.leaning import refers_back
from afterword.letters.composing.subject import matters_of
from afterword.letters.fields.intake import Fragment, read_field
from afterword.letters.fields.setting import Setting
from afterword.letters.frames import POOLS
from afterword.letters.letter import Letter, LetterKind
from afterword.rules.review import review
from afterword.rules.review.finding import LetterUnderReview, Severity

KINDS = ("onsite", "video", "technical", "phone", "panel")
CLAIMS = re.compile(
    r"been there|know what that is like|familiar|recogni[sz]ed|met the same thing|know this from"
)
WISHES = (
    "interest.",
    "interest-role.",
    "fit-wish.",
    "fit-topic.",
    "liked-wish.",
    "bridge.wish-",
    "point-link.wish-",
)


def fragments(**typed: str) -> dict[str, Fragment]:
    setting = Setting(person="Yusuf Aydin", path="people[0]", call="Yusuf")
    read = {name: read_field(name, text, setting) for name, text in typed.items()}
    return {name: fragment for name, fragment in read.items() if isinstance(fragment, Fragment)}


def letters_to(relation: str, talks: range, fields: str, **more: str) -> list[Letter]:
    """One letter for each talk, over all kinds of interview."""
    notes = [
        debrief(person("Priya Raman", relation, talk, fields, **more), kind=KINDS[talk % 5]) for talk in talks
    ]
    return [letter for each in notes for letter in compose(each, send_at=START + timedelta(hours=3)).letters]


def test_only_a_trouble_that_was_met_is_called_known():
    for kind in KINDS:
        for relation in ("hiring-manager", "peer", "executive"):
            for point, link in (
                ("certification failed twice", "got two games through Lotcheck at the first attempt"),
                ("an automated check finds a third of the problems", "set up a paid panel of twelve testers"),
                ("nobody trusts the dashboard", "wrote the contract tests that stopped 30 schema breaks"),
            ):
                someone = person("Priya Raman", relation, topic="shipping on time", point=point, my_link=link)
                body = compose(debrief(someone, kind=kind)).letters[0].body
                assert link in body
                assert not CLAIMS.search(body), body


@pytest.mark.parametrize(
    ("point", "link", "met", "known"),
    [
        ("the workers die silently", "debugged exactly this at a shop", True, True),
        ("nobody owns the queue", "struggled with the same kind of queue", True, True),
        ("half of the week goes into status meetings", "replaced three status meetings", False, True),
        ("certification failed twice", "got two games through", False, False),
        ("the export is slow", "never ran into this", False, False),
    ],
)
def test_what_a_link_is_can_be_told(point: str, link: str, met: bool, known: bool):
    signs = signs_of(fragments(point=point, my_link=link))
    assert ("met-link" in signs, "known-link" in signs) == (met, known)


@pytest.mark.parametrize(
    ("clarify", "wrong"),
    [
        ("I said WorkManager survives a force stop, and it does not", True),
        ("the sandbox refresh took us nine hours, not six as I said", True),
        ("the cache holds 200 entries, not 20", True),
        ("what I told you about the licence was wrong", True),
        ("memory limits end the process", False),
        ("the pool does not limit its size", False),
    ],
)
def test_an_error_is_called_one_and_an_addition_stays_one(clarify: str, wrong: bool):
    for kind in (LetterKind.THANK_YOU, LetterKind.CORRECTION):
        for talk in range(6):
            someone = person("Priya Raman", "peer", talk, "topic thought", clarify=clarify)
            letter = compose(debrief(someone), kind=kind).letters[0]
            told = next(each for each in letter.sentences if "people[0].clarify" in each.sources)
            admits = re.search(r"correct|wrong|not right|answers right", told.text.partition(":")[0])
            assert bool(admits) is wrong, told.text
            assert "addition" not in letter.subject
            if not wrong:
                assert "correction" not in letter.subject


def test_the_job_is_wanted_once_in_a_letter():
    for relation in ("hiring-manager", "peer", "executive"):
        for letter in letters_to(relation, range(len(TALKS)), "topic point my_link liked"):
            said = {each.frame for each in letter.sentences if each.frame.startswith(WISHES)}
            assert len(said) == 1, letter.body


def test_what_was_liked_stands_with_the_talk_or_with_the_wish():
    seen = set()
    told = letters_to("hiring-manager", range(len(TALKS)), "topic point my_link thought liked")
    for talk, letter in zip(TALKS, told, strict=True):
        frames = [each.frame.partition(".")[0] for each in letter.sentences]
        if "liked-wish" in frames:
            seen.add("wish")
            continue
        if "open-topic-liked" in frames:
            # Thanked for with the talk, in one sentence.
            continue
        if refers_back(talk[1]):
            # What leans on the topic stands right behind it.
            assert frames.index("liked") > frames.index("point" if "point" in frames else "point-link")
            continue
        assert frames[frames.index("liked") - 1] in {"open", "open-topic", "topic", "topic-point"}, (
            letter.body
        )
        seen.add("talk")
    assert seen == {"wish", "talk"}


def test_a_bridge_from_the_topic_stands_right_behind_it():
    for letter in letters_to("hiring-manager", range(len(TALKS)), "topic my_link liked"):
        frames = [each.frame.partition(".")[0] for each in letter.sentences]
        if "bridge" in frames:
            assert frames[frames.index("bridge") - 1] in {"open", "open-topic", "topic"}, letter.body


def test_what_can_flow_stands_behind_no_colon():
    for slot, frames in POOLS.items():
        if slot in {"clarify", "topic", "topic-point", "recall", "talked", "bridge"}:
            continue
        held = [
            frame.text for frame in frames if re.search(r": \{\w+:(?:that|np|about|ger|past)\}", frame.text)
        ]
        assert held == [], slot


def test_few_letters_hold_a_colon_of_ours():
    letters = letters_to("peer", range(len(TALKS)), "topic point my_link thought")
    assert sum(": " in letter.body for letter in letters) < len(letters) / 2


@pytest.mark.parametrize(
    "words",
    [
        "fits in a mail", "grown with", "your trust", "how far you are", "written down", "I wrote down",
        "this is the place", "should say, too", "Not least", "In particular I", "clear on one thing", "better reasons",
        "gave me something to think about", "while you decide", "well spent", "when we began", "one fact",
        "The rest of the answer", "your questions;",
    ],
)  # fmt: skip
def test_no_frame_says_it_in_words_that_nobody_would_write(words: str):
    held = [
        frame.id for frames in POOLS.values() for frame in frames if words.casefold() in frame.text.casefold()
    ]
    assert held == []


def test_no_words_stand_behind_the_topic_that_could_belong_to_it():
    pools = (frame for frames in POOLS.values() for frame in frames)
    held = [
        frame.id for frame in pools if re.search(r"\{topic:about\} (?:with me|with you|most)\b", frame.text)
    ]
    assert held == []


@pytest.mark.parametrize(
    ("topic", "matter"),
    [
        ("how you rotate signing keys", "how you rotate signing keys"),
        ("dropping support for Android 8", "dropping support for Android 8"),
        ("dropping support for Android 8 before the autumn release", ""),
        ("growing two teams out of one without losing the seniors", ""),
        ("getting forty branches of the shop on one single network", ""),
        ("whether idempotency keys belong in the gateway or in the service", ""),
        ("the on-call rota", "the on-call rota"),
        ("three teams that share one tester for all of their work", ""),
        ("phishing reports that pile up on the desk of one analyst", ""),
    ],
)
def test_a_subject_carries_the_whole_topic_or_none_of_it(topic: str, matter: str):
    assert matters_of(fragments(topic=topic)["topic"])[0] == matter


def test_many_subjects_name_the_talk_and_none_calls_the_reader_by_the_role():
    letters = letters_to("hiring-manager", range(len(TALKS)), "topic point my_link")
    role = "Site Reliability Engineer"
    assert sum("about" in letter.subject or " on " in letter.subject for letter in letters) > len(letters) / 3
    for letter in letters:
        assert role in letter.subject + " ".join(each.text for each in letter.sentences), letter.body
        assert not re.match(rf"{role}:|Thank you(?:,| -) {role}$", letter.subject), letter.subject


def test_a_subject_announces_only_what_the_letter_says():
    for talk in range(len(TALKS)):
        someone = person("Priya Raman", "peer", talk, "topic thought liked my_link point")
        letter = compose(debrief(someone, kind="phone")).letters[0]
        told = any("people[0].thought" in each.sources for each in letter.sentences)
        assert told or "thought" not in letter.subject


def test_a_list_gets_its_and():
    someone = person("Bo Lund", "peer", topic="Kafka, backups, on-call", thought="a test would help")
    body = " ".join(compose(debrief(someone)).letters[0].body.split())
    assert "Kafka, backups and on-call" in body


def test_a_deed_with_its_own_when_stands_behind_no_other_when():
    link = "froze the releases when the budget was gone"
    for talk in range(len(TALKS)):
        someone = person("Priya Raman", "hiring-manager", talk, "topic point", my_link=link)
        assert "when I froze" not in compose(debrief(someone, kind=KINDS[talk % 5])).letters[0].body


def test_frames_name_no_number_that_the_review_would_look_for_in_the_notes():
    number = re.compile(
        r"\b(?:zero|two|three|four|five|six|seven|eight|nine|ten|dozen|hundred|twice|half)\b|\d"
    )
    held = [frame.id for frames in POOLS.values() for frame in frames if number.search(frame.text)]
    assert held == []


@pytest.mark.parametrize("relation", ["hiring-manager", "peer", "executive", "recruiter"])
def test_the_review_warns_of_no_letter_of_ours(relation: str):
    for talk in range(len(TALKS)):
        someone = person("Priya Raman", relation, talk, "topic point my_link thought liked")
        notes = debrief(someone, kind=KINDS[talk % 5])
        sent = notes.interview.end + timedelta(hours=3)
        for letter in compose(notes, send_at=sent).letters:
            found = review(
                LetterUnderReview(
                    subject=letter.subject,
                    body=letter.body,
                    kind=letter.kind,
                    is_composed=True,
                    to=(letter.to_email,) if letter.to_email else (),
                    sender="jonas@example.org",
                    debrief=notes,
                    person=someone,
                    sent_at=sent,
                )
            )
            warned = [each for each in found.findings if each.severity is not Severity.HINT]
            assert warned == [], letter.body
