"""`suggest`, own lists, `model` and `polish` as installed commands."""

import json
from pathlib import Path
from typing import Any

import pytest

from tests.cli.stateful import Installed, talk
from tests.servers.model_server import ModelServer, Reply, says

pytestmark = pytest.mark.installed

DEBRIEF = """
company: Northwind
role: Site Reliability Engineer
candidate: {name: Jonas Lindqvist, email: jonas@example.org, timezone: Europe/Stockholm}
interview: {start: 2026-05-12T13:00:00+02:00, end: 2026-05-12T14:00:00+02:00, timezone: Europe/Berlin}
people:
  - name: Priya Raman
    relation: hiring-manager
    email: priya@northwind.example
    topic: moving the cron jobs to Argo Workflows
    my_link: cut our pages from 40 to 6 a week
    private: they seemed tired
"""
NOTES = "we talked about how they test pipelines\nI moved 40 jobs to frob\nsalary 85k base\n"


@pytest.fixture
def program(tmp_path: Path) -> Installed:
    return Installed(tmp_path, now="2026-05-12T16:00:00+02:00")


@pytest.fixture
def debriefed(program: Installed) -> Installed:
    (program.folder / "debrief.yaml").write_text(DEBRIEF, encoding="utf-8")
    program.json("debrief", "debrief.yaml")
    return program


def test_suggest_shows_finished_sentences_and_names_what_is_private(program: Installed) -> None:
    (program.folder / "notes.txt").write_text(NOTES, encoding="utf-8")
    outcome = program.run("suggest", "notes.txt", "--reader", "Priya Raman")
    assert outcome.code == 0
    assert "We talked about how you test pipelines." in outcome.out
    assert "looks like pay" in outcome.out


def test_suggest_as_json_gives_offsets_into_the_notes(program: Installed) -> None:
    (program.folder / "notes.txt").write_text(NOTES, encoding="utf-8")
    told = json.loads(program.run("suggest", "notes.txt", "--reader", "Priya", "--json").out)
    first = told["suggestions"][0]
    assert first["field"] == "topic"
    assert NOTES[first["start"] : first["end"]] == "we talked about how they test pipelines"
    assert [mark["kind"] for mark in told["private"]] == ["pay"]


def test_notes_that_are_no_file_are_one_line_of_trouble(program: Installed) -> None:
    outcome = program.run("suggest", "missing.txt")
    assert (outcome.code, outcome.err.count("\n")) == (2, 1)


def test_own_lists_count_from_the_next_start_and_a_wrong_line_is_named(program: Installed) -> None:
    lists = program.folder / "lists"
    lists.mkdir()
    (program.folder / "notes.txt").write_text(NOTES, encoding="utf-8")
    (lists / "technologies.txt").write_text("# mine\nFrobnicator: frob\n", encoding="utf-8")
    program.environment["AFTERWORD_LISTS"] = str(lists)
    assert "I moved 40 jobs to Frobnicator." in program.run("suggest", "notes.txt", "--reader", "Priya").out
    (lists / "private.txt").write_text("money: cash\n", encoding="utf-8")
    outcome = program.run("suggest", "notes.txt")
    assert outcome.code == 2
    assert "private.txt cannot be used: line 1" in outcome.err
    program.environment["AFTERWORD_LISTS"] = str(lists / "none")
    assert "is no folder" in program.run("suggest", "notes.txt").err


def test_a_number_takes_what_the_notes_offer_into_the_debrief(program: Installed) -> None:
    start = ("--start", "2026-05-12 13:00", "--zone", "Europe/Berlin")
    program.json(
        "add", "Northwind", "--role", "SRE", *start, "--person", "Bo Nilsen <bo@northwind.example> peer"
    )
    answers = ["we talked about how they test pipelines", "salary 85k base", "", "1"]
    said = talk(program, ["debrief"], answers=answers, then_interrupt=True)
    assert "1: We talked about how you test pipelines." in said
    assert "looks like pay; it is never offered." in said
    assert said.count("We talked about how you test pipelines.") >= 2


def _polish(sent: dict[str, Any]) -> Reply:
    sentences = json.loads(sent["messages"][1]["content"])["sentences"]
    return says({key: text.replace("Thank you for", "Thanks for") for key, text in sentences.items()})


def test_model_help_is_off_turned_on_checked_and_asked(debriefed: Installed) -> None:
    assert debriefed.json("model")["on"] is False
    refused = debriefed.run("polish", "L1", "--yes")
    assert (refused.code, "Model help is off" in refused.err) == (2, True)
    shown = debriefed.json("polish", "L1", "--show")["sent"]
    assert "they seemed tired" not in shown
    with ModelServer(reply=_polish) as server:
        on = debriefed.json("model", "--on", "--url", server.url, "--name", "small")
        assert on == {"on": True, "url": server.url, "name": "small", "key": "none"}
        assert debriefed.run("model", "--check").code == 0
        assert server.asked == []
        told = debriefed.json("polish", "L1", "--yes")
        assert told["sent"] == shown
        assert all(each["proposed"] is None or "Thanks" in each["proposed"] for each in told["sentences"])
    assert debriefed.run("model", "--check").code == 1
    assert debriefed.json("model", "--off")["on"] is False


@pytest.mark.parametrize("url", ["http://models.example.org/v1", "nonsense"])
def test_an_address_that_words_must_not_go_to_is_refused(program: Installed, url: str) -> None:
    outcome = program.run("model", "--on", "--url", url, "--name", "small")
    assert (outcome.code, outcome.err.count("\n")) == (2, 1)


def test_a_key_comes_from_the_environment_and_is_never_shown(program: Installed) -> None:
    program.environment["AFTERWORD_MODEL_KEY"] = "k-secret"
    arguments = ("model", "--on", "--url", "http://127.0.0.1:9/v1", "--name", "m", "--key-from-environment")
    outcome = program.run(*arguments)
    assert "k-secret" not in outcome.out + outcome.err
    assert program.json("model")["key"] == "stored"
    assert (
        program.json("model", "--forget-key")["key"] == "none"
        or "AFTERWORD_MODEL_URL" not in program.environment
    )
