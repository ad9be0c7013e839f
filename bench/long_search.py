"""A long job search in the database of this process: rows as the workflows leave them, written in bulk.

Only for measuring and for looking at full pages; the product itself never writes rows this way.
Call `fill()` in a program that has started Django on an empty data folder.
"""

import hashlib
import random
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

_DAY = timedelta(days=1)
# So many interviews belong to processes that are still open; the others are history.
_LIVE = 40
_COMPANIES = (
    "Northwind", "Tidewater", "Alder & Pine", "Kestrel", "Halcyon", "Brightwater", "Meridian", "Fennel", "Orrery",
    "Cinder", "Larkspur", "Quillon", "Saltmarsh", "Tamarack", "Umbra", "Verdant", "Wren", "Yarrow", "Zephyr", "Cobalt",
)  # fmt: skip
_KINDS = (
    "Systems",
    "Labs",
    "Health",
    "Freight",
    "Energy",
    "Works",
    "Analytics",
    "Robotics",
    "Bank",
    "Studio",
)
_ROLES = (
    "Platform Engineer",
    "Data Engineer",
    "Site Reliability Engineer",
    "Backend Developer",
    "Engineering Lead",
)
_FIRST = (
    "Dana",
    "Priya",
    "Jonas",
    "Mei",
    "Sofia",
    "Bo",
    "Amara",
    "Luis",
    "Ines",
    "Tomasz",
    "Yuki",
    "Nadia",
    "Ole",
)
_LAST = (
    "Okafor",
    "Raman",
    "Lindqvist",
    "Chen",
    "Marsh",
    "Ruiz",
    "Novak",
    "Costa",
    "Haddad",
    "Berg",
    "Tanaka",
    "Owusu",
)
_TOPICS = (
    "the move of the nightly jobs to streaming", "how releases are rolled back", "the plan for a second region",
    "what on-call looks like after the split", "the backlog of flaky tests", "who owns the build farm",
)  # fmt: skip
_BODY = (
    "Hi {first},\n\nThank you for your time today, and for telling me about {topic}. It made the work ahead much "
    "clearer to me.\n\nAt my last job I did something close to it, and the part you named as the hard one was the hard "
    "one there too.\n\nI would like to take this further.\n\nBest regards,\nJonas Lindqvist\n"
)


@dataclass(slots=True)
class _Rows:
    """What is written at the end, in the order of their parents. Keys are counted here, so no row is read back."""

    processes: list[Any] = field(default_factory=list)
    interviews: list[Any] = field(default_factory=list)
    people: list[Any] = field(default_factory=list)
    participations: list[Any] = field(default_factory=list)
    notes: list[Any] = field(default_factory=list)
    letters: list[Any] = field(default_factory=list)
    submissions: list[Any] = field(default_factory=list)
    received: list[Any] = field(default_factory=list)
    history: list[Any] = field(default_factory=list)

    def __iter__(self) -> Iterator[list[Any]]:
        return iter(
            (self.processes, self.people, self.interviews, self.participations, self.notes, self.letters,
             self.submissions, self.received, self.history)
        )  # fmt: skip


def fill(*, interviews: int, letters: int, now: datetime, seed: int = 7) -> Any:
    """The candidate of such a search, ending at `now`: about `interviews` interviews with `letters` letters."""
    from django.db import connection, transaction

    from afterword.models import Candidate, MailAccount

    candidate = Candidate.objects.create(
        name="Jonas Lindqvist",
        email="jonas@example.org",
        timezone="Europe/Berlin",
        created_at=now - 900 * _DAY,
    )
    account = MailAccount.objects.create(
        candidate=candidate, address="jonas@example.org", submission_kind="smtp", smtp_host="127.0.0.1",
        mailbox_kind="none", read_at=now, created_at=now,
    )  # fmt: skip
    writer = _Writer(random.Random(seed), candidate, account, now)
    per_interview = letters / interviews
    while len(writer.rows.interviews) < interviews:
        writer.process(interviews, per_interview)
    with transaction.atomic():
        for rows in writer.rows:
            if rows:
                type(rows[0]).objects.bulk_create(rows, batch_size=500)
    if connection.vendor == "postgresql":
        _set_sequences(writer.rows)
    return candidate


def _set_sequences(rows: _Rows) -> None:
    from django.core.management.color import no_style
    from django.db import connection

    models = [type(each[0]) for each in rows if each]
    with connection.cursor() as cursor:
        for statement in connection.ops.sequence_reset_sql(no_style(), models):
            cursor.execute(statement)


