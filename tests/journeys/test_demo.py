"""The demo is the whole program in two weeks: what it tells must be what happened, and nothing happens twice."""

import json
import re
import sqlite3
from collections import Counter
from email import message_from_bytes
from email.policy import default
from pathlib import Path

import pytest
from tests.cli.program import Outcome
from tests.cli.stateful import Installed, end

pytestmark = pytest.mark.journey
END = "2026-05-26T14:50:00+02:00"


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> tuple[Installed, Outcome]:
    program = Installed(tmp_path_factory.mktemp("demo"))
    return program, program.run("demo", "--no-web", "--fast", "--data", "sandbox", timeout=240)


def _sent(program: Installed) -> list[tuple[str, str]]:
    """Kind and recipient of each submission that a server took."""
    with sqlite3.connect(program.folder / "sandbox" / "afterword.sqlite3") as database:
        rows = database.execute("select kind, recipient from afterword_submission where state = 'accepted'")
        found = [(str(kind), str(recipient)) for kind, recipient in rows]
    database.close()
    return found


def _copies(program: Installed) -> list[str]:
    """Whom the messages in Sent went to."""
    folder = program.folder / "sandbox" / "mail" / ".Sent"
    files: list[Path] = [path for place in ("new", "cur") for path in (folder / place).iterdir()]
    return [str(message_from_bytes(path.read_bytes(), policy=default)["To"]) for path in files]


def test_it_ends_well_and_in_time(demo: tuple[Installed, Outcome]) -> None:
    outcome = demo[1]
    assert (outcome.code, outcome.err) == (0, "")
    assert "5 letters went out to 4 people, each once." in " ".join(outcome.out.split())


def test_nothing_is_sent_twice_and_each_copy_is_in_sent_once(demo: tuple[Installed, Outcome]) -> None:
    sent = Counter(_sent(demo[0]))
    assert set(sent.values()) == {1}
    copies = Counter(_copies(demo[0]))
    assert sum(copies.values()) == sum(sent.values())


def test_the_follow_up_goes_to_the_silent_one_only(demo: tuple[Installed, Outcome]) -> None:
    follow_ups = [recipient for kind, recipient in _sent(demo[0]) if kind == "follow-up"]
    assert follow_ups == ["dana.okafor@tidewater.example"]


def test_nobody_is_written_to_after_a_no_or_a_cancelled_interview(demo: tuple[Installed, Outcome]) -> None:
    written = {recipient for _, recipient in _sent(demo[0])}
    assert not written & {"sofia.marsh@alderpine.example", "ken.ito@kestrel.example"}


@pytest.mark.parametrize(
    "told",
    [
        "An automatic answer of Dana Okafor. They are back on Monday 18 May.",
        "The letter to Marta Kowal came back.",
        "Sofia Marsh said no. It reads as a no.",
        "What was waiting is cancelled: 1 letter.",
        "Priya Raman invited you to the next round.",
        "Round 1 with Kestrel was cancelled.",
        "A letter to Elena Voss (Fenwick Analytics) waits for your yes.",
        "Interview with Northwind ended 5 minutes ago: write it down.",
    ],
)
def test_it_tells_what_happened(demo: tuple[Installed, Outcome], told: str) -> None:
    assert told in " ".join(demo[1].out.split())


def test_the_private_remark_is_in_no_message(demo: tuple[Installed, Outcome]) -> None:
    folder = demo[0].folder / "sandbox" / "mail"
    messages = [message_from_bytes(path.read_bytes()) for path in folder.rglob("*") if path.is_file()]
    # A line of quoted-printable may break within a word.
    everything = b"".join(
        bytes(part.get_payload(decode=True) or b"") for each in messages for part in each.walk()
    ) + b"".join(each.as_bytes() for each in messages)
    assert b"Argo Workflows" in everything
    assert b"reorganisation" not in everything


def test_it_never_wipes_a_folder_that_is_not_its_own(tmp_path: Path) -> None:
    (tmp_path / "letters").mkdir()
    (tmp_path / "letters" / "mine.txt").write_text("mine", encoding="utf-8")
    outcome = Installed(tmp_path).run("demo", "--no-web", "--fast", "--data", "letters")
    assert outcome.code == 2
    assert "was left alone" in outcome.err
    assert (tmp_path / "letters" / "mine.txt").read_text(encoding="utf-8") == "mine"


def test_the_app_shows_it_afterwards_on_the_last_day_of_the_story(tmp_path: Path) -> None:
    program = Installed(tmp_path)
    running = program.start("demo", "--fast", "--data", "sandbox", "--port", "8431")
    try:
        assert running.stdout is not None
        line = next(line for line in running.stdout if "http://127.0.0.1:" in line)
        there = Installed(tmp_path, now=END)
        there.environment["AFTERWORD_DATA"] = str(tmp_path / "sandbox")
        items = json.loads(there.run("next", "--json").out)["items"]
    finally:
        code, _ = end(running)
    assert "Afterword runs at" in line
    assert items[0]["kind"] == "debrief"
    assert code == 0


def test_the_readme_tells_what_the_demo_tells(demo: tuple[Installed, Outcome]) -> None:
    """All but the words of the letter, which the composer may find better tomorrow, and the seconds it took."""
    readme = (Path(__file__).parents[2] / "README.md").read_text("utf-8")
    block = readme.partition("A part of what `make demo` prints")[2].split("```")[1]
    told = (
        block.partition("       To:")[0] + block.partition("       ...\n")[2].partition(" Two weeks took")[0]
    )
    stanzas = [" ".join(stanza.split()) for stanza in re.split(r"\n\n|\n(?=\d\d:\d\d  )", told)]
    out = " ".join(demo[1].out.split())
    assert len(stanzas) > 8
    assert [stanza for stanza in stanzas if stanza not in out] == []
