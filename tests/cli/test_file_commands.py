"""The commands for files: their JSON, their codes, their words."""

import json
import re
from io import BytesIO
from pathlib import Path

import pytest

from afterword.mail.mbox import split_mbox
from tests.cli.program import DEBRIEF, Run

PRIYA = """\
Subject: Thank you, Site Reliability Engineer

Hi Priya,

Thank you for your time this afternoon. You said that half of the pages come
from jobs nobody owns, and I have been thinking about it since.

I cut our pages from 40 to 6 a week by giving every job an owner and a
budget, and moving the cron jobs to Argo Workflows looks like the right
moment to do the same at Northwind. I would like to help with it as your
Site Reliability Engineer.

Best regards,
Jonas Lindqvist
"""
REPLY = """\
From: Priya Raman <priya@northwind.example>
To: Jonas Lindqvist <jonas@example.org>
Subject: Re: Thank you
Date: Wed, 13 May 2026 09:12:00 +0200
Message-ID: <a41c@northwind.example>
In-Reply-To: <7d1f@example.org>
References: <1@example.org> <7d1f@example.org>

Hi Jonas,

unfortunately we have decided to go with another candidate.

Priya
"""
INVITATION = """\
BEGIN:VCALENDAR
VERSION:2.0
METHOD:REQUEST
BEGIN:VEVENT
UID:5f2c@northwind.example
SEQUENCE:2
DTSTART;TZID=Europe/Berlin:20260512T130000
DTEND;TZID=Europe/Berlin:20260512T140000
SUMMARY:Interview: Site Reliability Engineer at Northwind
ORGANIZER;CN=Dana Weiss:mailto:dana@northwind.example
ATTENDEE;CN=Priya Raman:mailto:priya@northwind.example
ATTENDEE;CN=Jonas Lindqvist:mailto:jonas@example.org
END:VEVENT
END:VCALENDAR
"""


def write(name: str, text: str) -> str:
    """A file in the folder in which the command runs."""
    Path(name).write_text(text, encoding="utf-8")
    return name


# compose


def test_compose_gives_a_letter_a_person_with_sources_and_findings(run: Run, debrief: str) -> None:
    outcome = run("compose", debrief, "--json")
    found = json.loads(outcome.out)
    assert outcome.code == 0
    assert set(found) == {"letters", "asks", "held", "left_out"}
    assert [letter["to"] for letter in found["letters"]] == [
        {"name": "Priya Raman", "email": "priya@northwind.example"},
        {"name": "Bo Nilsen", "email": "bo@northwind.example"},
    ]
    for letter in found["letters"]:
        assert set(letter) == {"to", "kind", "subject", "body", "sentences", "findings"}
        assert letter["kind"] == "thank-you"
        assert all(set(sentence) == {"text", "sources"} for sentence in letter["sentences"])
        assert all(sentence["text"] in letter["body"] for sentence in letter["sentences"])
        assert "they seemed tired" not in outcome.out
        assert [finding for finding in letter["findings"] if finding["severity"] == "block"] == []
    sources = {source for each in found["letters"][1]["sentences"] for source in each["sources"]}
    assert {"people[1].topic", "people[1].thought"} <= sources


def test_compose_is_the_same_every_time_and_from_a_pipe(run: Run, debrief: str) -> None:
    first = run("compose", debrief, "--json")
    assert run("compose", debrief, "--json") == first
    assert run("compose", "-", "--json", stdin=DEBRIEF.encode()) == first


def test_compose_looks_like_a_letter_and_asks_for_what_is_missing(run: Run) -> None:
    bare = DEBRIEF.split("people:")[0] + "people:\n  - name: Kim Sato\n"
    outcome = run("compose", write("bare.yaml", bare))
    assert "Kim Sato" in outcome.out
    assert "Still to answer" in outcome.out
    letters = run("compose", write("debrief.yaml", DEBRIEF)).out
    assert "To       Priya Raman <priya@northwind.example>" in letters
    assert "\n  Hi Priya,\n" in letters
    assert max(map(len, letters.splitlines())) <= 80


