"""The voice of the demo: one line an event, with its reason dimmed below it."""

import time
from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any, Protocol

from afterword.models import HistoryEntry, Letter, Submission
from afterword.rules.clock_words import clock_words
from afterword.sandbox import story
from afterword.workflows.agenda import AgendaItem

# Said by the scenes themselves, or of no interest to a reader of the story.
QUIET = frozenset({"debriefed", "letter-approved", "person-added", "process-opened"})
STYLES = {
    "stopped": "stopped",
    "submission-accepted": "goes",
    "bounced": "waits",
    "submission-cancelled": "stopped",
}


class Page(Protocol):
    """What the story is told on: the terminal of the command line."""

    def say(self, text: str = "", *, style: str = "", indent: int = 0) -> None: ...

    def reason(self, text: str, *, indent: int = 4) -> None: ...

    def table(
        self, rows: Iterable[Sequence[str]], *, indent: int = 0, styles: Sequence[str] = ()
    ) -> None: ...

    @property
    def stream(self) -> Any: ...


class Teller:
    def __init__(self, page: Page, *, pause: float) -> None:
        self._page = page
        self._pause = pause
        self._day = ""

    def open(self) -> None:
        self._page.say("Two weeks of a job search", style="strong")
        self._page.reason(
            "Jonas Lindqvist looks for a job. The people are made up; the program, its mail server and its mailbox "
            "are real, and nothing leaves this machine.",
            indent=0,
        )

    def close(self, left: Iterable[AgendaItem], *, letters: int, people: int, seconds: float) -> None:
        """What waits for Jonas now, and what it took."""
        self._page.say()
        self._page.say("Left to do", style="strong")
        for item in left:
            self._page.say(item.sentence, style="waits", indent=3)
            if item.reason:
                self.add(item.reason)
        self._page.say()
        self._page.say(
            f"{letters} letters went out to {people} people, each once. Two weeks took {seconds:.0f} seconds.",
            style="strong",
        )

    def say(self, text: str, now: datetime) -> None:
        """A line of the story itself."""
        self._head(now)
        self._line(now, text, "")

    def add(self, text: str) -> None:
        self._page.reason(text, indent=7)

    def tell_entry(self, entry: HistoryEntry) -> None:
        """What the program itself wrote into the history of a process."""
        if entry.what in QUIET:
            return
        self._head(entry.at)
        company = entry.process.company if entry.process else ""
        shown = entry.sentence if company in entry.sentence else f"{company}: {entry.sentence}"
        self._line(entry.at, shown, STYLES.get(entry.what, "accent"))
        if entry.reason:
            self.add(entry.reason)

    def tell_plan(self, letter: Letter, submission: Submission, *, now: datetime) -> None:
        """When an approved letter goes, on both clocks, and why."""
        own, who = letter.candidate.zone, letter.person.first_name
        theirs = letter.interview.zone if letter.interview else own
        moment = clock_words(submission.send_at, own_zone=own, their_zone=theirs, now=now, their_name=who)
        self._head(now)
        self._line(now, f"Jonas says yes to the letter to {who}. It goes {moment}.", "")
        self.add(submission.window_reason)

    def show_letter(self, letter: Letter) -> None:
        """One letter in full."""
        self._page.say()
        self._page.say(f"To: {letter.person.name} <{letter.person.email}>", style="dim", indent=7)
        self._page.say(f"Subject: {letter.subject}", style="dim", indent=7)
        self._page.say()
        self._page.say(letter.body, indent=7)
        self._page.say()

    def _head(self, moment: datetime) -> None:
        local = moment.astimezone(story.STOCKHOLM)
        day = f"{local:%A} {local.day} {local:%B}"
        if day != self._day:
            self._day = day
            self._page.say()
            self._page.say(day, style="strong")

    def _line(self, moment: datetime, text: str, style: str) -> None:
        local = moment.astimezone(story.STOCKHOLM)
        self._page.table([(f"{local:%H:%M}", text)], styles=(style or "dim",))
        self._page.stream.flush()
        if self._pause:
            time.sleep(self._pause)
