"""People with an approved letter each, on the database of the environment: `python -m bench.hosted_fill PEOPLE PORT`.
Prints the moment at which all of them are due."""

import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path

from afterword import wiring

START = datetime(2026, 5, 12, 11, 0, tzinfo=UTC)  # a Tuesday
_NOTES = {
    "topic": "moving the cron jobs to Argo Workflows",
    "point": "half of the pages come from jobs nobody owns",
    "my_link": "cut our pages from 40 to 6 a week by giving every job an owner",
}


def fill(people: int, port: int) -> datetime:
    from afterword.models import Candidate, Interview, MailAccount, Submission
    from afterword.workflows.add_interview import NewInterview, NewPerson, add_interview
    from afterword.workflows.approve_letter import approve_letter
    from afterword.workflows.finish_debrief import finish_debrief
    from afterword.workflows.review_letter import review_letter
    from afterword.workflows.save_note import save_note

    boxes = Path(wiring.data_folder()) / "boxes"
    now = START + timedelta(hours=1, minutes=5)
    last = now
    ways = wiring.AccountWays(now=lambda: now)
    for number in range(people):
        me = f"me{number}@example.org"
        candidate = Candidate.objects.create(
            name="Jonas Lindqvist", email=me, timezone="Europe/Berlin", created_at=START
        )
        box = boxes / str(number)
        for part in ("cur", "new", "tmp", ".Sent/cur", ".Sent/new", ".Sent/tmp"):
            (box / part).mkdir(parents=True)
        account = MailAccount.objects.create(
            candidate=candidate, address=me, submission_kind="smtp", smtp_host="127.0.0.1", smtp_port=port,
            smtp_security="none", mailbox_kind="maildir", maildir_path=str(box), created_at=START,
        )  # fmt: skip
        person = NewPerson(
            name="Priya Raman", email=f"priya{number}@northwind.example", relation="hiring-manager"
        )
        new = NewInterview(
            company="Northwind", role="Engineer", starts_at=START, ends_at=START + timedelta(hours=1),
            timezone="Europe/Berlin", people=(person,),
        )  # fmt: skip
        interview = add_interview(candidate, new, now=START)
        if not isinstance(interview, Interview):
            raise SystemExit(str(interview))
        for part in interview.participations.all():
            save_note(candidate, interview, part.person, _NOTES, base_revision=None, now=now)
        letter = finish_debrief(interview, now=now).letters[0]
        approved = approve_letter(
            letter, base_revision=letter.revision, now=now, review=review_letter(letter, now=now), account=account,
            new_ids=ways.new_ids(),
        )  # fmt: skip
        if not isinstance(approved, Submission):
            raise SystemExit(str(approved))
        last = max(last, approved.send_at)
    return last


if __name__ == "__main__":
    wiring.start_django()
    wiring.prepare_database()
    print(fill(int(sys.argv[1]), int(sys.argv[2])).isoformat())
