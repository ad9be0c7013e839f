"""The commands with a database, each run as its own program on one data folder."""

import socket
import sqlite3
from pathlib import Path

import pytest

from tests.cli.program import DEBRIEF
from tests.cli.stateful import Installed, end, talk
from tests.servers.submission_server import SubmissionServer

pytestmark = pytest.mark.installed

INVITATION = """\
BEGIN:VCALENDAR
VERSION:2.0
PRODID:-//Test//EN
METHOD:REQUEST
BEGIN:VEVENT
UID:round-1@northwind.example
DTSTAMP:20260511T080000Z
DTSTART:20260512T110000Z
DTEND:20260512T120000Z
SUMMARY:Interview: Site Reliability Engineer at Northwind
ORGANIZER;CN="Priya Raman":mailto:priya@northwind.example
ATTENDEE;CN="Priya Raman":mailto:priya@northwind.example
ATTENDEE;CN="Jonas Lindqvist":mailto:jonas@example.org
END:VEVENT
END:VCALENDAR
"""
MORNING_AFTER = "2026-05-12T16:00:00+02:00"
ASKING = (["debrief"], ["approve", "L1"], ["add"], ["account", "me@gmail.com"])


@pytest.fixture
def program(tmp_path: Path) -> Installed:
    return Installed(tmp_path, now=MORNING_AFTER)


@pytest.fixture
def debriefed(program: Installed) -> Installed:
    (program.folder / "debrief.yaml").write_text(DEBRIEF, encoding="utf-8")
    program.json("debrief", "debrief.yaml")
    return program


def test_an_invitation_becomes_an_interview_and_says_what_was_inferred(program: Installed) -> None:
    program.run("profile", "--name", "Jonas Lindqvist", "--email", "jonas@example.org")
    (program.folder / "invite.ics").write_text(INVITATION.replace("\n", "\r\n"), encoding="utf-8")
    found = program.json("import", "invite.ics")["files"][0]
    assert [each["company"] for each in found["interviews"]] == ["Northwind"]
    assert [each["name"] for each in found["interviews"][0]["people"]] == ["Priya Raman"]
    assert "company" in found["interviews"][0]["process_inferred"]
    again = program.json("import", "invite.ics")["files"][0]
    assert [each["interview"] for each in again["interviews"]] in ([], [1])
    assert len(program.json("show")["processes"]) == 1


def test_what_may_be_an_interview_is_confirmed_as_the_program_says_it(program: Installed) -> None:
    call = INVITATION.replace("Interview: Site Reliability Engineer at Northwind", "Jonas and Priya")
    call = call.replace("END:VEVENT", "DESCRIPTION:Intro call\nEND:VEVENT")
    (program.folder / "call.ics").write_text(call.replace("\n", "\r\n"), encoding="utf-8")
    assert "I1 may be an interview: " in program.run("import", "call.ics").out
    offered = program.run("correct", "I1").out.split("Right? afterword correct I1 ")[1].split("\n")[0]
    assert "interview" in offered.split()
    assert program.run("correct", "I1", *offered.split()).code == 0
    assert program.json("correct", "I1")["inferred"] == {}
    assert "--because rest" in program.run("correct", "I1", "interview=no").err


def test_one_bad_file_does_not_hide_the_good_one(program: Installed) -> None:
    (program.folder / "invite.ics").write_text(INVITATION.replace("\n", "\r\n"), encoding="utf-8")
    outcome = program.run("import", "missing.ics", "invite.ics")
    assert outcome.code == 2
    assert "There is no file missing.ics." in outcome.out
    assert "Northwind" in outcome.out


def test_an_interview_is_added_by_hand(program: Installed) -> None:
    start = ("--start", "2026-05-20 10:00", "--zone", "Europe/London")
    who = "Sofia Marsh <sofia@alder.example> hiring-manager"
    added = program.json("add", "Alder & Pine", "--role", "Engineer", *start, "--person", who)
    assert added["start"] == "2026-05-20T10:00:00+01:00"
    sofia = {"person": 1, "name": "Sofia Marsh", "email": "sofia@alder.example", "relation": "hiring-manager"}
    assert added["people"] == [sofia]


@pytest.mark.parametrize("start", ["tomorrow", "2026-13-01 10:00", "99"])
def test_a_time_that_is_none_is_refused_in_one_line(program: Installed, start: str) -> None:
    outcome = program.run("add", "Northwind", "--role", "SRE", "--start", start)
    assert (outcome.code, outcome.out) == (2, "")
    assert outcome.err.count("\n") == 1
    assert start in outcome.err


