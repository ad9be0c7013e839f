"""A part of `bench year`: `python -m bench.year_child FIRST COUNT INTERVIEWS SEED MINUTES`. Prints JSON figures."""

import json
import random
import resource
import sys
import time
from collections import Counter
from typing import Any

from bench.year_judge import judge
from bench.year_life import START, Life
from bench.year_world import ZONES


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
    first, number, interviews, seed, patience = map(int, sys.argv[1:6])
    ends = time.monotonic() + patience * 60
    from afterword import wiring

    wiring.start_django()
    wiring.prepare_database()
    figures: Counter[str] = Counter()
    minutes: Counter[int] = Counter()
    started = time.process_time()
    for place in range(first, first + number):
        if patience and time.monotonic() > ends:
            break
        life = _live(place, interviews, seed)
        judge(life, figures, minutes)
        figures["candidates"] += 1
        print(f"progress {place - first + 1}", file=sys.stderr, flush=True)
    figures["interviews"] = figures["rounds"]
    print(
        json.dumps(
            {
                "figures": figures, "minutes": minutes, "cpu_seconds": time.process_time() - started,
                "peak_mb": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024,
            }
        )
    )  # fmt: skip


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
