"""Whatever the program asks can be answered in the terminal: `afterword answer`, `correct`, `edit`."""

import re
from pathlib import Path

import pytest

from tests.cli.program import DEBRIEF
from tests.cli.stateful import Installed

pytestmark = pytest.mark.installed

AFTER = "2026-05-12T16:00:00+02:00"
FLOATING = """\
BEGIN:VCALENDAR
VERSION:2.0
PRODID:-//Test//EN
METHOD:REQUEST
BEGIN:VEVENT
UID:floating@northwind.example
DTSTAMP:20260511T080000Z
DTSTART{start}
SUMMARY:Interview: Site Reliability Engineer at Northwind
ORGANIZER;CN="Priya Raman":mailto:priya@northwind.example
ATTENDEE;CN="Jonas Lindqvist":mailto:jonas@example.org
END:VEVENT
END:VCALENDAR
"""


@pytest.fixture
def program(tmp_path: Path) -> Installed:
    program = Installed(tmp_path, now=AFTER)
    program.json(
        "profile",
        "--name",
        "Jonas Lindqvist",
        "--email",
        "jonas@example.org",
        "--timezone",
        "Europe/Stockholm",
    )
    return program


@pytest.fixture
def floating(program: Installed) -> Installed:
    return invited(program, start=":20260512T130000")


@pytest.fixture
def debriefed(program: Installed) -> Installed:
    (program.folder / "debrief.yaml").write_text(DEBRIEF, encoding="utf-8")
    program.json("debrief", "debrief.yaml")
    return program


def invited(program: Installed, *, start: str) -> Installed:
    (program.folder / "invite.ics").write_text(
        FLOATING.format(start=start).replace("\n", "\r\n"), encoding="utf-8"
    )
    program.json("import", "invite.ics")
    return program


def test_a_time_without_a_zone_is_said_once(program: Installed) -> None:
    (program.folder / "invite.ics").write_text(
        FLOATING.format(start=":20260512T130000").replace("\n", "\r\n"), encoding="utf-8"
    )
    out = " ".join(program.run("import", "invite.ics").out.split())
    assert out.count("zone") == 2  # the sentence names it twice: none is said, which is meant
    assert "timezone was found" not in out
    assert "afterword answer I1" in out


def test_a_cancelled_interview_shows_no_time_and_no_guesses(program: Installed) -> None:
    text = FLOATING.format(start=":20260520T130000Z").replace("\n", "\r\n")
    (program.folder / "invite.ics").write_text(text, encoding="utf-8")
    program.json("import", "invite.ics")
    gone = text.replace("METHOD:REQUEST", "METHOD:CANCEL").replace("DTSTAMP", "SEQUENCE:1\r\nDTSTAMP")
    (program.folder / "gone.ics").write_text(gone, encoding="utf-8")
    for out in (program.run("import", "gone.ics").out, program.run("show", "I1").out):
        assert "cancelled" in out
        assert "was found" not in out
        assert "right or not" not in out
        assert "in 8 days" not in out


def commands(program: Installed) -> list[str]:
    return [command for item in program.json("next")["items"] for command in item["commands"]]


def test_next_prints_the_command_that_answers_an_open_zone(floating: Installed) -> None:
    assert "afterword answer I1" in commands(floating)
    floating.json("answer", "I1", "Europe/Tallinn")
    assert floating.json("show", "I1")["start"] == "2026-05-12T13:00:00+03:00"
    assert "afterword answer I1" not in commands(floating)


def test_an_open_time_is_said_in_the_words_one_has(program: Installed) -> None:
    invited(program, start=";VALUE=DATE:20260512")
    assert program.json("answer", "I1", "9:30", "Europe/London")["question"] == "I1"
    assert program.json("show", "I1")["start"] == "2026-05-12T09:30:00+01:00"


def test_what_is_no_time_changes_nothing(program: Installed) -> None:
    invited(program, start=";VALUE=DATE:20260512")
    for typed in ("25:00", "Mars/Olympus", "2026-02-30", "Europe/Berlin"):
        outcome = program.run("answer", "I1", typed)
        assert outcome.code == 2
        assert outcome.err.count("\n") == 1
        assert "Nothing was changed." in outcome.err
    assert "afterword answer I1" in commands(program)


def test_without_a_terminal_the_possible_answers_are_named(floating: Installed) -> None:
    outcome = floating.run("answer", "I1")
    assert outcome.code == 2
    assert "Europe/Berlin" in outcome.err


def test_a_letter_sent_by_oneself_is_noted_and_can_be_taken_back(debriefed: Installed) -> None:
    debriefed.json("answer", "L1", "sent", "15:30")
    letter = debriefed.json("show", "L1")
    assert letter["submission"]["state"] == "accepted"
    assert "not draft" in debriefed.run("edit", "L1", "--file", "-", stdin="x").err.replace(
        "no draft", "not draft"
    )
    assert debriefed.run("approve", "L1", "--yes").code == 1
    debriefed.json("answer", "L1", "back")
    assert debriefed.json("show", "L1")["state"] == "draft"


def test_again_for_a_letter_that_waits_says_when_it_goes_and_changes_nothing(debriefed: Installed) -> None:
    servers = ("--smtp", "127.0.0.1:9", "--smtp-security", "none", "--no-password")
    debriefed.json("account", "jonas@example.org", *servers)
    debriefed.json("approve", "L1", "--yes")
    before = debriefed.json("show", "L1")
    outcome = debriefed.run("answer", "L1", "again")
    assert outcome.code == 2
    assert "has your yes and goes" in outcome.err
    assert "afterword answer L1 back" in outcome.err
    assert debriefed.json("show", "L1") == before


