"""Events become notices: one an event, several that are due at once in one, none in quiet hours.

An event is written down in the transaction that made it true (`expect_notice`); when its moment has come it is looked
at again, and what no longer matters is not told (`tell_due`)."""

from collections.abc import Callable, Iterable, Mapping
from datetime import datetime, timedelta

from django.db import transaction

from afterword.letters.letter import LetterKind
from afterword.models import (
    Candidate,
    HistoryEntry,
    Interview,
    Letter,
    LetterState,
    MailAccount,
    NoticeSent,
    NoticeSettings,
    Process,
    ProcessState,
    ReceivedMessage,
    Submission,
    WaitingNotice,
)
from afterword.ports.errors import PortError
from afterword.ports.notice import Notice
from afterword.rules.notices import (
    BEFORE_MOMENT,
    PAUSE,
    TROUBLE_LASTS,
    Event,
    NoticeKind,
    is_quiet,
    quiet_ends,
    words_for,
)
from afterword.workflows.ways import Ways

_MOST_AT_ONCE = 50
_NEWS = timedelta(days=2)
_JUST_WRITTEN = timedelta(minutes=20)
# An uncertain letter often settles by itself: its copy turns up in Sent.
_WAITS = {
    "submission-refused": timedelta(),
    "submission-late": timedelta(),
    "submission-uncertain": timedelta(minutes=10),
    "unsure-message": timedelta(),
}


def expect_notice(
    candidate: Candidate, kind: NoticeKind, *, key: str, about: Mapping[str, object], due_at: datetime
) -> None:
    """Tell of this at `due_at` if it still matters then. The same key is told once, ever; before it was told, a new
    moment takes the place of the old one."""
    if NoticeSent.objects.filter(candidate=candidate, key=key).exists():
        return
    waiting = WaitingNotice(candidate=candidate, key=key, kind=kind.value, about=dict(about), due_at=due_at)
    WaitingNotice.objects.bulk_create(
        [waiting],
        update_conflicts=True,
        unique_fields=["candidate", "key"],
        update_fields=["kind", "about", "due_at"],
    )


def expect_answer(row: ReceivedMessage, process: Process, *, now: datetime) -> None:
    """An answer that just came; what is read in old mail is no news."""
    if now - row.came_at < _NEWS:
        about = {"process": process.pk, "who": row.person.name if row.person is not None else ""}
        expect_notice(
            row.candidate, NoticeKind.ANSWERED, key=f"answer:{process.pk}:{row.pk}", about=about, due_at=now
        )


def expect_letter(letter: Letter, *, now: datetime) -> None:
    """A draft whose moment will come. Who has just written it is not told at once."""
    if letter.kind == LetterKind.FOLLOW_UP:
        expect_notice(
            letter.candidate, NoticeKind.FOLLOW_UP_READY, key=f"follow-up:{letter.pk}", about={"letter": letter.pk},
            due_at=now,
        )  # fmt: skip
    elif letter.best_at is not None:
        expect_notice(
            letter.candidate, NoticeKind.LETTER_WAITS, key=f"letter:{letter.pk}", about={"letter": letter.pk},
            due_at=max(letter.best_at - BEFORE_MOMENT, now + _JUST_WRITTEN),
        )  # fmt: skip


def expect_mailbox_trouble(account: MailAccount, *, now: datetime, is_lasting: bool) -> None:
    """Told once a trouble, and only if it lasts; a refused password will."""
    begun = account.trouble_at or now
    expect_notice(
        account.candidate, NoticeKind.TROUBLE, key=f"mailbox:{account.pk}:{begun.isoformat()}",
        about={"account": account.pk}, due_at=now if is_lasting else begun + TROUBLE_LASTS,
    )  # fmt: skip


def expect_of_history(entry: HistoryEntry) -> None:
    """What became of a letter that was approved, where it needs the person."""
    wait = _WAITS.get(entry.what)
    if wait is not None:
        expect_notice(
            entry.candidate, NoticeKind.TROUBLE, key=_key_of(entry), about=entry.about,
            due_at=entry.at + wait,
        )  # fmt: skip


def _key_of(entry: HistoryEntry) -> str:
    """One message may hold several processes and is one question."""
    received = entry.about.get("received")
    return f"{entry.what}:{received}" if received else f"{entry.what}:{entry.pk}"


def tell_due(*, now: datetime, ways: Ways, desk: int | None = None) -> int:
    """Tell each person once of everything that is due. Returns how many notices went."""
    due = WaitingNotice.objects.filter(due_at__lte=now)
    due = due if desk is None else due.filter(candidate=desk)
    people = list(due.order_by().values_list("candidate", flat=True).distinct()[:_MOST_AT_ONCE])
    if not people:
        return 0
    return sum(_tell(candidate, now, ways) for candidate in Candidate.objects.filter(pk__in=people))


def settings_of(candidate: Candidate) -> NoticeSettings:
    """The person's own, or the usual ones (not stored)."""
    found = NoticeSettings.objects.filter(candidate=candidate).first()
    return found or NoticeSettings(candidate=candidate)


