"""A part of `bench year`: `python -m bench.year_child FIRST COUNT INTERVIEWS SEED`. Prints a JSON line of figures."""

import json
import random
import resource
import sys
import time
from collections import Counter
from datetime import datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from bench.year_life import START, Life
from bench.year_world import Manner

# Where the candidates live; whom they talk to may be anywhere.
HOMES = ("Europe/Berlin", "America/New_York", "Asia/Tokyo")


class SimulatedWays:
    """The ways of one candidate: their own mailbox, one way out, no notices."""

    def __init__(self, chance: random.Random) -> None:
        from tests.fakes.fake_mailbox import FakeMailbox
        from tests.fakes.fake_submission import FakeSubmission

        self.box, self.out, self._chance = FakeMailbox(folders=("INBOX", "Sent")), FakeSubmission(), chance
        self.sent: list[tuple[str, str]] = []
        self.out.hand_over = self._note

    def _note(self, envelope: Any, message: bytes) -> None:
        head = message.split(b"\r\n\r\n", 1)[0].decode("utf-8", "replace")
        message_id = next(
            line.split("<", 1)[1].rstrip(">")
            for line in head.splitlines()
            if line.lower().startswith("message-id:")
        )
        self.sent.append((message_id, envelope.recipients[0]))

    def submission(self, account: Any) -> Any:
        return self.out

    def mailbox(self, account: Any) -> Any:
        return self.box

    def notices(self, candidate: Any) -> None:
        return None

    def new_ids(self) -> Any:
        from afterword.workflows.ways import NewIds

        return NewIds(
            token=f"{self._chance.getrandbits(96):024x}", correlation=f"{self._chance.getrandbits(96):024x}"
        )

    def on_step(self, name: str) -> None:
        return None


def main() -> None:
    first, number, interviews, seed = map(int, sys.argv[1:5])
    from afterword import wiring

    wiring.start_django()
    wiring.prepare_database()
    figures: Counter[str] = Counter()
    minutes: Counter[int] = Counter()
    started = time.perf_counter()
    for place in range(first, first + number):
        life = _live(place, interviews, seed)
        _judge(life, figures, minutes)
        figures["candidates"] += 1
        print(f"progress {place - first + 1}", file=sys.stderr, flush=True)
    figures["interviews"] = number * interviews
    print(
        json.dumps(
            {
                "figures": figures, "minutes": minutes, "seconds": time.perf_counter() - started,
                "peak_mb": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024,
            }
        )
    )  # fmt: skip


def _live(place: int, interviews: int, seed: int) -> Life:
    from afterword.models import Candidate, MailAccount

    chance = random.Random(seed * 1_000_003 + place)
    address = f"candidate{place}@home.example"
    candidate = Candidate.objects.create(
        name="Jonas Lindqvist", email=address, timezone=chance.choice(HOMES),
        created_at=START,
    )  # fmt: skip
    account = MailAccount.objects.create(
        candidate=candidate, address=address, submission_kind="smtp", mailbox_kind="imap", created_at=START
    )
    life = Life(candidate=candidate, account=account, chance=chance, ways=SimulatedWays(chance))
    life.live(interviews, place)
    return life


def _judge(life: Life, figures: Counter[str], minutes: Counter[int]) -> None:
    """Hold what went out against what the world knew. What is counted as wrong here must be zero."""
    from afterword.models import Submission

    rows = {
        row.message_id: row
        for row in Submission.objects.filter(candidate=life.candidate)
        .select_related("process")
        .defer("message", "body")
    }
    out = Counter(message_id for message_id, _ in life.ways.sent)
    figures["sent"] += sum(out.values())
    figures["doubles"] += sum(times - 1 for times in out.values())
    purposes = Counter(
        (
            rows[message_id].process_id,
            rows[message_id].kind,
            rows[message_id].recipient,
            rows[message_id].round,
        )
        for message_id in out
    )
    figures["doubles"] += sum(times - 1 for times in purposes.values())
    figures["lost"] += sum(1 for row in rows.values() if (row.state == "accepted") != (row.message_id in out))
    for row in rows.values():
        if row.state == "accepted" and row.settled_at is not None:
            minutes[int(row.settled_at.timestamp() // 60)] += 1
    for approval in life.approvals:
        row = rows[approval.submission.message_id]
        kind = "follow_up" if approval.is_follow_up else "thanks"
        figures[f"{kind}_approved"] += 1
        answered = life.answered_at.get(row.process_id)
        if approval.in_time and not (answered and row.state == "cancelled"):
            figures[f"{kind}_in_time"] += 1
        if row.state == "accepted" and row.settled_at is not None:
            _judge_sent(row, approval, answered, figures)
        elif answered is None and row.state not in ("late", "cancelled"):
            figures[f"{kind}_unexplained"] += 1
        else:
            figures[f"{kind}_{'stopped_by_answer' if answered else row.state}"] += 1


def _judge_sent(row: Any, approval: Any, answered: datetime | None, figures: Counter[str]) -> None:
    settled: datetime = row.settled_at
    if not approval.is_follow_up:
        figures["thanks_sent"] += 1
        if approval.in_time:
            figures["thanks_inside_window"] += (
                row.opens_at <= settled <= row.deadline_at + timedelta(minutes=1)
            )
        return
    figures["follow_ups_sent"] += 1
    zone = ZoneInfo(approval.company.zone)
    contact = _last_contact(row)
    days = (settled.astimezone(zone).date() - contact.astimezone(zone).date()).days
    figures["follow_ups_before_day_10"] += days < 10
    figures["follow_ups_after_an_answer"] += answered is not None and answered < settled
    if approval.company.manner is Manner.NEVER and approval.in_time:
        figures["silences_approved"] += 1
        figures["silences_in_window"] += settled <= row.deadline_at + timedelta(minutes=1)
        figures["silences_by_day_14"] += days <= 14


def _last_contact(row: Any) -> datetime:
    from afterword.models import Interview, Submission

    ended = max(Interview.objects.filter(process=row.process_id).values_list("ends_at", flat=True))
    thanks = Submission.objects.filter(
        process=row.process_id, state="accepted", kind="thank-you", settled_at__lt=row.settled_at
    ).values_list("settled_at", flat=True)
    return max([ended, *(at for at in thanks if at is not None)])


if __name__ == "__main__":
    main()