def test_compose_says_which_notes_are_in_no_letter_and_why(run: Run) -> None:
    asking = DEBRIEF.replace(
        "  - name: Bo Nilsen",
        "    questions: [how do you test a release, who reviews the plans]\n  - name: Bo Nilsen",
    )
    file = write("debrief.yaml", asking + "  - name: Kim Sato\n    my_link: led a team of six\n")
    found = json.loads(run("compose", file, "--json").out)
    assert found["left_out"] == [
        {
            "person": "Priya Raman",
            "fields": ["people[0].questions[1]"],
            "rule": "one-question",
            "reason": "Your second question to Priya is not in the letter; one question is enough for it.",
        },
        {
            "person": "Kim Sato",
            "fields": ["people[2].my_link"],
            "rule": "waits",
            "reason": "What you have done waits with the letter to Kim for your answer.",
        },
    ]
    shown = " ".join(run("compose", file).out.split())
    assert shown.count("Left out, still in your notes") == 2
    assert all(each["reason"] in shown for each in found["left_out"])


def test_compose_asks_whom_it_is_for_where_nobody_is_named(run: Run) -> None:
    nobody = write("nobody.yaml", DEBRIEF.split("people:")[0])
    asked = json.loads(run("compose", nobody, "--json").out)["asks"]
    assert [(each["person"], each["field"]) for each in asked] == [("", "people")]
    assert "Whom did you talk to?" in run("compose", nobody).out


def test_compose_tells_the_line_of_a_mistake(run: Run) -> None:
    outcome = run("compose", write("bad.yaml", DEBRIEF.replace("relation: peer", "relation: boss")))
    assert outcome.code == 2
    assert outcome.err.startswith(
        "afterword: bad.yaml, line 18: people[1].relation cannot be boss; it is one of "
    )


@pytest.mark.parametrize(
    ("content", "words"), [(b"\xff\xfe\x00", "not UTF-8"), (b"", "is empty"), (b"\x00", "U+0000")]
)
def test_a_file_that_is_no_debrief_is_one_line(content: bytes, words: str, run: Run) -> None:
    Path("odd.yaml").write_bytes(content)
    outcome = run("compose", "odd.yaml", "--json")
    assert (outcome.code, outcome.out) == (2, "")
    assert words in outcome.err
    assert outcome.err.count("\n") == 1


# review


def test_review_of_a_good_letter_is_ready_or_has_only_hints(run: Run, debrief: str) -> None:
    outcome = run("review", write("priya.txt", PRIYA), "--debrief", debrief, "--json")
    found = json.loads(outcome.out)
    assert outcome.code == 0, found
    assert found["verdict"] in ("ready", "look-again")
    assert [each for each in found["findings"] if each["severity"] == "block"] == []


def test_review_points_at_the_words_it_means(run: Run) -> None:
    letter = write("letter.txt", PRIYA.replace("Priya,", "[Name],"))
    outcome = run("review", letter, "--json")
    found = json.loads(outcome.out)
    assert (outcome.code, found["verdict"]) == (1, "do-not-send")
    body = PRIYA.replace("Priya,", "[Name],").split("\n\n", 1)[1]
    blocks = [each for each in found["findings"] if each["severity"] == "block"]
    assert any("[Name]" in body[each["start"] : each["end"]] for each in blocks)
    assert all(
        set(each) == {"rule", "severity", "message", "start", "end", "overridable"}
        for each in found["findings"]
    )


def test_the_compiler_format_names_file_line_and_column(run: Run) -> None:
    letter = write("letter.txt", PRIYA.replace("Priya,", "[Name],"))
    lines = run("review", letter, "--format", "compiler").out.splitlines()
    assert any(line.startswith("letter.txt:3:4: error: ") for line in lines)
    assert all(line.endswith("]") for line in lines)


# Vim's `%f:%l:%c: %t%*[^:]: %m` and the "gnu" entry of Emacs' compilation-error-regexp-alist, as regular expressions.
VIM_LINE = re.compile(r"(?P<file>[^:]+):(?P<line>\d+):(?P<column>\d+): (?P<kind>[ewn])[^:]*: (?P<told>.+)")
EMACS_LINE = re.compile(
    r"(?P<file>[^\s\d:][^\n:]*?):\s?(?P<line>\d+)(?::(?P<column>\d+))?: +(?:(?:[Ww]arning)|(?:[Nn]ote)|[Ee]rror)"
)