def test_a_debrief_file_gives_a_letter_a_person_and_says_that_nothing_is_sent(program: Installed) -> None:
    (program.folder / "debrief.yaml").write_text(DEBRIEF, encoding="utf-8")
    outcome = program.run("debrief", "debrief.yaml")
    assert outcome.code == 0
    assert "Priya Raman <priya@northwind.example>" in outcome.out
    assert "they seemed tired" not in outcome.out
    assert "Nothing is sent before you say yes: afterword approve L1 L2" in outcome.out


def test_asked_on_a_terminal_each_answer_is_saved_before_the_next_question(program: Installed) -> None:
    start = ("--start", "2026-05-12 13:00", "--zone", "Europe/Berlin")
    who = "Bo Nilsen <bo@northwind.example> peer"
    program.json("add", "Northwind", "--role", "SRE", *start, "--person", who)
    said = talk(program, ["debrief"], answers=["", "how you test Terraform modules"], then_interrupt=True)
    assert "We talked about how you test Terraform modules." in said
    with sqlite3.connect(program.folder / "data" / "afterword.sqlite3") as database:
        saved = database.execute("select topic from afterword_note").fetchall()
    database.close()
    assert saved == [("how you test Terraform modules",)]


def test_next_names_what_waits_with_the_command_for_it(debriefed: Installed) -> None:
    items = debriefed.json("next")["items"]
    # Without a mail account the letters are the person's own to send.
    assert "send-yourself" in {item["kind"] for item in items}
    assert all(item["sentence"] for item in items)
    servers = ("--smtp", "127.0.0.1:9", "--smtp-security", "none", "--no-password")
    debriefed.json("account", "jonas@example.org", *servers)
    assert "approve" in {item["kind"] for item in debriefed.json("next")["items"]}


def test_next_says_when_a_letter_goes_on_both_clocks(debriefed: Installed) -> None:
    assert "A good moment: " in debriefed.run("next").out
    servers = ("--smtp", "127.0.0.1:9", "--smtp-security", "none", "--no-password")
    debriefed.json("account", "jonas@example.org", *servers)
    assert "After your yes: " in debriefed.run("next").out
    debriefed.run("approve", "L1", "--yes")
    assert "  Goes: " in debriefed.run("next").out


def test_approving_needs_a_mail_account_and_keeps_the_letter(debriefed: Installed) -> None:
    outcome = debriefed.run("approve", "Priya", "--yes")
    assert outcome.code == 1
    assert "set up your mail account first" in " ".join(outcome.out.split())
    assert debriefed.json("show", "L1")["state"] == "draft"


def test_an_approved_letter_shows_when_it_goes_and_stop_cancels_it(debriefed: Installed) -> None:
    maildir = debriefed.folder / "Mail"
    servers = ("--smtp", "127.0.0.1:9", "--smtp-security", "none", "--maildir", str(maildir), "--no-password")
    debriefed.json("account", "jonas@example.org", *servers)
    approved = debriefed.json("approve", "L1", "--yes")["letters"][0]
    assert approved["approved"] is True
    assert approved["submission"]["state"] == "waiting"
    assert debriefed.run("send").out.startswith("Nothing is due now.")
    stopped = debriefed.json("stop", "Northwind", "--because", "called")
    assert stopped["cancelled"] >= 1
    assert debriefed.json("show", "L1")["submission"]["state"] == "cancelled"


def test_what_is_due_is_sent_once_and_only_after_a_yes(debriefed: Installed) -> None:
    server = SubmissionServer().start()
    try:
        smtp = ("--smtp", f"127.0.0.1:{server.port}", "--smtp-security", "none", "--no-password")
        (debriefed.folder / "Mail" / "cur").mkdir(parents=True)
        (debriefed.folder / "Mail" / "new").mkdir()
        debriefed.json("account", "jonas@example.org", *smtp, "--maildir", str(debriefed.folder / "Mail"))
        debriefed.json("approve", "L1", "L2", "--yes")
        debriefed.environment["AFTERWORD_CLOCK_START"] = "2026-05-12T16:30:00+02:00"
        assert debriefed.run("send").code == 2
        assert server.taken == []
        first = debriefed.json("send", "--yes")["submissions"]
        debriefed.environment["AFTERWORD_CLOCK_START"] = "2026-05-12T16:40:00+02:00"
        second = debriefed.json("send", "--yes")["submissions"]
        third = debriefed.json("send", "--yes")["submissions"]
    finally:
        server.stop()
    # One mailbox does not send a whole panel in one second.
    assert [each["state"] for each in first] == ["accepted", "waiting"]
    assert ([each["state"] for each in second], third) == (["accepted"], [])
    written = sorted(recipient for taken in server.taken for recipient in taken.recipients)
    assert written == ["bo@northwind.example", "priya@northwind.example"]
    assert all(b"they seemed tired" not in taken.content for taken in server.taken)


