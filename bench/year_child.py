"""A part of `bench year`: `python -m bench.year_child FIRST COUNT INTERVIEWS SEED MINUTES`.

Prints a JSON line with all figures so far after every few lives, so that what was lived counts whatever happens later.
SIGTERM and SIGINT end it after the life in hand."""

import json
import random
import resource
import signal
import sys
import time
from collections import Counter
from dataclasses import dataclass, field
from typing import Any

from bench.year_judge import judge
from bench.year_life import START, Life
from bench.year_world import ZONES

# Seconds between two reports.
_REPORT_EVERY = 5


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


@dataclass(slots=True)
class _Part:
    figures: Counter[str] = field(default_factory=Counter)
    minutes: Counter[int] = field(default_factory=Counter)
    is_stopped: bool = False
    _reported: float = 0.0

    def stop(self, *_: object) -> None:
        self.is_stopped = True

    def report(self, *, is_last: bool = False) -> None:
        if not is_last and time.monotonic() - self._reported < _REPORT_EVERY:
            return
        self._reported = time.monotonic()
        said = {
            "figures": self.figures, "minutes": self.minutes, "cpu_seconds": time.process_time(),
            "peak_mb": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024, "is_stopped": self.is_stopped,
        }  # fmt: skip
        print(json.dumps(said), flush=True)


def main() -> None:
    first, number, interviews, seed, patience = map(int, sys.argv[1:6])
    ends = time.monotonic() + patience * 60
    from afterword import wiring

    wiring.start_django()
    wiring.prepare_database()
    part = _Part()
    for name in (signal.SIGTERM, signal.SIGINT):
        signal.signal(name, part.stop)
    for place in range(first, first + number):
        if part.is_stopped or (patience and time.monotonic() > ends):
            break
        life = _live(place, interviews, seed)
        judge(life, part.figures, part.minutes)
        part.figures["candidates"] += 1
        part.figures["interviews"] = part.figures["rounds"]
        part.report()
    part.report(is_last=True)


def _live(place: int, interviews: int, seed: int) -> Life:
    from afterword.models import Candidate, MailAccount

    chance = random.Random(seed * 1_000_003 + place)
    address = f"candidate{place}@home.example"
    candidate = Candidate.objects.create(
        name="Jonas Lindqvist", email=address, timezone=chance.choice(list(ZONES)),
        created_at=START,
    )  # fmt: skip
    account = MailAccount.objects.create(
        candidate=candidate, address=address, submission_kind="smtp", mailbox_kind="imap", created_at=START
    )
    life = Life(candidate=candidate, account=account, chance=chance, ways=SimulatedWays(chance))
    life.live(interviews, place)
    return life


if __name__ == "__main__":
    main()