@pytest.mark.parametrize("editor", [VIM_LINE, EMACS_LINE], ids=["vim", "emacs"])
def test_editors_find_the_place_in_each_line_of_the_compiler_format(
    editor: re.Pattern[str], run: Run
) -> None:
    text = PRIYA.replace("Priya,", "[Name],")
    lines = run("review", write("letter.txt", text), "--format", "compiler").out.splitlines()
    assert len(lines) > 1
    for line in lines:
        match = editor.match(line)
        assert match is not None, line
        assert match["file"] == "letter.txt"
        assert 1 <= int(match["line"]) <= text.count("\n") + 1
    first = editor.match(lines[0])
    assert first is not None
    assert (first["line"], first["column"]) == ("3", "4")


def test_a_book_is_refused_in_one_sentence_that_names_the_limit(run: Run) -> None:
    outcome = run("review", write("book.txt", "Thank you for your time. " * 5_000))
    assert outcome.code == 2
    assert outcome.err.count("\n") == 1
    assert "125,000 characters" in outcome.err
    assert "up to 100,000 characters" in outcome.err


def test_the_text_format_shows_the_same_place_and_the_words(run: Run) -> None:
    outcome = run("review", write("letter.txt", PRIYA.replace("Priya,", "[Name],")))
    assert outcome.out.startswith("Do not send.")
    assert "3:4" in outcome.out
    assert "“[Name]”" in outcome.out


def test_sarif_has_a_region_in_the_lines_of_the_file(run: Run) -> None:
    outcome = run("review", write("letter.txt", PRIYA.replace("Priya,", "[Name],")), "--format", "sarif")
    report = json.loads(outcome.out)
    results = report["runs"][0]["results"]
    regions = [each["locations"][0]["physicalLocation"].get("region") for each in results]
    assert report["version"] == "2.1.0"
    assert {each["ruleId"] for each in results} == {
        rule["id"] for rule in report["runs"][0]["tool"]["driver"]["rules"]
    }
    assert {"startLine": 3, "startColumn": 4, "endLine": 3, "endColumn": 10} in regions


def test_sarif_has_what_the_standard_requires(run: Run) -> None:
    """OASIS SARIF 2.1.0: 3.13 the log, 3.14 runs, 3.18 the tool, 3.27 results, 3.30 regions count from 1."""
    outcome = run("review", write("letter.txt", PRIYA.replace("Priya,", "[Name],")), "--format", "sarif")
    log = json.loads(outcome.out)
    assert log["version"] == "2.1.0"
    (ran,) = log["runs"]
    assert ran["columnKind"] in {"unicodeCodePoints", "utf16CodeUnits"}
    assert ran["tool"]["driver"]["name"]
    assert all(rule["shortDescription"]["text"] for rule in ran["tool"]["driver"]["rules"])
    for result in ran["results"]:
        assert result["message"]["text"]
        assert result["level"] in {"none", "note", "warning", "error"}
        (location,) = result["locations"]
        place = location["physicalLocation"]
        assert " " not in place["artifactLocation"]["uri"]
        region = place.get("region", {"startLine": 1, "endLine": 1})
        assert 1 <= region["startLine"] <= region["endLine"]


def test_a_mail_is_read_with_its_headers(run: Run, debrief: str) -> None:
    body = PRIYA.split("\n\n", 1)[1]
    mail = (
        "From: jonas@example.org\nTo: bo@nortwind.example\nMessage-ID: <1@example.org>\n"
        "Subject: Thank you\n\n" + body
    )
    outcome = run("review", write("letter.eml", mail), "--debrief", debrief, "--person", "priya", "--json")
    assert outcome.code == 1
    assert "bo@nortwind.example" in outcome.out or "address" in outcome.out


