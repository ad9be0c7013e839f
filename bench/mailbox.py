"""A year of mail on a real Dovecot: our first look and our reading from cursors, against a plain fetch of the same
headers by IMAPClient, in turn and in the same run; and how soon after an arrival the worker knows of it.

Each program runs in a Python of its own; times are inside it, after its start, from sign-in to the last row.
"""

import json
import os
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from imapclient import IMAPClient
from tests.servers.dovecot import Account, DovecotServer
from tests.servers.unprivileged import find_server_user, give_to

from bench.machine import progress
from bench.year_of_mail import OWN, make_year

SIZES = {"messages": 100_000, "rounds": 3, "arrivals": 10}
QUICK = {"messages": 8_000, "rounds": 1, "arrivals": 3}
GOAL = 1.3
GOAL_FLAT = 1.2
LOOK_DAYS, SYNC_DAYS = 120, 4
_ROOT = Path(__file__).resolve().parent.parent


def measure(*, is_quick: bool, messages: int, rounds: int, arrivals: int) -> dict[str, Any]:
    """Seconds and MB of each program, their ratios, and seconds from arrival to knowledge."""
    with tempfile.TemporaryDirectory() as folder:
        large = _measure_size(messages, rounds, Path(folder) / "large", arrivals)
        small = _measure_size(messages // 10, 1, Path(folder) / "small", 0)
    flat = round(max(large["look"]["peak_mb"] / small["look"]["peak_mb"],
                     large["sync"]["peak_mb"] / small["sync"]["peak_mb"]), 2)  # fmt: skip
    is_met = large["look"]["ratio"] <= GOAL and large["sync"]["ratio"] <= GOAL and flat <= GOAL_FLAT
    return {"goal": GOAL, "goal_flat": GOAL_FLAT, "met": is_met, "flat": flat, "large": large, "small": small}


def _measure_size(messages: int, rounds: int, data: Path, arrivals: int) -> dict[str, Any]:
    server = DovecotServer().start()
    try:
        account = server.add_account("me")
        progress(f"mailbox: writing {messages} messages")
        megabytes = _fill(server, account, messages)
        cursors = _cursors(server, days=SYNC_DAYS)
        figures: dict[str, Any] = {"messages": messages, "mailbox_mb": megabytes}
        for name, days in (("look", LOOK_DAYS), ("sync", SYNC_DAYS)):
            progress(f"mailbox: {name} of {messages}")
            figures[name] = _compare(server, name, days, rounds, data, cursors)
        if arrivals:
            figures["latency"] = _latency(server, account, arrivals)
    finally:
        server.remove()
    return figures


def _fill(server: DovecotServer, account: Account, messages: int) -> int:
    """Straight onto the disk, as if it had come in over the year; the file's time is the arrival."""
    places = {"INBOX": account.maildir} | {
        name: account.maildir / f".{name}" for name in ("Junk", "Archive", "Sent", "Trash")
    }
    for place in places.values():
        for part in ("cur", "new", "tmp"):
            (place / part).mkdir(parents=True, exist_ok=True)
    size = 0
    for number, made in enumerate(make_year(messages, end=datetime.now(UTC))):
        moment = made.at.timestamp()
        path = places[made.folder] / "cur" / f"{int(moment)}.M{number:07d}P1.bench:2,S"
        path.write_bytes(made.content)
        os.utime(path, (moment, moment))
        size += len(made.content)
    user = find_server_user()
    for folder, _, names in os.walk(server.folder / "home"):
        give_to(user, Path(folder), *(Path(folder) / name for name in names))
    return size // 1_000_000


def _cursors(server: DovecotServer, *, days: int) -> dict[str, tuple[int, int]]:
    found = {}
    with IMAPClient(server.host, server.imap_port, ssl=False, timeout=300) as client:
        client.login("me", "secret")
        day = (datetime.now(UTC) - timedelta(days=days)).date()
        for folder in ("INBOX", "Junk", "Archive", "Sent", "Trash"):
            state = client.select_folder(folder, readonly=True)
            before = client.search(["BEFORE", day])
            found[folder] = (int(state[b"UIDVALIDITY"]), max(before, default=0))
    return found


def _compare(
    server: DovecotServer, name: str, days: int, rounds: int, data: Path, cursors: dict[str, tuple[int, int]]
) -> dict[str, Any]:
    """In turn, after one unmeasured pass of the plain fetch, so that no program pays for the server's first
    reading. The first pass of all is told too: what a plain fetch takes on a mailbox that nobody has read."""
    runs: dict[str, list[dict[str, Any]]] = {"plain": [], "floor": [], name: []}
    cold = _run("plain", server, days, data, cursors)
    _run(name, server, days, data, cursors)
    for _ in range(rounds):
        for each in runs:
            runs[each].append(_run(each, server, days, data, cursors))
    medians = {each: statistics.median(run["seconds"] for run in results) for each, results in runs.items()}
    return {
        "days": days,
        "messages": runs[name][0]["messages"],
        "plain_messages": runs["plain"][0]["messages"],
        "seconds": round(medians[name], 2),
        "plain_seconds": round(medians["plain"], 2),
        "floor_seconds": round(medians["floor"], 2),
        "cold_plain_seconds": cold["seconds"],
        "ratio": round(
            statistics.median(
                ours["seconds"] / theirs["seconds"]
                for ours, theirs in zip(runs[name], runs["plain"], strict=True)
            ),
            2,
        ),
        "peak_mb": max(run["peak_mb"] for run in runs[name]),
        "plain_peak_mb": max(run["peak_mb"] for run in runs["plain"]),
    }


def _run(
    name: str, server: DovecotServer, days: int, data: Path, cursors: dict[str, tuple[int, int]]
) -> dict[str, Any]:
    environment = os.environ | {
        "AFTERWORD_DATA": str(data), "BENCH_CURSORS": json.dumps(cursors), "PYTHONPATH": str(_ROOT),
    }  # fmt: skip
    command = [sys.executable, "-m", "bench.mailbox_child", name, str(server.imap_port), str(days)]
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False, cwd=_ROOT)
    if done.returncode:
        raise SystemExit(f"{name} did not run: {done.stderr[-800:]}")
    found: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
    return found


