"""One candidate's year: events in the order of simulated time, carried out by the real workflows.

The outside world is `FakeMailbox` and `FakeSubmission`, which pass the contracts of their ports; everything else,
rules, composer, review, database, is the product. What the candidate does is drawn by chance: notes after minutes or
a day, a yes at once, late, or never.
"""

import heapq
import random
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from functools import partial
from itertools import count
from typing import Any
from zoneinfo import ZoneInfo

from bench.year_world import Company, Manner, a_company, answers_of, dated

START = datetime(2026, 1, 5, 0, 0, tzinfo=UTC)
YEAR = timedelta(days=364)
_TOPICS = (
    "moving the cron jobs to Argo Workflows", "how releases are rolled back", "the plan for a second region",
    "what on-call looks like after the split", "the backlog of flaky tests", "who owns the build farm",
    "testing of data pipelines", "the move of the nightly batch jobs to streaming",
)  # fmt: skip
_POINTS = (
    "half of the pages come from jobs nobody owns", "the queue grows every Monday",
    "the on-call load is what worries them most", "two teams wait for each other",
)  # fmt: skip
_LINKS = (
    "cut our pages from 40 to 6 a week by giving every job an owner", "moved 40 batch jobs to Kafka at my last job",
    "wrote the runbooks for our last migration", "halved the build time of a large monorepo",
)  # fmt: skip
_ROLE = "Site Reliability Engineer"
# The worker is told of news at once (IDLE) or at the next look; both happen.
_NEWS_IS_SEEN = (5, 900)


@dataclass(slots=True)
class Approval:
    """A yes, and what the world knew at that moment."""

    submission: Any
    company: Company
    at: datetime
    is_follow_up: bool
    in_time: bool