def test_again_for_a_draft_says_what_it_is_for(debriefed: Installed) -> None:
    outcome = debriefed.run("answer", "L1", "again")
    assert outcome.code == 2
    assert "late or refused" in outcome.err
    assert "afterword show L1" in outcome.err


def test_a_letter_can_be_put_aside_and_written_anew(debriefed: Installed) -> None:
    debriefed.json("answer", "L1", "drop")
    assert debriefed.json("show", "L1")["state"] == "dropped"
    debriefed.json("answer", "L1", "compose")
    assert debriefed.json("show", "L1")["state"] == "draft"


def test_an_answer_that_is_none_is_refused_in_one_line(debriefed: Installed) -> None:
    for words in (["L1", "maybe"], ["L1", "drop", "it"], ["P1", "perhaps"], ["L99", "yes"], ["M1", "yes"]):
        outcome = debriefed.run("answer", *words)
        assert (outcome.code, outcome.out) == (2, "")
        assert outcome.err.count("\n") == 1


def test_without_a_way_out_the_other_ways_are_named_and_nothing_is_asked(debriefed: Installed) -> None:
    outcome = debriefed.run("approve", "L1", "--yes")
    said = " ".join(outcome.out.split())
    assert outcome.code == 1
    assert "afterword answer L1 sent" in said
    assert "afterword account ADDRESS" in said


def test_a_process_that_rests_can_be_opened_again(debriefed: Installed) -> None:
    debriefed.json("answer", "P1", "rest")
    assert debriefed.json("show", "P1")["state"] == "closed"
    debriefed.json("answer", "P1", "open")
    assert debriefed.json("show", "P1")["state"] == "open"


def test_a_guess_is_confirmed_by_its_name_and_corrected_with_a_value(floating: Installed) -> None:
    before = floating.json("correct", "P1")
    assert set(before["inferred"]) >= {"company", "role"}
    after = floating.json("correct", "P1", "company", "role=Platform Engineer")
    assert (after["company"], after["role"]) == ("Northwind", "Platform Engineer")
    assert "company" not in after["inferred"]
    assert "role" not in after["inferred"]


def test_an_interview_and_its_people_are_corrected(floating: Installed) -> None:
    floating.json(
        "correct",
        "I1",
        "time=14:00 Europe/Berlin",
        "minutes=45",
        "kind=panel",
        "with=Bo Nilsen <bo@x.example> peer",
    )
    interview = floating.json("show", "I1")
    assert (interview["start"], interview["end"]) == (
        "2026-05-12T14:00:00+02:00",
        "2026-05-12T14:45:00+02:00",
    )
    assert [person["name"] for person in interview["people"]] == ["Priya Raman", "Bo Nilsen"]
    number = interview["people"][1]["person"]
    assert floating.json("correct", f"W{number}", "greeting=Bosse")["greeting"] == "Bosse"
    assert floating.json("correct", "Bo", "title=Engineer", "--in", "Northwind")["id"] == f"W{number}"
    floating.json("correct", "I1", "without=Bo Nilsen")
    assert "Bo Nilsen" not in floating.json("correct", "I1")["with"]


def test_a_correction_that_makes_no_sense_changes_nothing(floating: Installed) -> None:
    process, interview = floating.json("correct", "P1"), floating.json("correct", "I1")
    for words in (["P1", "decision=soon"], ["I1", "shoe=44"], ["I1", "kind=dance"], ["I1", "zone=Nowhere"]):
        outcome = floating.run("correct", *words)
        assert outcome.code == 2
        assert outcome.err.count("\n") == 1
    assert floating.json("correct", "P1") == process
    assert floating.json("correct", "I1") == interview


def test_an_edited_letter_is_reviewed_again_and_keeps_its_subject(debriefed: Installed) -> None:
    before = debriefed.json("show", "L1")
    outcome = debriefed.run("edit", "L1", "--file", "-", stdin="Hi [NAME],\n\nThank you.\n\nJonas\n")
    assert outcome.code == 1
    assert "Do not send." in outcome.out
    after = debriefed.json("show", "L1")
    assert after["subject"] == before["subject"]
    assert after["body"].startswith("Hi [NAME],")


def test_a_letter_that_went_out_or_was_put_aside_is_shown_and_not_taken_back(debriefed: Installed) -> None:
    debriefed.json("answer", "L1", "sent", "15:30")
    debriefed.json("answer", "L2", "drop")
    for name in ("L1", "L2"):
        said = debriefed.run("edit", name, "--file", "-", stdin="x").err
        assert f"is no draft any more. See: afterword show {name}" in said


def test_an_empty_edit_leaves_the_letter_as_it_was(debriefed: Installed) -> None:
    before = debriefed.json("show", "L1")
    assert debriefed.run("edit", "L1", "--file", "-", stdin="  \n").code == 2
    assert debriefed.json("show", "L1") == before


def test_next_names_what_blocks_a_letter(debriefed: Installed) -> None:
    debriefed.run("edit", "L1", "--file", "-", stdin="Hi Priya,\n\nThank you for [TOPIC].\n\nJonas\n")
    said = " ".join(debriefed.run("next").out.split())
    assert re.search(r"Priya Raman \(Northwind\): .*\[TOPIC\]", said)
    assert "afterword edit L1" in said