def test_the_person_is_found_or_named(run: Run, debrief: str) -> None:
    letter = write("priya.txt", PRIYA)
    found = run("review", letter, "--debrief", debrief, "--json").out
    assert run("review", letter, "--debrief", debrief, "--person", "Priya Raman", "--json").out == found
    assert run("review", letter, "--debrief", debrief, "--person", "Kim").code == 2
    assert run("review", letter, "--person", "Priya").err.startswith("afterword: --person needs --debrief")


def test_the_same_letter_to_another_of_the_panel_is_found(run: Run, debrief: str) -> None:
    bo = write("bo.txt", PRIYA.replace("Hi Priya", "Hi Bo"))
    alone = run("review", bo, "--json").out
    beside = run("review", bo, "--others", write("priya.txt", PRIYA), "--json").out
    new = {each["rule"] for each in json.loads(beside)["findings"]}
    assert new - {each["rule"] for each in json.loads(alone)["findings"]}


def test_a_subject_alone_is_a_letter_without_a_body(run: Run) -> None:
    outcome = run("review", write("alone.txt", "Subject: Thank you"), "--json")
    assert outcome.code in (0, 1)
    assert outcome.err == ""
    assert run("review", write("two.txt", PRIYA), "--others", "alone.txt").err == ""


def test_a_letter_from_a_pipe_and_an_empty_one(run: Run) -> None:
    assert run("review", "-", stdin=PRIYA.encode()).code in (0, 1)
    assert run("review", "-", "--json", stdin=b"").code == 2


# plan


def test_plan_gives_steps_with_their_reasons(run: Run, debrief: str) -> None:
    outcome = run("plan", debrief, "--now", "2026-05-12T14:00:00+02:00", "--json")
    steps = json.loads(outcome.out)["steps"]
    keys = {"step", "person", "opens_at", "best_at", "deadline_at", "reason", "rule"}
    assert outcome.code == 0
    assert all(set(step) == keys for step in steps)
    assert {step["person"] for step in steps if step["step"] == "thank-you"} == {"Priya Raman", "Bo Nilsen"}


def test_an_answer_ends_the_plan(run: Run, debrief: str) -> None:
    common = ("plan", debrief, "--sent", "2026-05-12T17:00:00+02:00", "--json")
    silent = run(*common, "--now", "2026-05-14T09:00:00+02:00").out
    answered = run(
        *common, "--now", "2026-05-14T09:00:00+02:00", "--event", "reply@2026-05-13T09:00:00+02:00"
    ).out
    assert "follow-up" in {step["step"] for step in json.loads(silent)["steps"]}
    assert "follow-up" not in {step["step"] for step in json.loads(answered)["steps"]}


def test_plan_is_readable_at_80_columns(run: Run, debrief: str) -> None:
    outcome = run("plan", debrief, "--now", "2026-05-12T14:00:00+02:00")
    assert "Times are those of Europe/Berlin." in outcome.out
    assert max(map(len, outcome.out.splitlines())) <= 80


# classify


def test_classify_gives_a_line_for_each_message(run: Run) -> None:
    outcome = run("classify", write("one.eml", REPLY), write("two.eml", REPLY), "--json")
    lines = [json.loads(line) for line in outcome.out.splitlines()]
    assert outcome.code == 0
    assert [line["file"] for line in lines] == ["one.eml", "two.eml"]
    assert set(lines[0]) == {
        "file", "kind", "intent", "bounce", "returns_on", "reply_text", "message_id", "in_reply_to",
        "references", "stops_follow_up", "reasons",
    }  # fmt: skip
    assert (lines[0]["kind"], lines[0]["intent"], lines[0]["stops_follow_up"]) == ("reply", "rejection", True)
    assert lines[0]["references"] == ["1@example.org", "7d1f@example.org"]


def test_one_bad_file_does_not_stop_the_others(run: Run) -> None:
    outcome = run("classify", "missing.eml", write("one.eml", REPLY), "--json")
    assert outcome.code == 2
    assert json.loads(outcome.out)["file"] == "one.eml"
    assert outcome.err == "afterword: There is no file missing.eml.\n"


