"""Rows that the tests of the workflows begin with: a candidate, an interview with a panel of three, notes."""

from datetime import UTC, datetime, timedelta

from afterword.models import Candidate, Interview, Person
from afterword.workflows.add_interview import NewInterview, NewPerson, add_interview
from afterword.workflows.own_data import ensure_candidate, save_profile
from afterword.workflows.refused import Refused
from afterword.workflows.save_note import Saved, save_note

# A Tuesday; the interview ends at 15:00 in Berlin.
ENDS = datetime(2026, 5, 12, 13, 0, tzinfo=UTC)
BEFORE = ENDS - timedelta(days=5)
AFTER = ENDS + timedelta(minutes=10)

PANEL = (
    NewPerson(
        name="Priya Raman",
        email="priya@northwind.example",
        title="Head of Data",
        relation="hiring-manager",
    ),
    NewPerson(name="Bo Chen", email="bo@northwind.example", title="Data Engineer", relation="peer"),
    NewPerson(name="Dana Ruiz", email="dana@northwind.example", relation="recruiter"),
)
NOTES: dict[str, dict[str, object]] = {
    "Priya Raman": {
        "topic": "the move of the nightly batch jobs to streaming",
        "point": "the on-call load is what worries her most",
        "my_link": "moved 40 batch jobs to Kafka at my last job without a missed night",
    },
    "Bo Chen": {
        "topic": "testing of data pipelines",
        "thought": "contract tests between two teams would catch most of it",
    },
    "Dana Ruiz": {"next": "an answer by the end of next week"},
}


def a_candidate() -> Candidate:
    candidate = ensure_candidate(now=BEFORE)
    saved = save_profile(
        candidate, now=BEFORE, name="Jonas Lindqvist", email="jonas@example.org", timezone="Europe/Berlin"
    )
    assert isinstance(saved, Candidate)
    return saved


def an_interview(candidate: Candidate, **changes: object) -> Interview:
    values: dict[str, object] = {
        "company": "Northwind",
        "role": "Senior Data Engineer",
        "starts_at": ENDS - timedelta(hours=1),
        "ends_at": ENDS,
        "timezone": "Europe/Berlin",
        "people": PANEL,
    }
    added = add_interview(candidate, NewInterview(**(values | changes)), now=BEFORE)  # type: ignore[arg-type]
    assert not isinstance(added, Refused), added
    return added


def person_called(interview: Interview, name: str) -> Person:
    return interview.process.people.get(name=name)


def note_all(interview: Interview) -> None:
    for name, fields in NOTES.items():
        saved = save_note(
            interview.candidate,
            interview,
            person_called(interview, name),
            fields,
            base_revision=None,
            now=AFTER,
        )
        assert isinstance(saved, Saved)


def approved(letter: object) -> object:
    """A submission row of this letter, waiting, as an approval leaves it."""
    from afterword.models import Letter, LetterState, MailAccount, Submission

    assert isinstance(letter, Letter)
    account, _ = MailAccount.objects.get_or_create(
        candidate=letter.candidate, address="jonas@example.org", defaults={"created_at": BEFORE}
    )
    Letter.objects.filter(pk=letter.pk).update(state=LetterState.APPROVED)
    return Submission.objects.create(
        candidate=letter.candidate,
        process=letter.process,
        letter=letter,
        person=letter.person,
        account=account,
        kind=letter.kind,
        once_key=f"{letter.kind}:{letter.pk}",
        sender="jonas@example.org",
        recipient=letter.person.email,
        subject=letter.subject,
        body=letter.body,
        message=b"Subject: x\r\n\r\nx\r\n",
        digest="0" * 64,
        message_id=f"m{letter.pk}@example.org",
        correlation=f"c{letter.pk}",
        approved_at=AFTER,
        opens_at=AFTER,
        send_at=AFTER + timedelta(hours=1),
        deadline_at=AFTER + timedelta(days=1),
    )
