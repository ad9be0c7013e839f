"""One trial: a message is read, told apart and matched, and the three promises are asked."""

import time
from dataclasses import dataclass
from random import Random

from afterword.ical.in_mail import find_invitations
from afterword.mail.message import read_message
from afterword.rules.classify import classify
from afterword.rules.match import match
from tests.fuzz.mutations import damaged, hostile
from tests.messages.world import OWN_ADDRESSES, PROCESSES

LONGEST = 1.0


class Broken(AssertionError):
    """A promise that did not hold; the words say which."""


@dataclass(frozen=True, slots=True)
class Seeded:
    """Choices from a number: the same number gives the same message."""

    random: Random

    def integer(self, low: int, high: int) -> int:
        return self.random.randint(low, high)

    def octets(self, most: int) -> bytes:
        return self.random.randbytes(self.random.randint(0, most))


def make(number: int) -> tuple[bytes, bool]:
    """The message of a number, and whether it holds an answer for certain."""
    choices = Seeded(Random(number))
    return (damaged(choices), True) if number % 2 else (hostile(choices), False)


def run(content: bytes, *, holds_answer: bool, longest: float = LONGEST) -> float:
    """Seconds of processor time. Raises Broken, or whatever the program raised."""
    started = time.process_time()
    message = read_message(content)
    verdict = classify(message, own_addresses=OWN_ADDRESSES)
    match(message, PROCESSES, own_addresses=OWN_ADDRESSES)
    find_invitations(content)
    taken = time.process_time() - started
    if taken > longest:
        raise Broken(f"It took {taken:.2f} s.")
    if not verdict.reasons:
        raise Broken("A verdict without a reason.")
    if holds_answer and not verdict.stops_follow_up:
        raise Broken(f"An answer was taken for silence: {verdict.kind.value}; {verdict.reasons}")
    return taken
