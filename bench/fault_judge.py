"""What came of a run, held against what may be: doubles, losses, and what nobody could explain to the person."""

import re
import sqlite3
from collections import Counter
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from bench.fault_scene import OWN

# States in which the person is told and decides; each needs a cause among the strikes that can bring it about.
_ASKED = {
    "uncertain": ("killed", "lines cut", "disk full", "disk read-only", "second program", "suspended 3 days",
                  "answer lost", "dropped after the dot", "dropped in the text", "slow"),
    "late": ("suspended 3 days",),
    "refused": ("550",),
}  # fmt: skip


def judge(
    scene: dict[str, Any], folder: Path, taken: Iterable[Any], maildir: Path, causes: str
) -> dict[str, Any]:
    """Counts by name, with `remarks` that say what was found. `causes` names the strike and the server's fault."""
    found: Counter[str] = Counter()
    remarks: list[str] = []
    with sqlite3.connect(f"file:{folder / 'afterword.sqlite3'}?mode=ro", uri=True) as rows:
        rows.row_factory = sqlite3.Row
        sent = Counter(_message_id(each.content) for each in taken if each.recipients != (OWN,))
        _judge_letters(scene, rows, sent, causes, found, remarks)
        _judge_planning(scene, rows, found, remarks)
    _judge_copies(sent, maildir, found, remarks)
    return {**found, "remarks": remarks}


def _judge_letters(
    scene: dict[str, Any], rows: sqlite3.Connection, sent: Counter[str], causes: str, found: Counter[str],
    remarks: list[str],
) -> None:  # fmt: skip
    for message_id, times in sent.items():
        if times > 1:
            found["doubles"] += times - 1
            remarks.append(f"{message_id} went out {times} times")
    for message_id in (*scene["thanks"], scene["silent"]):
        state, reason = rows.execute(
            "select state, state_reason from afterword_submission where message_id = ?", (message_id,)
        ).fetchone()
        was_taken = bool(sent[message_id])
        if state == "accepted" and not was_taken:
            found["lost"] += 1
            remarks.append(f"{message_id} is said to have gone out and did not")
        elif was_taken and state not in ("accepted", "uncertain"):
            found["unexplained"] += 1
            remarks.append(f"{message_id} went out and is {state}")
        elif state in _ASKED and reason and any(cause in causes for cause in _ASKED[state]):
            found[f"asked: {state}"] += 1
        elif state != "accepted":
            found["unexplained"] += 1
            remarks.append(f"{message_id} is {state} ({reason or 'no reason'})")
        else:
            found["sent"] += 1
    if sent[scene["answered"]]:
        found["after an answer"] += 1
        remarks.append("a follow-up went out although the answer lay in the mailbox")


def _judge_planning(
    scene: dict[str, Any], rows: sqlite3.Connection, found: Counter[str], remarks: list[str]
) -> None:
    checks = (
        ("the answer did not stop its process",
         "select count(*) from afterword_process where id = ? and state = 'answered'",
         scene["answered_process"], (1,)),
        ("the silence gave not one follow-up",
         "select count(*) from afterword_letter where process_id = ? and kind = 'follow-up'",
         scene["quiet_process"], (1,)),
        ("how did it go? was not asked once",
         "select count(*) from afterword_interview where id = ? and asked_at is not null",
         scene["ended_interview"], (1,)),
        ("an event is noted twice",
         "select count(*) - count(distinct what || at) from afterword_historyentry where process_id = ? "
         "and what in ('follow-up-drafted', 'answered')", scene["quiet_process"], (0,)),
        ("the bounce was not noted",
         "select count(*) from afterword_person p join afterword_submission s on s.person_id = p.id "
         "where s.message_id = ? and p.address_failed <> ''", scene["bounced"], (1,)),
    )  # fmt: skip
    for words, query, value, wanted in checks:
        (count,) = rows.execute(query, (value,)).fetchone()
        if count not in wanted:
            found["unexplained"] += 1
            remarks.append(f"{words} ({count})")


def _judge_copies(sent: Counter[str], maildir: Path, found: Counter[str], remarks: list[str]) -> None:
    """One copy in Sent of what went out, none twice."""
    copies = Counter(
        _message_id(path.read_bytes()) for path in (maildir / ".Sent").glob("[cn]*/*") if path.is_file()
    )
    for message_id, times in copies.items():
        if times > 1:
            found["doubles"] += times - 1
            remarks.append(f"{message_id} lies in Sent {times} times")
    found["copies"] += sum(1 for message_id in sent if copies[message_id])


def _message_id(content: bytes) -> str:
    head = content.replace(b"\r\n", b"\n").partition(b"\n\n")[0]
    match = re.search(rb"(?im)^message-id:\s*<([^>]+)>", head)
    return match[1].decode() if match else ""
