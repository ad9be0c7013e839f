"""A person's calendars by CalDAV (RFC 4791), read only: discovery (RFC 6764), then what changed (RFC 6578)."""

import base64
from datetime import datetime
from pathlib import Path
from urllib.parse import urljoin

from afterword.adapters.caldav_xml import (
    Found,
    NotXml,
    ask_between,
    ask_changes,
    ask_objects,
    ask_properties,
    names_error,
    path_of,
    read_multistatus,
)
from afterword.adapters.check_steps import Step, steps_to_reach, take_steps
from afterword.adapters.http_line import HttpAnswer, HttpLine, server_behind, split_address
from afterword.adapters.jmap_session import is_same_owner
from afterword.adapters.oauth_tokens import Bearer
from afterword.adapters.sign_in_faults import judge_sign_in
from afterword.ports.calendar import CalendarBatch, CalendarObject, CalendarPlace
from afterword.ports.errors import Permanent, PortError, Temporary
from afterword.ports.submission import CheckStep
from afterword.said import say, to_say

_MOST_REDIRECTS = 5
_AT_ONCE = 50
_PLACE = ("d:resourcetype", "d:displayname", "c:supported-calendar-component-set")


class CaldavCalendar:
    """A CalendarPort. One for a thread. `url` is the server, a principal, a home or one calendar: what it is, is found
    out. Most providers want an app password."""

    def __init__(
        self,
        url: str,
        *,
        username: str,
        password: str | Bearer,
        timeout: float = 30.0,
        ca_file: Path | None = None,
    ) -> None:
        self._url = url
        self._username = username
        self._password = password
        self._timeout = timeout
        self._server = server_behind(url, ca_file=ca_file)
        self._line = HttpLine(keeps=True, timeout=timeout, ca_file=ca_file)

    def calendars(self) -> tuple[CalendarPlace, ...]:
        """As CalendarPort. Raises Permanent (`no-caldav`, `no-calendar`)."""
        here, address = self._find(self._url, ("d:current-user-principal", "c:calendar-home-set", *_PLACE), 0)
        if here.is_calendar:
            return (self._place(here, address),)
        home = here.first_href("calendar-home-set")
        if not home:
            principal = here.first_href("current-user-principal")
            if not principal:
                raise self._no_caldav()
            here, address = self._find(urljoin(address, principal), ("c:calendar-home-set",), 0)
            home = here.first_href("calendar-home-set")
        if not home:
            raise self._no_caldav()
        found, address = self._list(urljoin(address, home))
        places = tuple(self._place(each, address) for each in found if each.is_calendar)
        if not places:
            raise Permanent(
                say(
                    "No calendar was found for {username} at {host}.",
                    username=self._username,
                    host=self._server.host,
                ),
                cause="no-calendar",
            )
        return places

    def changes(
        self, calendar: CalendarPlace, *, state: str, since: datetime, until: datetime
    ) -> CalendarBatch:
        if state:
            batch = self._changed_since(calendar, state)
            if batch is not None:
                return batch
        # The token first: what changes while we read comes again with the next look.
        here, _ = self._find(calendar.href, ("d:sync-token", "s:getctag"), 0)
        token = here.text("sync-token")
        mark = token or (f"ctag:{here.text('getctag')}" if here.text("getctag") else "")
        if state and mark == state:
            return CalendarBatch(objects=(), state=state)
        answer = self._ask("REPORT", calendar.href, ask_between(since, until), depth="1")
        found, _ = self._read(answer)
        return CalendarBatch(objects=tuple(self._objects(found, calendar.href)), state=mark, was_reset=True)

    def check(self) -> list[CheckStep]:
        def list_them() -> str:
            return say(
                "Looked into: {calendars}.", calendars=", ".join(place.name for place in self.calendars())
            )

        steps: list[Step] = [
            *steps_to_reach(
                self._server,
                timeout=self._timeout,
                names=(to_say("find the calendar server"), to_say("connect to it")),
            ),
            ("calendars", list_them),
        ]
        try:
            return take_steps(steps)
        finally:
            self.close()

    def close(self) -> None:
        self._line.close()

    def _changed_since(self, calendar: CalendarPlace, state: str) -> CalendarBatch | None:
        """None where the server has no such report or has forgotten the token (RFC 6578 §3.2)."""
        if state.startswith("ctag:"):
            return None
        answer = self._ask("REPORT", calendar.href, ask_changes(state), depth="0", may_fail=True)
        if not answer.is_success:
            if answer.status in (400, 403, 404, 405, 409, 412, 415, 501, 507) or names_error(
                answer.body, "valid-sync-token"
            ):
                return None
            raise self._judge(answer)
        found, token = self._read(answer)
        gone = [
            CalendarObject(href=path_of(each.href, answer.url), content=None)
            for each in found
            if each.status == 404
        ]
        # Where the server cuts its answer short (507 for the collection itself) the token leads to the rest.
        changed = [each.href for each in found if each.status in (0, 200) and "getetag" in each.properties]
        objects = list(self._fetch(calendar.href, changed))
        return CalendarBatch(objects=(*objects, *gone), state=token or state)

    def _fetch(self, calendar: str, hrefs: list[str]) -> list[CalendarObject]:
        objects: list[CalendarObject] = []
        for start in range(0, len(hrefs), _AT_ONCE):
            answer = self._ask("REPORT", calendar, ask_objects(hrefs[start : start + _AT_ONCE]), depth="1")
            objects += self._objects(self._read(answer)[0], answer.url)
        return objects

    def _objects(self, found: list[Found], base: str) -> list[CalendarObject]:
        return [
            CalendarObject(href=path_of(each.href, base), content=each.text("calendar-data").encode("utf-8"))
            for each in found
            if each.text("calendar-data")
        ]

    def _place(self, found: Found, base: str) -> CalendarPlace:
        href = path_of(found.href, base)
        return CalendarPlace(href=href, name=found.text("displayname") or href.rstrip("/").rpartition("/")[2])

    def _find(self, url: str, names: tuple[str, ...], depth: int) -> tuple[Found, str]:
        """The properties of one place; from the bare server by way of /.well-known/caldav (RFC 6764 §5)."""
        tries = [url]
        if split_address(url)[1] == "/":
            tries.insert(0, urljoin(url, "/.well-known/caldav"))
        problem: PortError = self._no_caldav()
        for each in tries:
            try:
                answer = self._ask("PROPFIND", each, ask_properties(*names), depth=str(depth))
                found, _ = self._read(answer)
            except Permanent as error:
                if error.cause not in ("no-caldav", "redirect-elsewhere"):
                    raise
                problem = error
                continue
            if found:
                return found[0], answer.url
        raise problem

    def _list(self, home: str) -> tuple[list[Found], str]:
        answer = self._ask("PROPFIND", home, ask_properties(*_PLACE), depth="1")
        return self._read(answer)[0], answer.url

    def _read(self, answer: HttpAnswer) -> tuple[list[Found], str]:
        try:
            return read_multistatus(answer.body)
        except NotXml as error:
            raise self._no_caldav() from error

    def _ask(self, method: str, url: str, body: bytes, *, depth: str, may_fail: bool = False) -> HttpAnswer:
        """One request, along redirects that stay with the same owner."""
        for _ in range(_MOST_REDIRECTS):
            answer = self._authorized(method, url, body, depth)
            if not answer.redirect:
                break
            if not is_same_owner(url, answer.redirect):
                raise Permanent(
                    say(
                        "{host} sends us to another owner's server, so the password was not given there. "
                        "Enter the address of the calendar itself.",
                        host=self._server.host,
                    ),
                    cause="redirect-elsewhere",
                )
            url = answer.redirect
        if answer.status == 207 or may_fail:
            return answer
        raise self._judge(answer)

    def _authorized(self, method: str, url: str, body: bytes, depth: str) -> HttpAnswer:
        headers = {"Content-Type": "application/xml; charset=utf-8", "Depth": depth}
        if isinstance(self._password, str):
            secret = f"{self._username}:{self._password}".encode()
            headers["Authorization"] = f"Basic {base64.b64encode(secret).decode('ascii')}"
            return self._line.call(method, url, headers=headers, body=body)
        token = self._password.read()
        headers["Authorization"] = f"Bearer {token}"
        answer = self._line.call(method, url, headers=headers, body=body)
        if answer.status == 401:
            headers["Authorization"] = f"Bearer {self._password.read(refused=token)}"
            answer = self._line.call(method, url, headers=headers, body=body)
        return answer

    def _judge(self, answer: HttpAnswer) -> PortError:
        host = self._server.host
        if answer.status in (401, 403):
            return judge_sign_in("", host=host, code=None)
        if answer.status == 429 or answer.status >= 500:
            return Temporary(
                say(
                    "{host} is busy ({status}). The calendar is looked into again later.",
                    host=host,
                    status=answer.status,
                ),
                cause="busy",
            )
        return self._no_caldav()

    def _no_caldav(self) -> Permanent:
        return Permanent(
            say(
                "{host} shows no calendar at this address (CalDAV). Check the address; your "
                "provider's help pages name it.",
                host=self._server.host,
            ),
            cause="no-caldav",
        )
