"""A job search on real servers: a Dovecot mailbox, a submission server, and time that the test moves."""

from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from email.message import EmailMessage
from email.utils import format_datetime

from tests.servers.dovecot import Account, DovecotServer
from tests.servers.faults import Taken
from tests.servers.submission_server import SubmissionServer

from afterword.models import Candidate, Interview, Letter, LetterState, MailAccount, Submission
from afterword.wiring import AccountWays
from afterword.workflows.add_interview import NewInterview, NewPerson, add_interview
from afterword.workflows.approve_letter import approve_letter
from afterword.workflows.finish_debrief import finish_debrief
from afterword.workflows.own_data import ensure_candidate, save_profile
from afterword.workflows.review_letter import review_letter
from afterword.workflows.save_note import save_note
from afterword.workflows.work_due import work_once

# A Tuesday; the interviews end at 14:00 in Berlin.
START = datetime(2026, 5, 12, 11, 0, tzinfo=UTC)
MY_ADDRESS = "jonas@example.org"

NOTES = {
    "topic": "moving the cron jobs to Argo Workflows",
    "point": "half of the pages come from jobs nobody owns",
    "my_link": "cut our pages from 40 to 6 a week by giving every job an owner",
}


@dataclass
class Search:
    dovecot: DovecotServer
    mailbox: Account
    server: SubmissionServer
    now: datetime = START
    candidate: Candidate = field(init=False)
    account: MailAccount = field(init=False)
    ways: AccountWays = field(init=False)

    def __post_init__(self) -> None:
        candidate = ensure_candidate(now=self.now)
        saved = save_profile(
            candidate, now=self.now, name="Jonas Lindqvist", email=MY_ADDRESS, timezone="Europe/Stockholm"
        )
        assert isinstance(saved, Candidate)
        self.candidate = saved
        self.account = MailAccount.objects.create(
            candidate=saved, address=MY_ADDRESS, submission_kind="smtp", smtp_host="127.0.0.1",
            smtp_port=self.server.port, smtp_security="none", mailbox_kind="imap", imap_host="127.0.0.1",
            imap_port=self.dovecot.imap_port, imap_security="none", username=self.mailbox.name, secret_name="mail",
            created_at=self.now,
        )  # fmt: skip
        self.ways = TestWays(now=lambda: self.now, password="secret")

    def meet(self, company: str, name: str, email: str) -> Interview:
        new = NewInterview(
            company=company, role="Site Reliability Engineer", starts_at=self.now,
            ends_at=self.now + timedelta(hours=1), timezone="Europe/Berlin",
            people=(NewPerson(name=name, email=email, relation="hiring-manager"),),
        )  # fmt: skip
        interview = add_interview(self.candidate, new, now=self.now)
        assert isinstance(interview, Interview)
        return interview

    def write_and_approve(self, interview: Interview, topic: str | None = None) -> Submission:
        for part in interview.participations.all():
            fields = NOTES | ({"topic": topic} if topic else {})
            save_note(self.candidate, interview, part.person, fields, base_revision=None, now=self.now)
        written = finish_debrief(interview, now=self.now)
        assert len(written.letters) == 1, written
        return self.approve(written.letters[0])

    def approve(self, letter: Letter) -> Submission:
        review = review_letter(letter, now=self.now)
        submission = approve_letter(
            letter, base_revision=letter.revision, now=self.now, review=review, account=self.account,
            new_ids=self.ways.new_ids(),
        )  # fmt: skip
        assert isinstance(submission, Submission), submission
        return submission

    def work(self) -> None:
        """Ticks until nothing is due any more at this moment, each a little later."""
        for _ in range(8):
            done = work_once(now_of=lambda: self.now, ways=self.ways, read_all=True)
            self.now += timedelta(seconds=40)
            if not (done.submitted or done.copies or done.asked or done.looked):
                break

    def pass_time(self, until: datetime, step: timedelta = timedelta(hours=3)) -> None:
        while self.now < until:
            self.now = min(until, self.now + step)
            self.work()

    def receive(
        self, sender: str, subject: str, text: str, *, answers: Submission | None = None, **headers: str
    ) -> None:
        message = EmailMessage()
        message["From"], message["To"], message["Subject"] = sender, MY_ADDRESS, subject
        message["Date"] = format_datetime(self.now)
        message["Message-ID"] = f"<{abs(hash((sender, subject, text)))}@elsewhere.example>"
        if answers is not None:
            message["In-Reply-To"] = message["References"] = f"<{answers.message_id}>"
        for name, value in headers.items():
            message[name.replace("_", "-")] = value
        message.set_content(text)
        self.dovecot.deliver(
            self.mailbox, message.as_bytes(), sender=headers.get("Return_Path", "someone@example.net")
        )

    def follow_ups_to_approve(self) -> list[Letter]:
        return list(
            Letter.objects.filter(candidate=self.candidate, kind="follow-up", state=LetterState.DRAFT)
        )

    def letters_taken(self) -> list[Taken]:
        """What went to others; notices to oneself left out."""
        return [taken for taken in self.server.taken if taken.recipients != (MY_ADDRESS,)]

    def sent_to(self, address: str) -> list[bytes]:
        return [taken.content for taken in self.server.taken if address in taken.recipients]


class TestWays(AccountWays):
    """The real ways with a password of the test."""

    __test__ = False

    def __init__(self, *, now, password: str, on_step=lambda name: None) -> None:  # type: ignore[no-untyped-def]
        super().__init__(now=now, on_step=on_step, final_timeout=10)
        self._given = password

    def _password(self, account: MailAccount) -> str:
        return self._given
