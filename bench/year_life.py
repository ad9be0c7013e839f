"""One candidate's year: events in the order of simulated time, carried out by the real workflows.

The outside world is `FakeMailbox` and `FakeSubmission`, which pass the contracts of their ports; everything else,
rules, composer, review, database, is the product. Where nothing happens and nothing is due, time jumps."""

import heapq
import random
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, timedelta
from functools import partial
from itertools import count
from typing import Any
from zoneinfo import ZoneInfo

from bench.year_due import next_due
from bench.year_person import Deeds
from bench.year_world import Company, Mail, Manner, a_company, a_manner, answer_of, dated

START = datetime(2026, 1, 5, 0, 0, tzinfo=UTC)
YEAR = timedelta(days=364)
ROLE = "Site Reliability Engineer"
# The worker is told of news at once (IDLE) or at the next look; both happen.
_NEWS_IS_SEEN = (5, 900)
# How often the others of a panel write too, and how often a talk follows where one was spoken of.
_OTHERS_ANSWER, _TALKS_AGAIN = 0.3, 0.8


@dataclass(slots=True)
class World:
    """What is true out there, whatever the product knows of it. Keys are processes."""

    companies: dict[int, Company] = field(default_factory=dict)
    by_address: dict[str, int] = field(default_factory=dict)
    answers: dict[int, list[datetime]] = field(default_factory=dict)
    # When somebody said it, and until when they are away.
    returns: dict[int, list[tuple[datetime, date]]] = field(default_factory=dict)
    # The messages that came, by their id: whose they are, and whether a person would call them an answer.
    mail: dict[str, tuple[int, bool]] = field(default_factory=dict)
    rounds: int = 0
    same_talks: int = 0

    def answered_between(self, process: int, after: datetime, before: datetime) -> bool:
        return any(after <= at < before for at in self.answers.get(process, ()))


@dataclass(slots=True)
class Life:
    candidate: Any
    account: Any
    chance: random.Random
    ways: Any
    now: datetime = START
    world: World = field(default_factory=World)
    deeds: Deeds = field(init=False)
    _events: list[tuple[datetime, int, Callable[[], None]]] = field(default_factory=list)
    _order: Any = field(default_factory=count)

    def __post_init__(self) -> None:
        self.deeds = Deeds(self)

    def live(self, interviews: int, number: int) -> None:
        """All the interviews of a year, then until nothing is due any more."""
        for place in range(interviews):
            company = a_company(self.chance, number * 1000 + place)
            day = START + YEAR * (place + self.chance.random()) / interviews
            starts_at = self._working_hour(company, day)
            known = max(START, starts_at - timedelta(days=5))
            self.at(known, partial(self._invite, company, starts_at))
        end, last = START + YEAR + timedelta(days=90), None
        while True:
            due, event = next_due(self.candidate.pk), self._events[0][0] if self._events else None
            if event is not None and (due is None or event <= due[0]):
                moment, deed, last = event, heapq.heappop(self._events)[2], None
            elif due is not None:
                if due == last:
                    raise SystemExit(f"The worker does not get on with what is due: {due}.")
                moment, deed, last = due[0], partial(self._work, due[1]), due
            else:
                return
            if moment > end:
                return
            self.now = max(self.now, moment)
            deed()

    def at(self, moment: datetime, deed: Callable[[], None]) -> None:
        heapq.heappush(self._events, (moment, next(self._order), deed))

    def after(self, delay: timedelta, deed: Callable[[], None]) -> None:
        self.at(self.now + delay, deed)

    def _working_hour(self, company: Company, day: datetime) -> datetime:
        here = day.astimezone(ZoneInfo(company.zone))
        while here.weekday() > 4:
            here += timedelta(days=1)
        hour = self.chance.randint(9, 16)
        return here.replace(hour=hour, minute=0, second=0, microsecond=0).astimezone(UTC)

    def _invite(self, company: Company, starts_at: datetime) -> None:
        """An interview is known some days before it."""
        from afterword.models import Interview
        from afterword.workflows.add_interview import NewInterview, NewPerson, add_interview

        people = tuple(NewPerson(name=n, email=a, relation="hiring-manager") for n, a in company.people)
        new = NewInterview(
            company=company.name, role=ROLE, starts_at=starts_at, ends_at=starts_at + timedelta(hours=1),
            timezone=company.zone, people=people,
        )  # fmt: skip
        interview = add_interview(self.candidate, new, now=self.now)
        if not isinstance(interview, Interview):
            # Two of a panel spoke of the next talk, and it came out at one moment: it is the same one.
            self.world.same_talks += 1
            return
        self.world.rounds += 1
        self.world.companies[interview.process_id] = company
        self.world.by_address.update(dict.fromkeys((a for _, a in company.people), interview.process_id))
        minutes = self.chance.choice((5, 20, 60, 240, 1200))
        self.at(starts_at + timedelta(hours=1, minutes=minutes), partial(self.deeds.write, interview))

    def _work(self, part: str) -> None:
        from afterword.workflows.work_due import work_once

        sent = len(self.ways.sent)
        work_once(now_of=lambda: self.now, ways=self.ways, desk=self.candidate.pk, parts=(part,))
        for message_id, recipient in self.ways.sent[sent:]:
            self._world_answers(message_id, recipient)
        if part == "look":
            self.deeds.see_what_is_asked()

    def _world_answers(self, message_id: str, recipient: str) -> None:
        process = self.world.by_address.get(recipient)
        if process is None:
            return
        company = self.world.companies[process]
        if recipient != company.lead[1] and self.chance.random() > _OTHERS_ANSWER:
            return
        if company.manner is Manner.CALLS:
            self.after(timedelta(days=self.chance.uniform(1, 9)), partial(self._call, process))
        mail = answer_of(
            company, self.chance, to=self.account.address, message_id=message_id, role=ROLE, at=self.now
        )
        if mail is not None:
            self.after(mail.after, partial(self._receive, process, mail))

    def _receive(self, process: int, mail: Mail) -> None:
        self.ways.box.receive(dated(mail.content, self.now), at=self.now)
        self.world.mail[mail.content["Message-ID"].strip("<>")] = (process, mail.is_answer)
        if mail.is_answer:
            self.world.answers.setdefault(process, []).append(self.now)
        if mail.returns_on is not None:
            self.world.returns.setdefault(process, []).append((self.now, mail.returns_on))
        if mail.invites and self.chance.random() < _TALKS_AGAIN:
            self.after(timedelta(hours=self.chance.randint(3, 72)), partial(self._talk_again, process))
        self.after(timedelta(seconds=self.chance.randint(*_NEWS_IS_SEEN)), self._read)

    def _talk_again(self, process: int) -> None:
        """Another round, with the same people; what they do after it is another matter."""
        company = replace(self.world.companies[process], manner=a_manner(self.chance))
        if self.now < START + YEAR:
            day = self.now + timedelta(days=self.chance.randint(2, 8))
            self._invite(company, self._working_hour(company, day))

    def _read(self) -> None:
        from afterword.models import MailAccount
        from afterword.workflows.watch_mailbox import read_mailbox

        self.account = MailAccount.objects.select_related("candidate").get(pk=self.account.pk)
        if read_mailbox(self.account, self.ways.box, now=self.now).taken:
            self.deeds.see_messages()

    def _call(self, key: int) -> None:
        from afterword.letters.debrief import EventKind
        from afterword.models import Process
        from afterword.workflows.stop_process import stop_process

        self.world.answers.setdefault(key, []).append(self.now)
        called = Process.objects.get(pk=key)
        stop_process(called, what=EventKind.CALLED, now=self.now, sentence="They called you.")