def test_an_mbox_is_read_message_by_message(run: Run) -> None:
    separator = "From priya@northwind.example Wed May 13 09:12:00 2026\n"
    quoted = REPLY.replace("Priya\n", "\nFrom now on we are friends.\n\n>From here too.\n\nPriya\n")
    mbox = write("in.mbox", (separator + quoted + "\n") * 3)
    lines = [json.loads(line) for line in run("classify", "--mbox", mbox, "--json").out.splitlines()]
    assert [line["file"] for line in lines] == ["in.mbox#1", "in.mbox#2", "in.mbox#3"]
    assert "From now on we are friends" in lines[0]["reply_text"]


def test_mbox_quoting_is_undone_and_the_mail_before_a_separator_is_kept() -> None:
    content = b"Subject: a\n\n>From x\n>>From y\n\nFrom - Tue May 12 17:05:00 2026\nSubject: b\n"
    assert list(split_mbox(BytesIO(content))) == [b"Subject: a\n\nFrom x\n>From y\n\n", b"Subject: b\n"]


def test_an_mbox_without_a_line_end_is_read_in_pieces() -> None:
    class Piecewise(BytesIO):
        def readline(self, size: int | None = -1, /) -> bytes:
            assert size is not None
            assert 0 < size <= 1024 * 1024
            return super().readline(size)

    first, second = b"Subject: a\n\n" + b"x" * 1_500_000 + b"\n\n", b"Subject: b\n"
    found = list(split_mbox(Piecewise(first + b"From a@b.example\n" + second)))
    assert [len(each) for each in found] == [len(first), len(second)]


@pytest.mark.parametrize("line", [("classify", "--mbox"), ("classify",), ("compose",), ("invitation",)])
def test_a_device_that_never_ends_is_refused(line: tuple[str, ...], run: Run) -> None:
    outcome = run(*line, "/dev/zero")
    assert (outcome.code, outcome.out) == (2, "")
    assert outcome.err.startswith("afterword: /dev/zero is a device, not a file.")


def test_a_line_of_json_holds_no_other_line_end(run: Run) -> None:
    odd = write("odd.eml", REPLY.replace("unfortunately", "unfor\u2028tuna\u0085tely \u2029 \x9b31m"))
    (line,) = run("classify", odd, "--json").out.splitlines()
    assert "unfor" in json.loads(line)["reply_text"]
    assert "\x9b" not in line


def test_a_hostile_message_cannot_repaint_the_terminal(run: Run) -> None:
    outcome = run("classify", write("odd\x1b[31m.eml", REPLY))
    assert "\x1b" not in outcome.out


def test_classify_without_a_message_says_what_to_do(run: Run) -> None:
    outcome = run("classify")
    assert (outcome.code, outcome.out) == (2, "")
    assert "--mbox FILE" in outcome.err


# invitation


def test_invitation_has_the_public_keys(run: Run) -> None:
    outcome = run("invitation", write("invite.ics", INVITATION), "--me", "jonas@example.org", "--json")
    found = json.loads(outcome.out)
    assert outcome.code == 0
    assert list(found)[:14] == [
        "method", "uid", "sequence", "start", "end", "timezone", "summary", "organizer", "attendees",
        "location", "links", "is_interview", "company", "cancelled",
    ]  # fmt: skip
    assert (found["start"], found["timezone"], found["sequence"]) == (
        "2026-05-12T13:00:00+02:00",
        "Europe/Berlin",
        2,
    )
    assert found["is_interview"] is True


def test_invitation_is_readable_and_from_a_pipe(run: Run) -> None:
    outcome = run("invitation", "-", "--me", "jonas@example.org", stdin=INVITATION.encode())
    assert "Tue 12 May 2026, 13:00 to 14:00 (Europe/Berlin)" in outcome.out
    assert "Priya Raman <priya@northwind.example>" in outcome.out


@pytest.mark.parametrize(
    "content", ["", "hello", "BEGIN:VCALENDAR\nEND:VCALENDAR\n", "Subject: no calendar\n\nHi.\n"]
)
def test_what_is_no_invitation_is_one_line(content: str, run: Run) -> None:
    outcome = run("invitation", write("x.ics", content), "--json")
    assert (outcome.code, outcome.out) == (2, "")
    assert outcome.err.startswith("afterword: x.ics: ")
    assert outcome.err.count("\n") == 1
