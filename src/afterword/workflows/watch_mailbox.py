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
from afterword.models.kept_together import any_of, ask_together, first_of
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
_MAYBE_SENT = [state.value for state in MAYBE_SENT]
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
    followed = _followed(account, now)
    known = {row.folder: row for row in FolderCursor.objects.filter(account=account)}
    own = own_addresses(account)
    watched = WatchedSenders(account.candidate, own_addresses=own)
    read: list[Cursor] = []
    try:
        for folder in mailbox.folders_to_watch():
            cursor, more = _cursor(known.get(folder), followed.newest_at), True
            while more:
                batch = mailbox.fetch_new(
                    folder=folder, cursor=cursor, since=followed.since, limit=BATCH, sieve=watched
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
    something_waits = _followed(account, now).something_waits if taken else followed.something_waits
    _note_read(account, begun, now, later=now + (NEAR if something_waits else FAR))
    return ReadOutcome(seen=seen, taken=taken)


def _note_read(account: MailAccount, begun: datetime, now: datetime, *, later: datetime) -> None:
    account.read_at, account.trouble, account.trouble_cause, account.trouble_at = now, "", "", None
    read = {"read_at": now, "trouble": "", "trouble_cause": "", "trouble_at": None}
    mine = MailAccount.objects.filter(pk=account.pk)
    if mine.filter(next_read_at=begun).update(**read, next_read_at=later):
        account.next_read_at = later
        return
    # News that came meanwhile have made it due again; that stays.
    mine.update(**read)
    account.refresh_from_db(fields=["next_read_at"])


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


@dataclass(frozen=True, slots=True)
class _Followed:
    """`since`: a date before which nothing can matter, the first interview that is still followed, at most 30 days.
    `newest_at` is when the last process, person or interview was added: mail that said nothing before may say
    something now. `something_waits`: an open process has an interview or a letter that may be answered."""

    since: datetime
    newest_at: datetime | None
    something_waits: bool


def _followed(account: MailAccount, now: datetime) -> _Followed:
    mine, an_open_one = {"candidate": account.candidate_id}, {"process__state": "open"}
    newest = [
        first_of(model.objects.filter(**mine).order_by("-created_at").values_list("created_at", flat=True))
        for model in (Process, Person, Interview)
    ]
    talks = Interview.objects.filter(**mine, **an_open_one).order_by("starts_at")
    first, is_near, is_sent, *added = ask_together(
        first_of(talks.values_list("starts_at", flat=True)),
        any_of(Interview.objects.filter(**mine, **an_open_one, state=InterviewState.PLANNED)),
        any_of(Submission.objects.filter(account=account, **an_open_one, state__in=_MAYBE_SENT)),
        *newest,
    )
    since = now - FIRST_LOOK
    return _Followed(
        since=since if first is None else min(since, first - timedelta(days=1)),
        newest_at=max((at for at in added if at is not None), default=None),
        something_waits=is_near or is_sent,
    )


def note_trouble(account: MailAccount, error: PortError, *, now: datetime) -> None:
    """The mailbox could not be opened or read: say why, since when, and when it is tried again."""
    account.trouble, account.trouble_cause = str(error)[:500], error.cause[:60]
    account.trouble_at = account.trouble_at or now
    account.next_read_at = now + NEAR
    account.save(update_fields=["trouble", "trouble_cause", "trouble_at", "next_read_at"])
    expect_mailbox_trouble(account, now=now, is_lasting=isinstance(error, Permanent))