def _latency(server: DovecotServer, account: Account, arrivals: int) -> dict[str, Any]:
    """From the end of a delivery to the listener's word, on the mailbox as large as it is."""
    from afterword.adapters.imap_mailbox import ImapMailbox
    from afterword.adapters.server_address import Security, ServerAddress

    address = ServerAddress(host=server.host, port=server.imap_port, security=Security.PLAIN)
    mailbox = ImapMailbox(address, username="me", password="secret")
    taken = []
    for number in range(arrivals):
        mailbox.wait(timeout=0.3)
        came: list[float] = []
        message = f"From: a@northwind.example\r\nSubject: {number}\r\n\r\nHello {OWN[0]}\r\n".encode()

        def deliver(content: bytes = message, at: list[float] = came) -> None:
            time.sleep(0.3)
            server.deliver(account, content)
            at.append(time.perf_counter())

        thread = threading.Thread(target=deliver)
        thread.start()
        mailbox.wait(timeout=20)
        noticed = time.perf_counter()
        thread.join()
        taken.append(max(0.0, noticed - came[0]))
    mailbox.close()
    return {"median_seconds": round(statistics.median(taken), 3), "worst_seconds": round(max(taken), 3)}


def lines(figures: dict[str, Any]) -> list[str]:
    shown = []
    for size in (figures["large"], figures["small"]):
        shown.append(f"{size['messages']} messages, {size['mailbox_mb']} MB")
        for name, words in (("look", "first look"), ("sync", "from cursors")):
            one = size[name]
            shown.append(
                f"  {one['ratio']:5.2f}  {words} of {one['days']} days: {one['messages']} messages in "
                f"{one['seconds']} s, peak {one['peak_mb']} MB; plain fetch {one['plain_seconds']} s, peak "
                f"{one['plain_peak_mb']} MB (never read before: {one['cold_plain_seconds']} s; unparsed: "
                f"{one['floor_seconds']} s)"
            )
    latency = figures["large"].get("latency")
    if latency:
        shown.append(
            f"an arrival is known after {latency['median_seconds']} s, at worst {latency['worst_seconds']} s"
        )
    word = "met" if figures["met"] else "missed"
    shown.append(
        f"goal: at most {figures['goal']} times the plain fetch, memory at most {figures['goal_flat']} times with ten "
        f"times the messages (it is {figures['flat']}): {word}"
    )
    return shown
