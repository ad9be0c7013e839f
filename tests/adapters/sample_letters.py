"""One plain letter as bytes, for tests of submission and mailboxes."""

from datetime import UTC, datetime

from afterword.mail.compose import compose_message

SENT_AT = datetime(2026, 5, 13, 7, 30, tzinfo=UTC)


def make_letter(
    *,
    message_id: str = "aw-1@example.org",
    correlation: str = "c0ffee",
    subject: str = "Thank you for Tuesday",
    body: str = "Hi Priya,\n\nThank you for the hour on the on-call rota.\n\n.\nJonas\n",
) -> bytes:
    """From Jonas to Priya, with a line that holds only a dot: it must survive SMTP."""
    return compose_message(
        sender=("Jonas Lindqvist", "jonas@example.org"),
        to=("Priya Raman", "priya@example.com"),
        subject=subject,
        body=body,
        message_id=message_id,
        date=SENT_AT,
        correlation=correlation,
    )
