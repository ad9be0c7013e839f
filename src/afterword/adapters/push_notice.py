"""Telling the person through the push services of their browsers (RFC 8030)."""

import hashlib
import json
import secrets
from collections.abc import Callable, Sequence
from datetime import datetime, timedelta
from pathlib import Path
from urllib.parse import urlsplit

from afterword.adapters.http_line import HttpAnswer, HttpLine, NoAnswer
from afterword.adapters.push_encryption import LONGEST, PushKey, authorization, encrypt
from afterword.ports.errors import Permanent, PortError, Temporary, Uncertain
from afterword.ports.notice import Notice, PushTarget
from afterword.said import say

# Half a day later "how did it go?" helps nobody.
_LASTS = timedelta(hours=12)
_GONE = (404, 410)


class PushNotice:
    """A NoticePort. `on_gone` hears of the browsers that took their permission back; `subject` says who we are to the
    push service (an https address or a mailto); `now` gives the present moment."""

    def __init__(
        self,
        targets: Sequence[PushTarget],
        *,
        key: PushKey,
        subject: str,
        now: Callable[[], datetime],
        on_gone: Callable[[PushTarget], None],
        ca_file: Path | None = None,
    ) -> None:
        self._targets = tuple(targets)
        self._key = key
        self._subject = subject
        self._now = now
        self._on_gone = on_gone
        self._ca_file = ca_file

    def tell(self, notice: Notice) -> None:
        """Every browser is tried; the first trouble is raised at the end."""
        troubles: list[PortError] = []
        for target in self._targets:
            try:
                self._tell(target, notice)
            except PortError as error:
                troubles.append(error)
        if troubles:
            raise troubles[0]

    def _tell(self, target: PushTarget, notice: Notice) -> None:
        mark = hashlib.sha256(notice.key.encode()).hexdigest()[:24]
        sealed = encrypt(
            _words(notice, mark), p256dh=target.p256dh, auth=target.auth, salt=secrets.token_bytes(16)
        )
        place = urlsplit(target.endpoint)
        headers = {
            "Content-Encoding": "aes128gcm", "Content-Type": "application/octet-stream",
            "TTL": str(int(_LASTS.total_seconds())), "Urgency": "normal", "Topic": mark,
            "Authorization": authorization(
                self._key, audience=f"{place.scheme}://{place.netloc}", subject=self._subject,
                expires=int((self._now() + _LASTS).timestamp()),
            ),
        }  # fmt: skip
        line = HttpLine(timeout=15, ca_file=self._ca_file, most_bytes=65_536)
        try:
            answer = line.call("POST", target.endpoint, headers=headers, body=sealed, may_repeat=False)
        except NoAnswer as error:
            raise Uncertain(
                say("The push service of your browser did not answer."), cause="no-answer"
            ) from error
        finally:
            line.close()
        self._judge(answer, target)

    def _judge(self, answer: HttpAnswer, target: PushTarget) -> None:
        if answer.is_success:
            return
        if answer.status in _GONE:
            self._on_gone(target)
            return
        host = urlsplit(target.endpoint).hostname
        if answer.status in (408, 429) or answer.status >= 500:
            raise Temporary(
                say("{host} takes no notices at the moment.", host=host),
                cause="push-busy",
                code=answer.status,
            )
        raise Permanent(
            say(
                "{host} refused the notice ({status}). Switch notices off and on again in that browser.",
                host=host, status=answer.status,
            ),
            cause="push-refused", code=answer.status,
        )  # fmt: skip


def _words(notice: Notice, mark: str) -> bytes:
    said = {"title": notice.title[:200], "body": notice.body[:1500], "path": notice.path, "tag": mark}
    content = json.dumps(said, ensure_ascii=False).encode()
    if len(content) <= LONGEST:
        return content
    return json.dumps({**said, "body": notice.body[:400]}, ensure_ascii=False).encode()
