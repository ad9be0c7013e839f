"""One try to be granted access, in the background of the command that waits for it."""

import threading
from collections.abc import Callable
from datetime import datetime

from afterword.adapters.http_line import HttpLine
from afterword.adapters.oauth_flows import BrowserFlow, DeviceFlow
from afterword.adapters.oauth_grant import Grant
from afterword.adapters.oauth_listener import LoopbackListener
from afterword.ports.errors import PortError
from afterword.said import say

_PATIENCE = 900.0


class Granting:
    """`state` is waiting, done or failed; `sentence` says why it failed. `page` is to be opened in the browser;
    with `user_code` the code is to be typed there. `keep` is handed the grant; it may raise a PortError."""

    def __init__(self, *, keep: Callable[[Grant], None], http: HttpLine, now: Callable[[], datetime]) -> None:
        self.state = "waiting"
        self.sentence = ""
        self.cause = ""
        self.page = ""
        self.user_code = ""
        self._keep = keep
        self._http = http
        self._now = now
        self._is_over = threading.Event()
        self._lock = threading.Lock()
        self._flow: BrowserFlow | None = None

    def start_browser(self, grant: Grant, *, login_hint: str = "") -> "Granting":
        """Wait for the browser on this machine."""
        name = "localhost" if grant.provider.key == "microsoft" else "127.0.0.1"
        listener = LoopbackListener(name=name)
        self._flow = BrowserFlow.begin(grant, redirect_uri=listener.redirect_uri)
        self.page = self._flow.url(login_hint=login_hint)
        threading.Thread(target=self._await_browser, args=(listener,), daemon=True).start()
        return self

    def start_code(self, grant: Grant) -> "Granting":
        """Ask for a code and wait until it was typed somewhere. Raises Permanent or Temporary."""
        flow = DeviceFlow.begin(grant, http=self._http, now=self._now())
        self.page, self.user_code = flow.page, flow.user_code
        threading.Thread(target=self._await_code, args=(flow,), daemon=True).start()
        return self

    def take_address(self, address: str) -> None:
        """The address that a browser on another machine ended at, copied by the person."""
        flow = self._flow
        if flow is None:
            return
        with self._lock:
            if self.state == "waiting":
                self._settle(lambda: flow.finish(address, http=self._http, now=self._now()))

    def wait(self, timeout: float) -> str:
        self._is_over.wait(timeout)
        return self.state

    def give_up(self) -> None:
        self._is_over.set()

    def _await_browser(self, listener: LoopbackListener) -> None:
        try:
            for _ in range(int(_PATIENCE)):
                address = listener.wait(1.0)
                if address:
                    self.take_address(address)
                if address or self._is_over.is_set():
                    return
            self._fail(
                say("Nobody came back from the browser for a quarter of an hour. Start again."), "no-answer"
            )
        finally:
            listener.close()

    def _await_code(self, flow: DeviceFlow) -> None:
        with self._lock:
            self._settle(lambda: flow.wait(http=self._http, now=self._now, pause=self._is_over.wait))

    def _settle(self, find: Callable[[], Grant]) -> None:
        try:
            self._keep(find())
        except PortError as error:
            self._fail(str(error), error.cause)
            return
        self.state = "done"
        self._is_over.set()

    def _fail(self, sentence: str, cause: str) -> None:
        self.state, self.sentence, self.cause = "failed", sentence, cause
        self._is_over.set()
