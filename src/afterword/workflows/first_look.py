"""The first look: the mail of the last months is looked through, batch by batch, and processes are proposed.

Each batch is kept with its cursor in one transaction, so an interrupted look goes on where it was.
"""

import hashlib
from collections.abc import Sequence
from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import Q

from afterword.mail.address import without_tag
from afterword.models import (
    FirstLook,
    LookState,
    MailAccount,
    Process,
    ProposedProcess,
    SeenMessage,
)
from afterword.ports.errors import PortError
from afterword.ports.mailbox import Batch, Cursor, MailboxPort
from afterword.rules.look_sieve import LookSieve
from afterword.rules.proposals import Proposal, propose
from afterword.rules.sighting import Sighting, see
from afterword.workflows.typed_text import one_line
from afterword.workflows.watch_mailbox import own_addresses
from afterword.workflows.ways import Clock

LOOK_BACK = timedelta(days=120)
BATCH = 2000
_RETRY = timedelta(minutes=2)
_A_WHILE = timedelta(seconds=4)


def start_look(account: MailAccount, *, now: datetime, back: timedelta = LOOK_BACK) -> FirstLook:
    """The look that runs already, or a new one. Nothing is read yet: `go_on` does that."""
    with transaction.atomic():
        MailAccount.objects.select_for_update().get(pk=account.pk)
        MailAccount.objects.filter(pk=account.pk).update(next_read_at=now)
        running = FirstLook.objects.filter(account=account, state=LookState.RUNNING).first()
        if running is not None:
            return running
        return FirstLook.objects.create(
            candidate=account.candidate, account=account, since=now - back, started_at=now, next_step_at=now
        )


def go_on(look: FirstLook, mailbox: MailboxPort, *, now: datetime) -> bool:
    """One batch more. True while there is more to do. Trouble with the mailbox is noted and tried again later."""
    try:
        if not look.cursors:
            _count(look, mailbox)
        waiting = _unfinished(look)
        if waiting:
            _read_one(look, mailbox, waiting[0])
            waiting = _unfinished(look)
    except PortError as error:
        look.trouble, look.next_step_at = str(error)[:500], now + _RETRY
        look.save(update_fields=["trouble", "next_step_at"])
        return False
    if not waiting:
        _finish(look, now)
    return bool(waiting)


def go_on_for_a_while(account: MailAccount, mailbox: MailboxPort, *, now_of: Clock) -> None:
    """What a worker does between other things: some seconds of the look of this account, if one is due."""
    look = FirstLook.objects.filter(account=account, state=LookState.RUNNING).first()
    began = now_of()
    if look is None or (look.next_step_at is not None and look.next_step_at > began):
        return
    while go_on(look, mailbox, now=now_of()) and now_of() - began < _A_WHILE:
        continue
    if look.state == LookState.RUNNING and not look.trouble:
        MailAccount.objects.filter(pk=account.pk).update(next_read_at=now_of())


def _unfinished(look: FirstLook) -> list[str]:
    return [name for name, (_, _, is_done, *_state) in look.cursors.items() if not is_done]


def _count(look: FirstLook, mailbox: MailboxPort) -> None:
    """How many there are, so that the progress is a real one."""
    total = 0
    cursors: dict[str, list[object]] = {}
    for folder in mailbox.folders_to_watch():
        batch = mailbox.fetch_new(folder=folder, cursor=None, since=look.since, limit=0)
        total += batch.left
        cursors[folder] = [0, 0, batch.left == 0, ""]
    look.total, look.cursors = total, cursors
    look.save(update_fields=["total", "cursors"])


def _read_one(look: FirstLook, mailbox: MailboxPort, folder: str) -> None:
    validity, last_uid, _, *more = look.cursors[folder]  # a look of an older version has no state
    state = more[0] if more else ""
    cursor = Cursor(folder=folder, uidvalidity=validity, last_uid=last_uid, state=state) if validity else None
    own = own_addresses(look.account)
    batch = mailbox.fetch_new(
        folder=folder, cursor=cursor, since=look.since, limit=BATCH,
        sieve=LookSieve(own=frozenset(without_tag(address) for address in own)),
    )  # fmt: skip
    found = _seen(look, batch, own)
    with transaction.atomic():
        SeenMessage.objects.bulk_create(found, ignore_conflicts=True)
        reached = batch.cursor
        look.cursors[folder] = [reached.uidvalidity, reached.last_uid, not batch.has_more, reached.state]
        look.seen, look.trouble = look.seen + batch.seen, ""
        look.total = max(look.total, look.seen + batch.left)
        look.save(update_fields=["cursors", "seen", "total", "trouble"])


def _seen(look: FirstLook, batch: Batch, own: frozenset[str]) -> list[SeenMessage]:
    rows = []
    for raw in batch.messages:
        if raw.arrived_at < look.since:
            continue  # after an interruption older ones may come along
        sighting = see(raw.content, own_addresses=own, arrived_at=raw.arrived_at)
        if sighting is not None:
            rows.append(
                SeenMessage(
                    candidate=look.candidate, look=look, folder=raw.folder, came_at=raw.arrived_at,
                    digest=hashlib.sha256(raw.content).hexdigest(), subject=one_line(sighting.subject, 500),
                    sender=one_line(sighting.sender, 500), content=raw.content, facts=sighting.as_facts(),
                )
            )  # fmt: skip
    return rows


def _finish(look: FirstLook, now: datetime) -> None:
    """All is read: put together what was seen. What is followed already is not proposed again."""
    seen = list(look.messages.order_by("came_at", "id").values_list("pk", "facts"))
    proposals, left_out = propose([Sighting.from_facts(facts) for _, facts in seen], now=now)
    fresh = [proposal for proposal in proposals if not _is_followed(look, proposal)]
    with transaction.atomic():
        updated = FirstLook.objects.filter(pk=look.pk, state=LookState.RUNNING).update(
            state=LookState.READY, finished_at=now, left_out=left_out, next_step_at=None
        )
        if updated:
            _put_all(look, fresh, [pk for pk, _ in seen])
    look.refresh_from_db()


def _is_followed(look: FirstLook, proposal: Proposal) -> bool:
    known = Process.objects.filter(candidate=look.candidate)
    if proposal.role:
        known = known.filter(role__in=("", proposal.role))
    same_domain = Q(company_domain=proposal.domain) & ~Q(company_domain="")
    return known.filter(same_domain | Q(company__iexact=proposal.company)).exists()


def _put_all(look: FirstLook, proposals: Sequence[Proposal], ids: Sequence[int]) -> None:
    rows = ProposedProcess.objects.bulk_create([_row(look, proposal) for proposal in proposals])
    link = ProposedProcess.messages.through
    link.objects.bulk_create(
        link(proposedprocess_id=row.pk, seenmessage_id=ids[place])
        for row, proposal in zip(rows, proposals, strict=True)
        for place in proposal.sources
    )


def _row(look: FirstLook, proposal: Proposal) -> ProposedProcess:
    return ProposedProcess(
        candidate=look.candidate, look=look, company=one_line(proposal.company, 200),
        company_domain=proposal.domain[:253], role=one_line(proposal.role, 200), stands=proposal.stands[:300],
        people=[{"name": p.name, "email": p.email, "relation": p.relation} for p in proposal.people],
        reasons=[one_line(reason, 400) for reason in proposal.reasons], last_at=proposal.last_at,
    )  # fmt: skip
