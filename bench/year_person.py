"""What the candidate of `bench year` does: notes after minutes or a day, a yes at once, late, or never, an answer to
what the product asks. Drawn by chance, carried out by the workflows behind the pages."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from functools import partial
from random import Random
from typing import Any, Protocol

from bench.year_due import what_is_asked
from bench.year_world import Company

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
# Minutes until the yes, and how many of a hundred wait so long; None never say it.
_YES = {3: 50, 45: 25, 600: 12, 2 * 1440: 4, 5 * 1440: 3, None: 6}
# How many of a hundred answer what they are asked, how many look for another address, how many give up a process.
_LOOKS, _MENDS, _ANSWERS, _LETS_REST = 95, 60, 80, 3


@dataclass(slots=True)
class Approval:
    """A yes, and what the world knew at that moment."""

    submission: Any
    company: Company
    at: datetime
    is_follow_up: bool
    in_time: bool


class Course(Protocol):
    """Of a life, what its person must know: whose it is, what time it is, what the world holds."""

    candidate: Any
    account: Any
    chance: Random
    ways: Any
    now: datetime
    world: Any

    def after(self, delay: timedelta, deed: Callable[[], None]) -> None: ...


@dataclass(slots=True)
class Deeds:
    life: Course
    approvals: list[Approval] = field(default_factory=list)
    # Processes of which the person said that they rest, and people whose address they put right.
    given_up: dict[int, datetime] = field(default_factory=dict)
    mended: set[int] = field(default_factory=set)
    # Where a follow-up was said to be due and none stood there to be approved.
    due_without_a_draft: set[int] = field(default_factory=set)
    _known: set[str] = field(default_factory=set)

    def write(self, interview: Any) -> None:
        from afterword.workflows.finish_debrief import finish_debrief
        from afterword.workflows.save_note import save_note

        chance, now = self.life.chance, self.life.now
        for part in interview.participations.select_related("person"):
            fields = {
                "topic": chance.choice(_TOPICS), "point": chance.choice(_POINTS), "my_link": chance.choice(_LINKS)
            }  # fmt: skip
            save_note(self.life.candidate, interview, part.person, fields, base_revision=None, now=now)
        for letter in finish_debrief(interview, now=now).letters:
            self._say_yes_later(letter.pk)
        if self._does(_LETS_REST):
            self._in_hours(2, 200, partial(self._let_rest, interview.process_id))

    def see_what_is_asked(self) -> None:
        """Follow-ups that wait for a yes, and silences that are too old for one without being asked."""
        for kind, key in what_is_asked(self.life.candidate.pk):
            if kind == "bare":
                self.due_without_a_draft.add(key)
            elif self._is_new(f"{kind}{key}"):
                if kind == "draft":
                    self._say_yes_later(key)
                elif self._does(_ANSWERS):
                    self._in_hours(1, 120, partial(self._say_whether, key))

    def see_messages(self) -> None:
        """Messages that may be answers, and letters that came back."""
        from afterword.models import Person, ReceivedMessage

        mine = {"candidate": self.life.candidate}
        for row in ReceivedMessage.objects.filter(**mine, needs_person=True).order_by("pk"):
            if self._is_new(f"m{row.pk}") and self._does(_LOOKS):
                self._in_hours(1, 48, partial(self._settle, row.pk))
        for person in Person.objects.filter(**mine).exclude(address_failed="").order_by("pk"):
            if self._is_new(f"p{person.pk}") and self._does(_MENDS):
                self._in_hours(1, 72, partial(self._mend, person.pk))

    def _is_new(self, key: str) -> bool:
        is_new = key not in self._known
        self._known.add(key)
        return is_new

    def _does(self, of_hundred: int) -> bool:
        return self.life.chance.random() * 100 < of_hundred

    def _in_hours(self, least: int, most: int, deed: Callable[[], None]) -> None:
        self.life.after(timedelta(hours=self.life.chance.uniform(least, most)), deed)

    def _say_yes_later(self, letter: int) -> None:
        minutes = self.life.chance.choices(list(_YES), list(_YES.values()))[0]
        if minutes is not None:
            self.life.after(timedelta(minutes=minutes), partial(self._say_yes, letter))

    def _say_yes(self, key: int) -> None:
        from afterword.models import Letter, Submission
        from afterword.workflows.approve_letter import approve_letter
        from afterword.workflows.freshen_letter import freshen_letter
        from afterword.workflows.review_letter import review_letter

        now = self.life.now
        letter = Letter.objects.select_related("process", "person", "interview", "candidate").get(pk=key)
        if letter.state != "draft":
            return
        freshen_letter(letter, now=now)
        result = approve_letter(
            letter, base_revision=letter.revision, now=now, review=review_letter(letter, now=now),
            account=self.life.account, new_ids=self.life.ways.new_ids(), no_answer_confirmed=False,
        )  # fmt: skip
        if isinstance(result, Submission):
            in_time = letter.deadline_at is None or now <= letter.deadline_at
            company = self.life.world.companies[letter.process_id]
            self.approvals.append(Approval(result, company, now, letter.kind == "follow-up", in_time))

    def _let_rest(self, key: int) -> None:
        from afterword.models import Process
        from afterword.workflows.stop_process import let_rest

        process = Process.objects.get(pk=key)
        if process.state == "open":
            let_rest(process, now=self.life.now)
            self.given_up[key] = self.life.now

    def _say_whether(self, key: int) -> None:
        """Day 14 has passed: still write once, or let it rest."""
        from afterword.models import Letter, Process
        from afterword.workflows.plan_follow_up import want_follow_up

        process = Process.objects.get(pk=key)
        if process.silence_state != "ask-first":
            return
        wants = self._does(50)
        want_follow_up(process, wants=wants, now=self.life.now)
        if not wants:
            self.given_up[key] = self.life.now
            return
        for letter in Letter.objects.filter(process=process, kind="follow-up", state="draft").order_by("pk"):
            self._known.add(f"draft{letter.pk}")
            self._say_yes_later(letter.pk)

    def _settle(self, key: int) -> None:
        """The person reads it, and knows whose it is."""
        from afterword.models import Process, ReceivedMessage
        from afterword.workflows.take_message import settle_unsure

        row = ReceivedMessage.objects.get(pk=key)
        process, is_answer = self.life.world.mail[row.message_id]
        settle_unsure(row, process=Process.objects.get(pk=process), is_answer=is_answer, now=self.life.now)

    def _mend(self, key: int) -> None:
        """Another address for somebody whose letter came back. There they take it, and keep silent."""
        from afterword.models import Letter, Person
        from afterword.workflows.correct_interview import correct_person

        person = Person.objects.select_related("process").get(pk=key)
        if person.process.state == "closed":
            return
        address = f"{person.name.lower().replace(' ', '.')}@{person.email.partition('@')[2]}"
        correct_person(person, email=address, now=self.life.now)
        self.mended.add(key)
        for letter in Letter.objects.filter(person=person, state="draft").order_by("pk"):
            self._say_yes_later(letter.pk)
