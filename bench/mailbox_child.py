"""What bench/mailbox.py runs in a Python of its own, so that each has a memory of its own: `NAME PORT DAYS`.

Prints one JSON object: seconds, messages, and the highest resident memory in MB.
"""

import imaplib
import json
import os
import sys
import time
from datetime import UTC, datetime, timedelta
from pathlib import Path

from imapclient import IMAPClient

from afterword.mail.glance import HEAD_FIELDS

NAME, SECRET, ADDRESS = "me", "secret", "jonas@home.example"
FOLDERS = ("INBOX", "Junk", "Archive", "Sent", "Trash")
ITEM = f"BODY.PEEK[HEADER.FIELDS ({' '.join(HEAD_FIELDS)})]"
imaplib._MAXLINE = 20_000_000  # type: ignore[attr-defined]


def plain(port: int, days: int) -> int:
    """IMAPClient: search, then fetch the same headers, 1000 at a time."""
    count = 0
    client = IMAPClient("127.0.0.1", port, ssl=False, timeout=60)
    client.login(NAME, SECRET)
    day = (datetime.now(UTC) - timedelta(days=days + 1)).date()
    for folder in FOLDERS:
        client.select_folder(folder, readonly=True)
        uids = client.search(["SINCE", day])
        for start in range(0, len(uids), 1000):
            count += len(client.fetch(uids[start : start + 1000], [ITEM]))
    client.logout()
    return count


def floor(port: int, days: int) -> int:
    """imaplib, the bytes unread: what the server and the line cost."""
    count = 0
    client = imaplib.IMAP4("127.0.0.1", port)
    client.login(NAME, SECRET)
    day = (datetime.now(UTC) - timedelta(days=days + 1)).date()
    for folder in FOLDERS:
        client.select(folder, readonly=True)
        uids = client.uid("SEARCH", "SINCE", f"{day:%d-%b-%Y}")[1][0].split()
        for start in range(0, len(uids), 1000):
            chunk = uids[start : start + 1000]
            found = client.uid("FETCH", f"{chunk[0].decode()}:{chunk[-1].decode()}", f"({ITEM})")[1]
            count += sum(isinstance(piece, tuple) for piece in found)
    client.logout()
    return count


def look(port: int, days: int) -> int:
    """Our first look: all of it, with the proposals at the end."""
    from afterword.workflows.first_look import go_on, start_look

    account = _account(port)
    mailbox = _mailbox(account)
    row = start_look(account, now=datetime.now(UTC), back=timedelta(days=days))
    while go_on(row, mailbox, now=datetime.now(UTC)):
        pass
    if row.trouble:
        raise SystemExit(row.trouble)
    row.delete()
    return row.seen


def sync(port: int, days: int) -> int:
    """Our reading of the mailbox from cursors that are `days` old, with three processes that wait."""
    from afterword.models import FolderCursor
    from afterword.workflows.watch_mailbox import read_mailbox

    account = _account(port)
    mailbox = _mailbox(account)
    known = json.loads(os.environ["BENCH_CURSORS"])
    FolderCursor.objects.all().delete()
    for folder, (validity, last_uid) in known.items():
        FolderCursor.objects.create(
            account=account, folder=folder, uidvalidity=validity, last_uid=last_uid, read_at=datetime.now(UTC)
        )
    outcome = read_mailbox(account, mailbox, now=datetime.now(UTC))
    if outcome.trouble:
        raise SystemExit(outcome.trouble)
    return outcome.seen


def _mailbox(account):  # type: ignore[no-untyped-def]
    from afterword import wiring

    mailbox = wiring.AccountWays(now=lambda: datetime.now(UTC)).mailbox(account)
    mailbox.folders_to_watch()
    return mailbox


def _account(port: int):  # type: ignore[no-untyped-def]
    from afterword import wiring
    from afterword.models import MailAccount
    from bench.waiting_processes import put_waiting

    known = MailAccount.objects.first()
    if known is None:
        wiring.secrets().write("bench", SECRET)
        known = put_waiting(
            address=ADDRESS, username=NAME, port=port, secret_name="bench", now=datetime.now(UTC)
        )
    return known


def _peak_mb() -> float:
    """The highest resident memory of this program alone (what getrusage says holds its parent's, too)."""
    lines = Path("/proc/self/status").read_text().splitlines()
    return int(next(line for line in lines if line.startswith("VmHWM")).split()[1]) / 1024


def main() -> None:
    name, port, days = sys.argv[1], int(sys.argv[2]), int(sys.argv[3])
    run = {"plain": plain, "floor": floor, "look": look, "sync": sync}[name]
    if name in ("look", "sync"):
        from afterword import wiring

        wiring.start_django()
        wiring.prepare_database()
        _account(port)
    run(port, 1)  # the program is warm, as it is after its first minute
    started = time.perf_counter()
    count = run(port, days)
    seconds = time.perf_counter() - started
    memory = _peak_mb()
    print(json.dumps({"seconds": round(seconds, 3), "messages": count, "peak_mb": round(memory, 1)}))


if __name__ == "__main__":
    main()
