"""Plays the story: the real workflows, the real worker's tick, the real adapters against the sandbox's servers.

Only time is not real: it jumps from one moment at which something happens to the next.
"""

import time
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from functools import partial
from pathlib import Path

from afterword import wiring
from afterword.models import HistoryEntry, Interview, Process, Submission
from afterword.sandbox import story
from afterword.sandbox.jonas import Jonas
from afterword.sandbox.people import message_of
from afterword.sandbox.telling import Page, Teller
from afterword.sandbox.world import World
from afterword.workflows.agenda import agenda_of
from afterword.workflows.work_due import work_once

LONGEST_STEP = timedelta(hours=4)
SHORTEST_STEP = timedelta(seconds=30)

Scene = Callable[[], None]


def open_world(folder: Path) -> World:
    """The sandbox at the first moment of the story, with its mail server listening. The caller closes it."""
    now = story.BEGIN.astimezone(UTC)
    world = World(folder, own_address=story.JONAS.address, reactions=story.REACTIONS, now=now)
    world.open()
    return world


def play(world: World, page: Page, *, pause: float = 0.0) -> datetime:
    """Tell two weeks line by line on `page`, with `pause` seconds after each line. Gives the moment of the end."""
    return Player(world, Teller(page, pause=pause)).play_all()


def live_on(world: World, *, is_wanted: Callable[[], bool]) -> None:
    """Let the world go on at the usual speed: it takes letters and lets answers arrive, while `is_wanted`."""
    end, began = world.now, time.monotonic()
    while is_wanted():
        world.now = end + timedelta(seconds=time.monotonic() - began)
        world.deliver_due()
        time.sleep(0.3)


class Player:
    def __init__(self, world: World, teller: Teller) -> None:
        self.world = world
        self.teller = teller
        self.ways = wiring.AccountWays(now=lambda: world.now, final_timeout=30)
        self.jonas = Jonas(world, self.ways, teller)
        self._told = 0
        self._scenes = self._plan()

    def play_all(self) -> datetime:
        began = time.monotonic()
        self.teller.open()
        self.jonas.settle_in()
        end = story.END.astimezone(UTC)
        while self.world.now < end:
            self._tick()
            self.world.now = min(end, self._next_moment())
            while self._scenes and self._scenes[0][0] <= self.world.now:
                _, scene = self._scenes.pop(0)
                self._tick()
                scene()
        self._tick()
        self.ways.forget_mailboxes()
        self._close(time.monotonic() - began)
        return story.END

    def _tick(self) -> None:
        """One tick of the worker; then tell what it wrote into the history."""
        arrived = self.world.deliver_due()
        work_once(now_of=lambda: self.world.now, ways=self.ways, read_all=arrived > 0)
        self._tell_news()
        self.jonas.look_for_follow_ups()
        self._tell_news()

    def _tell_news(self) -> None:
        for entry in HistoryEntry.objects.filter(pk__gt=self._told).select_related("process").order_by("id"):
            self._told = entry.pk
            self.teller.tell_entry(entry)

    def _next_moment(self) -> datetime:
        """The next time at which anything is due: a scene, a message, a letter, a question, a silence."""
        now = self.world.now
        due: list[datetime | None] = [self._scenes[0][0] if self._scenes else None, self.world.next_arrival()]
        waiting = Submission.objects.filter(state__in=("waiting", "deferred")).order_by("send_at")
        due.append(waiting.values_list("send_at", flat=True).first())
        asked = Interview.objects.filter(next_ask_at__isnull=False).order_by("next_ask_at")
        due.append(asked.values_list("next_ask_at", flat=True).first())
        looked = Process.objects.filter(next_look_at__isnull=False).order_by("next_look_at")
        due.append(looked.values_list("next_look_at", flat=True).first())
        copies = Submission.objects.filter(next_copy_at__isnull=False).order_by("next_copy_at")
        due.append(copies.values_list("next_copy_at", flat=True).first())
        soon = [moment for moment in due if moment is not None and moment > now]
        return max(now + SHORTEST_STEP, min([*soon, now + LONGEST_STEP]))

    def _plan(self) -> list[tuple[datetime, Scene]]:
        scenes: list[tuple[datetime, Scene]] = [(story.REJECTED_AT, self._reject)]
        for plot in story.PLOTS:
            scenes.append((plot.invited_at, partial(self.jonas.be_invited, plot)))
            if plot.told_at:
                scenes.append((plot.told_at, partial(self.jonas.write_notes, plot)))
            if plot.approved_at:
                scenes.append((plot.approved_at, partial(self.jonas.approve, plot)))
            if plot.cancelled_at:
                scenes.append((plot.cancelled_at, partial(self.jonas.be_uninvited, plot)))
        return sorted(((at.astimezone(UTC), scene) for at, scene in scenes), key=lambda each: each[0])

    def _reject(self) -> None:
        now = self.world.now
        subject = f"Your interview with {story.ALDER}"
        message = message_of(story.SOFIA, story.JONAS.mailbox, subject=subject, at=now)
        message.set_content(f"{story.REJECTION}\n\n{story.SOFIA.name}\n")
        self.world.post(bytes(message), at=now)
        self._tick()

    def _close(self, seconds: float) -> None:
        taken = len(self.world.taken)
        recipients = {letter.recipient for letter in self.world.taken}
        left = agenda_of(self.jonas.candidate, now=self.world.now)
        self.teller.close(left, letters=taken, people=len(recipients), seconds=seconds)
