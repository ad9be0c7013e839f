"""The processes of a candidate as the matching rules take them."""

from django.db.models import Prefetch

from afterword.models import Candidate, Process, ProcessState, Submission
from afterword.rules.match import TrackedPerson, TrackedProcess, TrackedSubmission
from afterword.rules.submission import MAYBE_SENT

# Without their bytes and words: this is read before every look into a mailbox.
_SENT = Prefetch(
    "submissions",
    Submission.objects.filter(state__in=[state.value for state in MAYBE_SENT]).only(
        "process_id", "message_id", "other_message_id", "correlation", "subject", "settled_at", "submitting_at",
        "send_at", "recipient",
    ),
)  # fmt: skip


def tracked_processes(candidate: Candidate) -> tuple[TrackedProcess, ...]:
    """All of them, closed ones too: an answer may still come. Four queries, however many there are."""
    rows = Process.objects.filter(candidate=candidate).prefetch_related("people", _SENT, "interviews")
    return tuple(_tracked(row) for row in rows)


def _tracked(process: Process) -> TrackedProcess:
    interviews = list(process.interviews.all())
    return TrackedProcess(
        id=process.pk,
        company=process.company,
        role=process.role,
        domains=(process.company_domain,) if process.company_domain else (),
        people=tuple(
            TrackedPerson(name=p.name, emails=tuple(e for e in [p.email, *p.other_addresses] if e))
            for p in process.people.all()
        ),
        submissions=tuple(
            TrackedSubmission(
                message_ids=tuple(i for i in (s.message_id, s.other_message_id) if i),
                correlation=s.correlation,
                subject=s.subject,
                sent_at=s.settled_at or s.submitting_at or s.send_at,
                recipients=(s.recipient,),
            )
            for s in process.submissions.all()
        ),
        interviews=tuple(i.starts_at for i in interviews),
        invitation_uids=tuple(i.ical_uid for i in interviews if i.ical_uid),
        is_open=process.state != ProcessState.CLOSED,
    )
