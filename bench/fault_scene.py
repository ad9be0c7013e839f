"""The moment at which `bench faults` strikes, built once by the workflows: everything is due, and mail has come.

Two thank-yous are due; a follow-up is due in a silent process, and one in a process whose answer lies unread in the
mailbox; an interview has just ended; a silence has just become ten days long; an earlier letter has come back.
"""

import random
from dataclasses import asdict, dataclass
from datetime import UTC, datetime, timedelta
from email.message import EmailMessage
from email.utils import format_datetime
from typing import Any

# A Thursday, 15:00 in Berlin: in their working hours.
NOW = datetime(2026, 6, 18, 13, 0, tzinfo=UTC)
OWN = "jonas@example.org"
_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Scene:
    """What the judge needs to know: Message-IDs by part, and keys of rows."""

    thanks: tuple[str, ...]
    silent: str
    answered: str
    bounced: str
    quiet_process: int
    ended_interview: int
    answered_process: int

    def as_json(self) -> dict[str, Any]:
        return asdict(self)


class _Building:
    """Builds with a way out and a mailbox in memory, so that the earlier letters have gone out."""

    def __init__(self, imap_port: int, smtp_port: int) -> None:
        from afterword import wiring
        from afterword.models import MailAccount
        from afterword.workflows.own_data import ensure_candidate, save_profile
        from bench.year_child import SimulatedWays

        self.now = NOW - 20 * _DAY
        self.ways = SimulatedWays(random.Random(3))
        candidate = ensure_candidate(now=self.now)
        save_profile(candidate, now=self.now, name="Jonas Lindqvist", email=OWN, timezone="Europe/Berlin")
        self.candidate = candidate
        self.account = MailAccount.objects.create(
            candidate=candidate, address=OWN, submission_kind="smtp", smtp_host="127.0.0.1", smtp_port=smtp_port,
            smtp_security="none", mailbox_kind="imap", imap_host="127.0.0.1", imap_port=imap_port,
            imap_security="none", username="nobody", secret_name="mail", created_at=self.now,
        )  # fmt: skip
        wiring.secrets().write("mail", "secret")

    def meet(self, company: str, ended: datetime) -> Any:
        from afterword.models import Interview
        from afterword.workflows.add_interview import NewInterview, NewPerson, add_interview

        new = NewInterview(
            company=company, role="Site Reliability Engineer", starts_at=ended - timedelta(hours=1), ends_at=ended,
            timezone="Europe/Berlin",
            people=(NewPerson(name="Dana Okafor", email=f"dana@{company.lower()}.example", relation="hiring-manager"),),
        )  # fmt: skip
        interview = add_interview(self.candidate, new, now=ended - 2 * _DAY)
        if not isinstance(interview, Interview):
            raise SystemExit(f"The scene could not be built: {interview}")
        return interview

    def thank(self, interview: Any, at: datetime) -> Any:
        from afterword.workflows.finish_debrief import finish_debrief
        from afterword.workflows.save_note import save_note

        fields = {
            "topic": "moving the cron jobs to Argo Workflows", "point": "half of the pages come from jobs nobody owns",
            "my_link": "cut our pages from 40 to 6 a week by giving every job an owner",
        }  # fmt: skip
        for part in interview.participations.select_related("person"):
            save_note(self.candidate, interview, part.person, fields, base_revision=None, now=at)
        (letter,) = finish_debrief(interview, now=at).letters
        return self.approve(letter, at)

    def approve(self, letter: Any, at: datetime) -> Any:
        from afterword.models import Submission
        from afterword.workflows.approve_letter import approve_letter
        from afterword.workflows.review_letter import review_letter

        letter.refresh_from_db()
        result = approve_letter(
            letter, base_revision=letter.revision, now=at, review=review_letter(letter, now=at), account=self.account,
            new_ids=self.ways.new_ids(),
        )  # fmt: skip
        if not isinstance(result, Submission):
            raise SystemExit(f"The scene could not be built: {result}")
        return result

    def work_until(self, moment: datetime) -> None:
        from afterword.workflows.work_due import work_once

        while self.now < moment:
            self.now = min(moment, self.now + timedelta(hours=1))
            work_once(now_of=lambda: self.now, ways=self.ways)

    def follow_up(self, interview: Any) -> Any:
        from afterword.models import Letter

        letter = Letter.objects.get(process=interview.process_id, kind="follow-up")
        return self.approve(letter, self.now)


def build(imap_port: int, smtp_port: int) -> Scene:
    """In a program that has started Django on an empty data folder."""
    from afterword.models import MailAccount, Submission

    made = _Building(imap_port, smtp_port)
    old = NOW.replace(hour=8) - 13 * _DAY
    silent, answered, bounced = (made.meet(name, old) for name in ("Tidewater", "Alder", "Kestrel"))
    earlier = {each.pk: made.thank(each, old + timedelta(minutes=20)) for each in (silent, answered, bounced)}
    made.work_until(old + 3 * _DAY)
    quiet = made.meet("Larkspur", NOW - 10 * _DAY - timedelta(hours=3))
    made.thank(quiet, NOW - 10 * _DAY - timedelta(hours=2, minutes=40))
    made.work_until(NOW - timedelta(hours=5))
    follow_ups = [made.follow_up(each) for each in (silent, answered)]
    fresh = [made.meet(name, NOW - timedelta(hours=4)) for name in ("Northwind", "Halcyon")]
    thanks = [made.thank(each, NOW - timedelta(hours=3, minutes=40)) for each in fresh]
    ended = made.meet("Orrery", NOW - timedelta(minutes=1))
    Submission.objects.filter(pk__in=[each.pk for each in (*follow_ups, *thanks)]).update(send_at=NOW)
    Submission.objects.filter(state="accepted").update(next_copy_at=None, sent_copy="none")
    MailAccount.objects.update(read_at=None, next_read_at=NOW)
    return Scene(
        thanks=tuple(each.message_id for each in thanks), silent=follow_ups[0].message_id,
        answered=follow_ups[1].message_id, bounced=earlier[bounced.pk].message_id, quiet_process=quiet.process_id,
        ended_interview=ended.pk, answered_process=answered.process_id,
    )  # fmt: skip


def mail(scene: Scene) -> list[bytes]:
    """What lies unread in the mailbox."""
    answer = _message("Dana Okafor <dana@alder.example>", "Re: Site Reliability Engineer", "a1@alder.example")
    answer["References"] = f"<{scene.answered}>"
    answer.set_content("Thank you for your patience. We would like to invite you to the next round.")
    back = _message(
        "Mail Delivery System <mailer-daemon@example.org>",
        "Undelivered Mail Returned to Sender",
        "b1@example.org",
    )
    back["Auto-Submitted"], back["In-Reply-To"] = "auto-replied", f"<{scene.bounced}>"
    back.set_content("<dana@kestrel.example>: host mx.kestrel.example said: 550 5.1.1 User unknown")
    news = _message("News <news@shop.example>", "Half price this week", "n1@shop.example")
    news["List-Unsubscribe"] = "<https://shop.example/off>"
    news.set_content("Everything is half price this week.")
    return [each.as_bytes() for each in (answer, back, news)]


def _message(sender: str, subject: str, message_id: str) -> EmailMessage:
    message = EmailMessage()
    message["From"], message["To"], message["Subject"] = sender, OWN, subject
    message["Message-ID"], message["Date"] = f"<{message_id}>", format_datetime(NOW - timedelta(minutes=30))
    return message
