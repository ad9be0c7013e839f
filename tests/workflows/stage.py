"""A candidate with an interview behind and fakes for the outside; time is a number the test moves."""

from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from itertools import cycle

from afterword.models import Candidate, Interview, Letter, MailAccount, Submission
from afterword.ports.mailbox import MailboxPort
from afterword.ports.notice import NoticePort
from afterword.ports.submission import SubmissionPort
from afterword.workflows.add_interview import NewInterview, NewPerson, add_interview
from afterword.workflows.approve_letter import approve_letter
from afterword.workflows.finish_debrief import finish_debrief
from afterword.workflows.own_data import ensure_candidate, save_profile
from afterword.workflows.refused import Refused
from afterword.workflows.review_letter import review_letter
from afterword.workflows.save_note import save_note
from afterword.workflows.ways import NewIds
from afterword.workflows.work_due import WorkDone, work_once
from tests.fakes.fake_mailbox import FakeMailbox
from tests.fakes.fake_submission import FakeSubmission

# A Tuesday.
START = datetime(2026, 5, 12, 11, 0, tzinfo=UTC)


@dataclass
class Stage:
    """The `Ways` of the workflows, with fakes that pass the contracts of their ports."""

    now: datetime = START
    out: FakeSubmission = field(default_factory=FakeSubmission)
    box: FakeMailbox = field(default_factory=FakeMailbox)
    steps: list[str] = field(default_factory=list)
    made: int = 0

    def __post_init__(self) -> None:
        saved = save_profile(
            ensure_candidate(now=self.now), now=self.now, name="Jonas Lindqvist", email="jonas@example.org",
            timezone="Europe/Stockholm",
        )  # fmt: skip
        assert isinstance(saved, Candidate)
        self.candidate = saved
        self.account = MailAccount.objects.create(
            candidate=saved, address="jonas@example.org", submission_kind="smtp", smtp_host="127.0.0.1",
            mailbox_kind="imap", imap_host="127.0.0.1", created_at=self.now,
        )  # fmt: skip

    def submission(self, account: MailAccount) -> SubmissionPort | None:
        return self.out

    def mailbox(self, account: MailAccount) -> MailboxPort | None:
        return self.box

    def notices(self, candidate: Candidate) -> NoticePort | None:
        return None

    def new_ids(self) -> NewIds:
        self.made += 1
        return NewIds(token=f"token-{self.made}-of-the-test", correlation=f"{self.made:032x}")

    def on_step(self, name: str) -> None:
        self.steps.append(name)

    def meet(self, *people: NewPerson, company: str = "Northwind") -> Interview:
        new = NewInterview(
            company=company, role="Site Reliability Engineer", starts_at=self.now,
            ends_at=self.now + timedelta(hours=1), timezone="Europe/Berlin", people=people or (PRIYA,),
        )  # fmt: skip
        interview = add_interview(self.candidate, new, now=self.now)
        assert isinstance(interview, Interview)
        self.now += timedelta(hours=1, minutes=5)
        return interview

    def write(self, interview: Interview) -> Letter:
        parts = interview.participations.order_by("pk")
        for part, notes in zip(parts, cycle((NOTES, *NOTES_OF_COLLEAGUES)), strict=False):
            save_note(self.candidate, interview, part.person, notes, base_revision=None, now=self.now)
        return finish_debrief(interview, now=self.now).letters[0]

    def approve(self, letter: Letter) -> Submission | Refused:
        return approve_letter(
            letter, base_revision=letter.revision, now=self.now, review=review_letter(letter, now=self.now),
            account=self.account, new_ids=self.new_ids(),
        )  # fmt: skip

    def approved(self) -> Submission:
        """A thank-you that waits for its moment, and the clock at this moment."""
        submission = self.approve(self.write(self.meet()))
        assert isinstance(submission, Submission), submission
        self.now = submission.send_at + timedelta(seconds=5)
        return submission

    def work(self) -> WorkDone:
        return work_once(now_of=lambda: self.now, ways=self, read_all=True)


PRIYA = NewPerson(name="Priya Raman", email="priya@northwind.example", relation="hiring-manager")
NOTES = {
    "topic": "moving the cron jobs to Argo Workflows",
    "point": "half of the pages come from jobs nobody owns",
    "my_link": "cut our pages from 40 to 6 a week by giving every job an owner",
}
NOTES_OF_COLLEAGUES = (
    {
        "topic": "how you test Terraform modules",
        "thought": "a plan diff in the pull request would have caught the subnet mistake",
    },
    {"topic": "the on-call rota", "thought": "a handover note each morning would save a meeting"},
)