def _tell(candidate: Candidate, now: datetime, ways: Ways) -> int:
    chosen = settings_of(candidate)
    rows = WaitingNotice.objects.filter(candidate=candidate, due_at__lte=now)
    later = _not_before(candidate, chosen, rows.values_list("kind", flat=True), now)
    if later is not None:
        rows.update(due_at=later)
        return 0
    with transaction.atomic():
        waiting = list(rows.select_for_update().order_by("due_at")[:_MOST_AT_ONCE])
        events = [event for row in waiting if (event := _event(row, chosen)) is not None]
        # Written before anything goes: a crash loses a notice and never doubles it.
        sent = [NoticeSent(candidate=candidate, key=row.key, at=now) for row in waiting]
        NoticeSent.objects.bulk_create(sent, ignore_conflicts=True)
        WaitingNotice.objects.filter(pk__in=[row.pk for row in waiting]).delete()
        if events and not NoticeSettings.objects.filter(candidate=candidate).update(told_at=now):
            NoticeSettings.objects.update_or_create(candidate=candidate, defaults={"told_at": now})
    if not events:
        return 0
    said = words_for(events)
    notice = Notice(key=waiting[0].key, title=said.title, body=said.body, path=said.path)
    trouble = _hand_over(candidate, ways, notice)
    if trouble:
        NoticeSent.objects.filter(candidate=candidate, key=notice.key).update(trouble=trouble)
    if trouble != chosen.trouble:
        NoticeSettings.objects.filter(candidate=candidate).update(trouble=trouble)
    return 1


def _not_before(
    candidate: Candidate, chosen: NoticeSettings, kinds: Iterable[str], now: datetime
) -> datetime | None:
    """Quiet hours, and a pause after the last notice."""
    if is_quiet(now, zone=candidate.zone, begins=chosen.quiet_from, ends=chosen.quiet_until):
        return quiet_ends(now, zone=candidate.zone, ends=chosen.quiet_until)
    free = chosen.told_at + PAUSE if chosen.told_at else now
    waits = free > now and NoticeKind.INTERVIEW_ENDED.value not in set(kinds)
    return free if waits else None


def _hand_over(candidate: Candidate, ways: Ways, notice: Notice) -> str:
    """The sentence of the trouble, or empty. A notice that failed is not tried again: Today shows the same."""
    try:
        port = ways.notices(candidate)
        if port is not None:
            port.tell(notice)
    except PortError as error:
        return str(error)[:300]
    return ""


def _event(row: WaitingNotice, chosen: NoticeSettings) -> Event | None:
    """None where it is switched off, or matters no more."""
    if row.kind in chosen.off:
        return None
    find = _FOUND.get(row.kind)
    return find(row, chosen) if find else None


def _ended(row: WaitingNotice, chosen: NoticeSettings) -> Event | None:
    found = Interview.objects.filter(
        candidate=row.candidate_id, pk=row.about.get("interview"), debriefed_at=None
    )
    interview = found.exclude(state="cancelled").select_related("process").first()
    if interview is None:
        return None
    path = f"/interviews/{interview.pk}"
    return Event(kind=NoticeKind.INTERVIEW_ENDED, company=interview.process.company, path=path)


def _letter(row: WaitingNotice, chosen: NoticeSettings) -> Event | None:
    """Only a draft that could still go with a yes, where nobody answered yet."""
    found = Letter.objects.filter(
        candidate=row.candidate_id, pk=row.about.get("letter"), state=LetterState.DRAFT
    )
    letter = found.select_related("person", "process").first()
    if letter is None or letter.process.state != ProcessState.OPEN:
        return None
    name = letter.person.name if chosen.says_names else ""
    return Event(
        kind=NoticeKind(row.kind), company=letter.process.company, name=name, path=f"/letters/{letter.pk}"
    )


def _answered(row: WaitingNotice, chosen: NoticeSettings) -> Event | None:
    process = Process.objects.filter(candidate=row.candidate_id, pk=row.about.get("process")).first()
    if process is None:
        return None
    name = str(row.about.get("who") or "") if chosen.says_names else ""
    path = f"/processes/{process.pk}"
    return Event(kind=NoticeKind.ANSWERED, company=process.company, name=name, path=path)


def _trouble(row: WaitingNotice, chosen: NoticeSettings) -> Event | None:
    """Whether it is still so."""
    if "account" in row.about:
        known = MailAccount.objects.filter(candidate=row.candidate_id, pk=row.about["account"])
        if not known.exclude(trouble="").exists():
            return None
        return Event(kind=NoticeKind.TROUBLE, trouble="mailbox", path="/settings/mailbox")
    if "received" in row.about:
        asked = ReceivedMessage.objects.filter(candidate=row.candidate_id, pk=row.about["received"])
        if not asked.filter(needs_person=True).exists():
            return None
        return Event(kind=NoticeKind.TROUBLE, trouble="unsure", path=f"/messages/{row.about['received']}")
    states = ("refused", "uncertain", "late")
    found = Submission.objects.filter(
        candidate=row.candidate_id, pk=row.about.get("submission"), state__in=states
    )
    submission = found.select_related("person", "process").defer("message").first()
    if submission is None:
        return None
    return Event(
        kind=NoticeKind.TROUBLE, trouble=submission.state, company=submission.process.company,
        name=submission.person.name if chosen.says_names else "", path=f"/letters/{submission.letter_id}",
    )  # fmt: skip


_FOUND: dict[str, Callable[[WaitingNotice, NoticeSettings], Event | None]] = {
    NoticeKind.INTERVIEW_ENDED.value: _ended,
    NoticeKind.LETTER_WAITS.value: _letter,
    NoticeKind.FOLLOW_UP_READY.value: _letter,
    NoticeKind.ANSWERED.value: _answered,
    NoticeKind.TROUBLE.value: _trouble,
}
