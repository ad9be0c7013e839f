"""Telling the person by a mail to themselves, through their own server."""

import hashlib
from collections.abc import Callable
from datetime import datetime

from afterword.mail.compose import compose_message
from afterword.ports.notice import Notice
from afterword.ports.submission import Envelope, SubmissionPort


class MailNotice:
    """A NoticePort. `base_url` is where the person reaches the program (`http://127.0.0.1:8025`);
    `now` gives the present moment. The Message-ID comes from the notice's key: should a notice go out
    twice, most mail programs show it once, and the watching of the mailbox knows it as our own."""

    def __init__(
        self,
        submission: SubmissionPort,
        *,
        name: str,
        address: str,
        base_url: str,
        now: Callable[[], datetime],
    ) -> None:
        self._submission = submission
        self._name = name
        self._address = address
        self._base_url = base_url.rstrip("/")
        self._now = now

    def tell(self, notice: Notice) -> None:
        """Raises Temporary, Permanent or Uncertain, as the submission does; the caller tries no
        Uncertain again."""
        mark = hashlib.sha256(notice.key.encode("utf-8")).hexdigest()[:24]
        domain = self._address.rpartition("@")[2].encode("idna").decode("ascii")
        message = compose_message(
            sender=("Afterword", self._address),
            to=(self._name, self._address),
            subject=" ".join(notice.title.split()),
            body=f"{notice.body}\n\n{self._base_url}{notice.path}\n",
            message_id=f"notice-{mark}@{domain}",
            date=self._now(),
            correlation=f"notice-{mark}",
            is_automatic=True,
        )
        self._submission.submit(
            envelope=Envelope(sender=self._address, recipients=(self._address,)), message=message
        )