class _Writer:
    def __init__(self, chance: random.Random, candidate: Any, account: Any, now: datetime) -> None:
        self.chance, self.candidate, self.account, self.now = chance, candidate, account, now
        self.rows = _Rows()

    def process(self, wanted: int, per_interview: float) -> None:
        """One process of one to three rounds. The last ones of the search are open, the older ones closed."""
        from afterword.models import Process

        rows = self.rows
        place = len(rows.interviews)
        ahead = min(_LIVE, wanted * 2 // 5)
        left = wanted - place
        days = 14 * left / ahead - 3 if left <= ahead else 30 + 670 * left / wanted
        began = self.now - days * _DAY - _DAY * self.chance.random()
        is_live = left <= ahead
        company = f"{self.chance.choice(_COMPANIES)} {self.chance.choice(_KINDS)}"
        end = self.chance.choice(("silent", "rejected", "rejected", "withdrawn", "offer"))
        process = Process(
            pk=len(rows.processes) + 1, candidate=self.candidate, company=company, role=self.chance.choice(_ROLES),
            company_domain=f"{company.split()[0].lower()}.example", state="open" if is_live else "closed",
            close_reason="" if is_live else end, closed_at=None if is_live else began + 30 * _DAY,
            created_at=began - 5 * _DAY, next_look_at=began + 10 * _DAY if is_live else None,
        )  # fmt: skip
        rows.processes.append(process)
        self._say(process, began - 5 * _DAY, "interview-added", f"The interview with {company} was added.")
        people = [self._person(process) for _ in range(max(1, round(per_interview)))]
        for round_ in range(1, self.chance.choice((1, 1, 2, 3)) + 1):
            self._interview(process, people, began + 4 * _DAY * (round_ - 1), round_)
        if not is_live and end != "silent":
            self._answer(process, people[0], began + self.chance.randint(2, 20) * _DAY, end)

    def _person(self, process: Any) -> Any:
        from afterword.models import Person

        first, last = self.chance.choice(_FIRST), self.chance.choice(_LAST)
        key = len(self.rows.people) + 1
        person = Person(
            pk=key, candidate=self.candidate, process=process, name=f"{first} {last}",
            email=f"{first}.{last}.{key}@{process.company_domain}".lower(), title=self.chance.choice(_ROLES),
            relation=self.chance.choice(("hiring-manager", "peer", "recruiter")), created_at=process.created_at,
        )  # fmt: skip
        self.rows.people.append(person)
        return person

    def _interview(self, process: Any, people: list[Any], start: datetime, round_: int) -> None:
        from afterword.models import Interview, Participation

        start = start.replace(hour=self.chance.randint(8, 15), minute=0, second=0, microsecond=0)
        end = start + timedelta(hours=1)
        is_over = end < self.now
        key = len(self.rows.interviews) + 1
        interview = Interview(
            pk=key, candidate=self.candidate, process=process, kind=self.chance.choice(("video", "phone", "onsite")),
            round=round_, starts_at=start, ends_at=end, timezone="Europe/Berlin", created_at=process.created_at,
            debriefed_at=end + timedelta(minutes=self.chance.randint(4, 600)) if is_over else None,
            asked_at=end if is_over else None, next_ask_at=None if is_over else end,
        )  # fmt: skip
        self.rows.interviews.append(interview)
        for place, person in enumerate(people):
            self.rows.participations.append(
                Participation(candidate=self.candidate, interview=interview, person=person, position=place)
            )
            if is_over:
                self._letter(process, interview, person)

    def _letter(self, process: Any, interview: Any, person: Any) -> None:
        from afterword.models import Letter, Note

        topic, ended = self.chance.choice(_TOPICS), interview.ends_at
        is_draft = process.state == "open" and self.chance.random() < 0.5
        self.rows.notes.append(
            Note(
                candidate=self.candidate,
                interview=interview,
                person=person,
                topic=topic,
                saved_at=ended,
                revision=2,
            )
        )
        letter = Letter(
            pk=len(self.rows.letters) + 1, candidate=self.candidate, process=process, interview=interview,
            person=person, kind="thank-you", state="draft" if is_draft else "approved",
            subject=f"{process.role}: thank you", body=_BODY.format(first=person.first_name, topic=topic),
            opens_at=ended + timedelta(hours=1), best_at=ended + timedelta(hours=3), deadline_at=ended + 2 * _DAY,
            window_reason="The same afternoon, while they are at work.", created_at=ended, saved_at=ended,
        )  # fmt: skip
        self.rows.letters.append(letter)
        self._say(process, ended, "letter-drafted", f"A letter to {person.name} was drafted.")
        if not is_draft:
            self._submission(process, letter, person, ended + timedelta(hours=3))

    def _submission(self, process: Any, letter: Any, person: Any, at: datetime) -> None:
        from afterword.models import Submission

        key = len(self.rows.submissions) + 1
        message = (
            f"From: jonas@example.org\r\nTo: {person.email}\r\nSubject: {letter.subject}\r\n\r\n{letter.body}"
        )
        content = message.encode()
        is_out = at < self.now
        self.rows.submissions.append(
            Submission(
                pk=key, candidate=self.candidate, process=process, letter=letter, person=person,
                account=self.account, kind=letter.kind, once_key=f"thank-you:{key}", sender="jonas@example.org",
                recipient=person.email, subject=letter.subject, body=letter.body, message=content,
                digest=hashlib.sha256(content).hexdigest(), message_id=f"<{key}@example.org>", correlation=f"c{key}",
                state="accepted" if is_out else "waiting", approved_at=letter.created_at, opens_at=letter.opens_at,
                send_at=at, deadline_at=letter.deadline_at, settled_at=at if is_out else None, sent_copy="filed",
            )
        )  # fmt: skip
        if is_out:
            self._say(process, at, "submission-accepted", f"The letter to {person.name} went out.")

    def _answer(self, process: Any, person: Any, at: datetime, end: str) -> None:
        from afterword.models import ReceivedMessage

        key = len(self.rows.received) + 1
        intent = {"rejected": "rejection", "offer": "offer"}.get(end, "acknowledgement")
        process.answered_at = at
        self.rows.received.append(
            ReceivedMessage(
                pk=key, candidate=self.candidate, account=self.account, digest=f"{key:064x}", sender=person.email,
                subject=f"Re: {process.role}", excerpt="Thank you for your letter.", kind="person", intent=intent,
                stops=True, verdict="certain", process=process, person=person, came_at=at, read_at=at,
            )
        )  # fmt: skip
        self._say(process, at, "answered", f"{person.name} answered.", "Nothing more goes out there.")

    def _say(self, process: Any, at: datetime, what: str, sentence: str, reason: str = "") -> None:
        from afterword.models import HistoryEntry

        self.rows.history.append(
            HistoryEntry(
                candidate=self.candidate, process=process, at=at, what=what, sentence=sentence, reason=reason
            )
        )