@dataclass(slots=True)
class Life:
    candidate: Any
    account: Any
    chance: random.Random
    ways: Any
    now: datetime = START
    approvals: list[Approval] = field(default_factory=list)
    answered_at: dict[int, datetime] = field(default_factory=dict)
    companies: dict[int, Company] = field(default_factory=dict)
    _events: list[tuple[datetime, int, Callable[[], None]]] = field(default_factory=list)
    _order: Any = field(default_factory=count)
    _known: set[str] = field(default_factory=set)

    def live(self, interviews: int, number: int) -> None:
        """All the interviews of a year, then until nothing is due any more."""
        for place in range(interviews):
            day = YEAR * (place + self.chance.random()) / interviews
            company = a_company(self.chance, number * 1000 + place)
            self._at(self._working_hour(company, START + day), partial(self._invite, company))
        end = START + YEAR + timedelta(days=60)
        while True:
            due, event = self.next_due(), self._events[0][0] if self._events else None
            if event is not None and (due is None or event <= due[0]):
                moment, deed = event, heapq.heappop(self._events)[2]
            elif due is not None:
                moment, deed = due[0], partial(self._work, due[1])
            else:
                return
            if moment > end:
                return
            self.now = max(self.now, moment)
            deed()

    def _at(self, moment: datetime, deed: Callable[[], None]) -> None:
        heapq.heappush(self._events, (moment, next(self._order), deed))

    def _after(self, delay: timedelta, deed: Callable[[], None]) -> None:
        self._at(self.now + delay, deed)

    def _working_hour(self, company: Company, day: datetime) -> datetime:
        here = day.astimezone(ZoneInfo(company.zone))
        while here.weekday() > 4:
            here += timedelta(days=1)
        return here.replace(hour=self.chance.randint(9, 16), minute=0, second=0, microsecond=0).astimezone(
            UTC
        )

    def _invite(self, company: Company) -> None:
        """The interview is known five days before it (or the moment it is, early in January)."""
        from afterword.models import Interview
        from afterword.workflows.add_interview import NewInterview, NewPerson, add_interview

        known = max(START, self.now - timedelta(days=5))
        new = NewInterview(
            company=company.name, role=_ROLE, starts_at=self.now, ends_at=self.now + timedelta(hours=1),
            timezone=company.zone,
            people=(NewPerson(name=company.person, email=company.address, relation="hiring-manager"),),
        )  # fmt: skip
        interview = add_interview(self.candidate, new, now=known)
        if not isinstance(interview, Interview):
            raise SystemExit(f"This interview was refused: {interview}")
        self.companies[interview.process_id] = company
        minutes = self.chance.choice((5, 20, 60, 240, 1200))
        self._after(timedelta(hours=1, minutes=minutes), partial(self._write, interview))

    def _write(self, interview: Any) -> None:
        from afterword.workflows.finish_debrief import finish_debrief
        from afterword.workflows.save_note import save_note

        fields = {
            "topic": self.chance.choice(_TOPICS), "point": self.chance.choice(_POINTS),
            "my_link": self.chance.choice(_LINKS),
        }  # fmt: skip
        for part in interview.participations.select_related("person"):
            save_note(self.candidate, interview, part.person, fields, base_revision=None, now=self.now)
        for letter in finish_debrief(interview, now=self.now).letters:
            self._say_yes_later(letter)

    def _say_yes_later(self, letter: Any) -> None:
        """Most at once, some tomorrow, a few days late, a few never."""
        minutes = self.chance.choices((3, 45, 600, 2 * 1440, 5 * 1440, None), (50, 25, 12, 4, 3, 6))[0]
        if minutes is not None:
            self._after(timedelta(minutes=minutes), partial(self._say_yes, letter))

    def _say_yes(self, letter: Any) -> None:
        from afterword.models import Letter, Submission
        from afterword.workflows.approve_letter import approve_letter
        from afterword.workflows.freshen_letter import freshen_letter
        from afterword.workflows.review_letter import review_letter

        letter = Letter.objects.select_related("process", "person", "interview", "candidate").get(
            pk=letter.pk
        )
        if letter.state != "draft":
            return
        freshen_letter(letter, now=self.now)
        is_follow_up = letter.kind == "follow-up"
        result = approve_letter(
            letter, base_revision=letter.revision, now=self.now, review=review_letter(letter, now=self.now),
            account=self.account, new_ids=self.ways.new_ids(), no_answer_confirmed=False,
        )  # fmt: skip
        if isinstance(result, Submission):
            in_time = letter.deadline_at is None or self.now <= letter.deadline_at
            company = self.companies[letter.process_id]
            self.approvals.append(Approval(result, company, self.now, is_follow_up, in_time))

    def _work(self, part: str) -> None:
        from afterword.workflows.work_due import work_once

        sent, before = len(self.ways.sent), self.next_due()
        work_once(
            now_of=lambda: self.now,
            ways=self.ways,
            desk=self.candidate.pk,
            parts=(part,),
        )
        for message_id, recipient in self.ways.sent[sent:]:
            self._world_answers(message_id, recipient)
        self._new_follow_ups()
        if self.next_due() == before:
            raise SystemExit(f"The worker does not get on with what is due: {before}.")

    def _world_answers(self, message_id: str, recipient: str) -> None:
        process = next(
            (key for key, company in reversed(self.companies.items()) if company.address == recipient), None
        )
        if process is None or process in self.answered_at:
            return
        company = self.companies[process]
        if company.manner is Manner.CALLS:
            self._after(timedelta(days=self.chance.uniform(1, 9)), partial(self._call, process))
        for mail in answers_of(
            company, self.chance, to=self.account.address, message_id=message_id, role=_ROLE
        ):
            self._after(mail.after, partial(self._receive, process, mail))

    def _receive(self, process: int, mail: Any) -> None:
        self.ways.box.receive(dated(mail.content, self.now), at=self.now)
        if mail.is_answer:
            self.answered_at.setdefault(process, self.now)
        self._after(timedelta(seconds=self.chance.randint(*_NEWS_IS_SEEN)), self._read)

    def _read(self) -> None:
        from afterword.workflows.watch_mailbox import read_mailbox

        self.account.refresh_from_db()
        read_mailbox(self.account, self.ways.box, now=self.now)

    def _call(self, key: int) -> None:
        from afterword.letters.debrief import EventKind
        from afterword.models import Process
        from afterword.workflows.stop_process import stop_process

        self.answered_at.setdefault(key, self.now)
        stop_process(
            Process.objects.get(pk=key), what=EventKind.CALLED, now=self.now, sentence="They called you."
        )

    def _new_follow_ups(self) -> None:
        from afterword.models import Letter

        for letter in Letter.objects.filter(candidate=self.candidate, kind="follow-up", state="draft"):
            if f"f{letter.pk}" not in self._known:
                self._known.add(f"f{letter.pk}")
                self._say_yes_later(letter)

    def next_due(self) -> tuple[datetime, str] | None:
        """The moment at which a worker would next find something, and in which part of its work: the same columns
        that it asks for."""
        from django.db.models import Min

        from afterword.models import Interview, Process, Submission

        mine = {"candidate": self.candidate}
        waiting = Submission.objects.filter(**mine, state__in=("waiting", "deferred"))
        moments = (
            (Interview.objects.filter(**mine).aggregate(at=Min("next_ask_at"))["at"], "ask"),
            (Process.objects.filter(**mine).aggregate(at=Min("next_look_at"))["at"], "look"),
            (waiting.aggregate(at=Min("send_at"))["at"], "submit"),
            (Submission.objects.filter(**mine).aggregate(at=Min("next_copy_at"))["at"], "copy"),
        )
        return min(((at, part) for at, part in moments if at is not None), default=None)
