"""Harper in its own process: the real one, with real deaths and delays."""

import os
import signal
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from afterword.adapters.harper_grammar import HarperGrammar
from afterword.letters.debrief import Spelling
from afterword.ports.grammar import GrammarPort


@pytest.fixture(scope="module")
def grammar() -> Iterator[HarperGrammar]:
    checker = HarperGrammar()
    yield checker
    checker.close()


def marked(grammar: HarperGrammar, text: str, **options: object) -> list[str]:
    return [text[each.start : each.end] for each in grammar.check(text, **options)]  # type: ignore[arg-type]


def child_of(grammar: HarperGrammar) -> int:
    child = grammar._child
    assert child is not None
    return child.pid


def test_it_is_a_grammar_port(grammar: HarperGrammar) -> None:
    port: GrammarPort = grammar
    assert port.check("All is well.") == ()
    assert port.trouble() is None


def test_places_are_characters_also_after_emoji_and_combining_marks(grammar: HarperGrammar) -> None:
    text = "Thanks 😀👩🏽‍💻 for the cafe\u0301, it was teh best. I recieved it. 𝒳 and teh end."
    assert marked(grammar, text) == ["teh", "recieved", "teh"]


def test_by_default_only_what_is_wrong_in_both_dialects_is_said(grammar: HarperGrammar) -> None:
    text = "The colour and the flavor of the organisation were fine."
    assert marked(grammar, text) == []
    assert marked(grammar, text, dialect=Spelling.AMERICAN) == ["colour", "organisation"]
    assert marked(grammar, text, dialect=Spelling.BRITISH) == ["flavor"]


def test_known_words_and_words_of_the_trade_are_right(grammar: HarperGrammar) -> None:
    assert marked(grammar, "We run kubernetes, PostgreSQL and a runbook for failovers.") == []
    assert marked(grammar, "We call it frobnizer here.") == ["frobnizer"]
    assert marked(grammar, "We call it frobnizer here.", known_words=["the Frobnizer job"]) == []


def test_names_paths_and_code_are_left_alone(grammar: HarperGrammar) -> None:
    text = "I met Zbigniew and Xochitl. See example.org/qwzx, my_varible, foo@barqux.example and k8sctl."
    assert marked(grammar, text) == []


def test_stray_output_does_not_break_the_answers(
    grammar: HarperGrammar, capfd: pytest.CaptureFixture[str]
) -> None:
    for _ in range(3):
        grammar.check("I look forward to meet you and to discuss about the roll with teh team.")
    assert marked(grammar, "It was teh end.") == ["teh"]
    assert capfd.readouterr() == ("", "")


@pytest.mark.parametrize(
    "text", ["", " \n", "\0", "\ud800 lone", "a" * 50_000, "word " * 20_000, "😀" * 3_000]
)
def test_odd_texts_are_answered(grammar: HarperGrammar, text: str) -> None:
    remarks = grammar.check(text)
    assert all(0 <= each.start < each.end <= len(text) for each in remarks)
    assert grammar.trouble() is None


def test_a_dead_process_is_started_again(grammar: HarperGrammar) -> None:
    grammar.check("It was teh first.")
    first = child_of(grammar)
    os.kill(first, signal.SIGKILL)
    assert marked(grammar, "It was teh second.") == ["teh"]
    assert child_of(grammar) != first
    assert grammar.trouble() is None


def test_a_stopped_process_is_given_up_and_said_so() -> None:
    checker = HarperGrammar(check_limit=0.3)
    checker.check("It was teh first.")
    os.kill(child_of(checker), signal.SIGSTOP)
    assert checker.check("It was teh second.") == ()
    assert "did not answer in time" in (checker.trouble() or "")
    checker._check_limit = 10
    assert marked(checker, "It was teh third.") == ["teh"]
    assert checker.trouble() is None
    checker.close()


def test_without_harper_there_are_no_remarks_and_it_says_so(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "harper.py").write_text("raise ImportError('no such wheel for this machine')\n")
    monkeypatch.setenv("PYTHONPATH", str(tmp_path))
    checker = HarperGrammar()
    assert checker.check("It was teh end.") == ()
    assert checker.check("It was teh other end.") == ()
    assert "no such wheel for this machine" in (checker.trouble() or "")
    checker.close()


def test_threads_share_one_process(grammar: HarperGrammar) -> None:
    answers: dict[int, list[str]] = {}

    def ask(number: int) -> None:
        answers[number] = marked(grammar, f"It was {number} teh time{'s' * number}.")

    threads = [threading.Thread(target=ask, args=(number,)) for number in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert all("teh" in found for found in answers.values())
    assert len(answers) == 8


def test_the_process_goes_when_we_go() -> None:
    program = (
        "from afterword.adapters.harper_grammar import HarperGrammar\n"
        "checker = HarperGrammar()\n"
        "checker.check('It was teh end.')\n"
        "print(checker._child.pid)\n"
    )
    source = Path(__file__).parents[2] / "src"
    done = subprocess.run(
        [sys.executable, "-c", program],
        env={**os.environ, "PYTHONPATH": str(source)},
        capture_output=True,
        text=True,
        timeout=120,
        check=True,
    )
    assert done.stderr == ""
    with pytest.raises(ProcessLookupError):
        os.kill(int(done.stdout), 0)
