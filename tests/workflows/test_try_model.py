"""The trial of a model by a person, as a program of its own, against a server that answers in a known way."""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

from tests.servers.model_server import ModelServer, Reply, says

ROOT = Path(__file__).resolve().parents[2]


def _changes_a_number(sent: dict[str, Any]) -> Reply:
    asked = json.loads(sent["messages"][1]["content"])
    return says({key: text.replace("70", "80") for key, text in asked.get("sentences", {}).items()})


def _tried(url: str) -> "subprocess.CompletedProcess[str]":
    command = [sys.executable, "tools/try_model.py", url, "small", "--notes", "1"]
    return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=120)


def test_what_a_model_offers_and_what_the_guards_refuse_is_printed():
    with ModelServer(reply=_changes_a_number) as server:
        done = _tried(server.url)
    assert done.returncode == 0, done.stderr
    assert "migrated 70 pipelines" in done.stdout
    assert "refused  because the number 80 is not in your sentence" in done.stdout
    assert "Letters: 0 wordings offered, 1 refused by the guards." in done.stdout
    assert "Answers of which nothing could be used: 1." in done.stdout


def test_a_model_that_does_not_answer_is_one_sentence():
    done = _tried("http://127.0.0.1:9/v1")
    assert done.returncode == 1
    assert done.stderr.startswith("127.0.0.1:9 does not answer")
    assert "Traceback" not in done.stderr