def test_a_corrected_address_calls_the_approved_letter_back(debriefed: Installed) -> None:
    servers = ("--smtp", "127.0.0.1:9", "--smtp-security", "none", "--no-password")
    debriefed.json("account", "jonas@example.org", *servers)
    debriefed.json("approve", "Priya", "--yes")
    assert debriefed.json("correct", "Priya", "email=p.raman@northwind.example")["email"]
    letter = debriefed.json("show", "L1")
    assert (letter["state"], letter["to"]["email"]) == ("draft", "p.raman@northwind.example")
    assert letter["submission"]["state"] == "cancelled"


def test_approving_twice_gives_one_submission(debriefed: Installed) -> None:
    servers = ("--smtp", "127.0.0.1:9", "--smtp-security", "none", "--no-password")
    debriefed.json("account", "jonas@example.org", *servers)
    first = debriefed.run("approve", "L1", "--yes", "--json")
    second = debriefed.run("approve", "L1", "--yes", "--json")
    assert (first.code, second.code) == (0, 1)
    assert "approved already" in second.out


def test_the_doctor_names_the_exact_cause(program: Installed) -> None:
    assert "No mail account is set up yet" in program.run("doctor").err
    maildir = str(program.folder / "nowhere")
    servers = ("--smtp", "127.0.0.1:9", "--smtp-security", "none", "--maildir", maildir, "--no-password")
    program.json("account", "me@example.org", *servers)
    outcome = program.run("doctor")
    assert outcome.code == 1
    assert "cause: refused" in outcome.out
    assert "cause: folder-missing" in outcome.out


def test_a_password_is_never_shown(program: Installed) -> None:
    arguments = ("account", "me@gmail.com", "--password-from-stdin")
    shown = program.run(*arguments, stdin="hunter2-secret\n")
    assert shown.code == 0
    assert "smtp.gmail.com" in shown.out
    kept = program.json("account")
    assert "hunter2-secret" not in shown.out + shown.err + str(kept)
    assert (program.folder / "data" / "secrets.json").stat().st_mode & 0o077 == 0


@pytest.mark.parametrize("command", ASKING, ids=lambda command: command[0])
def test_where_nobody_can_be_asked_it_says_what_to_pass(debriefed: Installed, command: list[str]) -> None:
    outcome = debriefed.run(*command, timeout=20)
    assert outcome.code == 2
    assert "Nobody can be asked" in outcome.err
    assert outcome.err.count("\n") == 1


def test_the_export_holds_everything_in_one_folder(debriefed: Installed) -> None:
    result = debriefed.json("export", "out")
    written = [path for path in (debriefed.folder / "out").rglob("*") if path.is_file()]
    assert result["files"] == len(written)
    assert any(path.suffix == ".eml" for path in written)


@pytest.mark.parametrize("what", ["P99", "L99", "I99", "Nobody Inc"])
def test_what_is_not_there_is_one_sentence(debriefed: Installed, what: str) -> None:
    outcome = debriefed.run("show", what)
    assert (outcome.code, outcome.out) == (2, "")
    assert outcome.err.startswith("afterword: There is no ")


def test_a_data_folder_that_cannot_be_made_is_one_sentence(tmp_path: Path) -> None:
    program = Installed(tmp_path)
    (tmp_path / "data").write_text("a file in the way", encoding="utf-8")
    outcome = program.run("next")
    assert outcome.code == 2
    assert "Traceback" not in outcome.err
    assert outcome.err.count("\n") == 1


def test_a_second_program_on_the_same_data_is_refused(program: Installed) -> None:
    first = program.start("run", "--worker")
    try:
        assert first.stdout is not None
        assert "The worker runs" in first.stdout.readline()
        second = program.run("run", "--worker", timeout=20)
    finally:
        code, said = end(first)
    assert second.code == 2
    assert "already runs" in second.err
    assert code == 0
    assert "Stopped." in said


def test_a_taken_port_gives_the_next_free_one_and_says_so(program: Installed) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        running = program.start("run", "--port", str(port), "--web-only")
        try:
            assert running.stdout is not None
            lines = [running.stdout.readline(), running.stdout.readline()]
        finally:
            code, _ = end(running)
    assert lines[0].startswith(f"Port {port} is taken")
    assert "http://127.0.0.1:" in lines[1]
    assert f":{port} " not in lines[1]
    assert code == 0
