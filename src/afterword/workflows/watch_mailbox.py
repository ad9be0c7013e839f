"""Read what is new in the candidate's mailbox, from the cursor on, and take each message in."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from afterword.models import (
    FolderCursor,
    Interview,
    InterviewState,
    MailAccount,
    Person,
    Process,
    Submission,
)
from afterword.ports.errors import Permanent, PortError
from afterword.ports.mailbox import Batch, Cursor, MailboxPort
from afterword.rules.submission import MAYBE_SENT
from afterword.workflows.look_again import look_again_at_all
from afterword.workflows.take_message import take_message
from afterword.workflows.tell_person import expect_mailbox_trouble
from afterword.workflows.watched_senders import WatchedSenders

# How far back a mailbox is read when it is first connected, or when its numbering was lost.
FIRST_LOOK = timedelta(days=30)
# How many heads are looked at in one go; what is read of them is bounded by the mailbox.
BATCH = 1000
EVER = datetime(2000, 1, 1, tzinfo=UTC)
# The lengths between two readings: while something waits for an answer, and otherwise.
NEAR, FAR = timedelta(minutes=2), timedelta(minutes=15)


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadOutcome:
    """`seen` messages were looked at, by head at least; `taken` belong to a process, or may.
    `trouble` is one sentence, empty where all was read."""

    seen: int = 0
    taken: int = 0
    trouble: str = ""
    cause: str = ""


def read_mailbox(account: MailAccount, mailbox: MailboxPort, *, now: datetime) -> ReadOutcome:
    """Read every watched folder to its end. `read_at` moves only when all of them could be read."""
    seen = taken = 0
    begun = now + NEAR
    MailAccount.objects.filter(pk=account.pk).update(next_read_at=begun)
    since, followed_at = _safe_date(account, now), _followed_at(account)
    known = {row.folder: row for row in FolderCursor.objects.filter(account=account)}
    own = own_addresses(account)
    watched = WatchedSenders(account.candidate, own_addresses=own)
    read: list[Cursor] = []
    try:
        for folder in mailbox.folders_to_watch():
            cursor, more = _cursor(known.get(folder), followed_at), True
            while more:
                batch = mailbox.fetch_new(
                    folder=folder, cursor=cursor, since=since, limit=BATCH, sieve=watched
                )
                seen += batch.seen
                count = _take(account, batch, watched, now)
                if batch.cursor != cursor:
                    read.append(batch.cursor)
                if batch.has_more or count:
                    _put_cursors(account, read, now)
                taken += count
                cursor, more = batch.cursor, batch.has_more
        _put_cursors(account, read, now)
    except PortError as error:
        _put_cursors(account, read, now)
        note_trouble(account, error, now=now)
        return ReadOutcome(seen=seen, taken=taken, trouble=str(error), cause=error.cause)
    if account.trouble:
        look_again_at_all(account.candidate, now=now)
    account.read_at, account.trouble, account.trouble_cause, account.trouble_at = now, "", "", None
    account.save(update_fields=["read_at", "trouble", "trouble_cause", "trouble_at"])
    # News that came meanwhile have made it due again; that stays.
    later = now + (NEAR if _something_waits(account) else FAR)
    MailAccount.objects.filter(pk=account.pk, next_read_at=begun).update(next_read_at=later)
    account.refresh_from_db(fields=["next_read_at"])
    return ReadOutcome(seen=seen, taken=taken)


def make_due(account: MailAccount) -> None:
    """There may be news: it is read at the worker's next turn. A date in the past is due, whatever the clock."""
    MailAccount.objects.filter(pk=account.pk).update(next_read_at=EVER)


def own_addresses(account: MailAccount) -> frozenset[str]:
    return account.candidate.addresses | {account.address.lower()}


def _take(account: MailAccount, batch: Batch, watched: WatchedSenders, now: datetime) -> int:
    """The messages, each in its own transaction; the cursor is moved after them: a crash in between reads some a
    second time, and a message is stored once by its digest."""
    taken = 0
    for raw in batch.messages:
        row = take_message(
            account.candidate, raw.content, account=account, now=now, arrived_at=raw.arrived_at, raw=raw,
            tracked=watched.processes,
        )  # fmt: skip
        if row is not None:
            taken += 1
            watched.forget()
    return taken


def _put_cursors(account: MailAccount, read: list[Cursor], now: datetime) -> None:
    """All that were read since the last time, in one transaction, and `read` is empty again."""
    # A folder that was read twice meanwhile is written once, as it was left.
    rows = {
        cursor.folder: FolderCursor(
            account=account, folder=cursor.folder, uidvalidity=cursor.uidvalidity, last_uid=cursor.last_uid,
            highestmodseq=cursor.highestmodseq, state=cursor.state, read_at=now,
        )
        for cursor in read
    }  # fmt: skip
    FolderCursor.objects.bulk_create(
        rows.values(), update_conflicts=True, unique_fields=["account", "folder"],
        update_fields=["uidvalidity", "last_uid", "highestmodseq", "state", "read_at"],
    )  # fmt: skip
    read.clear()


def _cursor(row: FolderCursor | None, followed_at: datetime | None) -> Cursor | None:
    """None where the folder is to be read from the safe date on: it is new, or somebody is followed since the
    last reading whose answer may lie there already."""
    if row is None or (followed_at is not None and followed_at >= row.read_at):
        return None
    return Cursor(
        folder=row.folder, uidvalidity=row.uidvalidity, last_uid=row.last_uid, highestmodseq=row.highestmodseq,
        state=row.state,
    )  # fmt: skip


def _followed_at(account: MailAccount) -> datetime | None:
    """When the last process, person or interview was added: mail that said nothing before may say something now."""
    newest = [
        model.objects.filter(candidate=account.candidate_id)
        .order_by("-created_at")
        .values_list("created_at", flat=True)
        for model in (Process, Person, Interview)
    ]
    return max((at for each in newest if (at := each.first()) is not None), default=None)


def _safe_date(account: MailAccount, now: datetime) -> datetime:
    """A date before which nothing can matter: the first interview that is still followed, at most 30 days."""
    open_ones = Interview.objects.filter(candidate=account.candidate_id, process__state="open")
    first = open_ones.order_by("starts_at").values_list("starts_at", flat=True).first()
    return min(now - FIRST_LOOK, first - timedelta(days=1)) if first is not None else now - FIRST_LOOK


def note_trouble(account: MailAccount, error: PortError, *, now: datetime) -> None:
    """The mailbox could not be opened or read: say why, since when, and when it is tried again."""
    account.trouble, account.trouble_cause = str(error)[:500], error.cause[:60]
    account.trouble_at = account.trouble_at or now
    account.next_read_at = now + NEAR
    account.save(update_fields=["trouble", "trouble_cause", "trouble_at", "next_read_at"])
    expect_mailbox_trouble(account, now=now, is_lasting=isinstance(error, Permanent))


def _something_waits(account: MailAccount) -> bool:
    near = Interview.objects.filter(
        candidate=account.candidate_id, state=InterviewState.PLANNED, process__state="open"
    ).exists()
    states = [state.value for state in MAYBE_SENT]
    return (
        near or Submission.objects.filter(account=account, process__state="open", state__in=states).exists()
    )
