"""A granted access on the test server, for the tests of flows, tokens and sign-ins."""

import threading
import urllib.request
from datetime import UTC, datetime, timedelta
from pathlib import Path

from afterword.adapters.file_secrets import FileSecrets
from afterword.adapters.http_line import HttpLine
from afterword.adapters.oauth_flows import BrowserFlow
from afterword.adapters.oauth_grant import Grant, read_grant, write_grant
from afterword.adapters.oauth_listener import LoopbackListener
from afterword.adapters.oauth_providers import OAuthProvider, discover
from afterword.adapters.oauth_tokens import AccessTokens
from tests.servers.oauth_server import OAuthServer

NAME = "mail-account-1-access"


class Desk:
    """`now` moves as the test likes. `tokens()` makes a fresh keeper, as a new start of the program does."""

    def __init__(self, server: OAuthServer, folder: Path) -> None:
        self.server = server
        self.path = folder / "secrets.json"
        self.secrets = FileSecrets(self.path)
        self.http = HttpLine(timeout=5, ca_file=server.certificate.certificate)
        self.now = datetime.now(UTC)
        self.steps: list[str] = []
        self.stop_at = ""

    @property
    def provider(self) -> OAuthProvider:
        return discover(self.server.issuer, http=self.http)

    def app(self, **changes: str) -> Grant:
        given = {"client_id": self.server.client_id, "client_secret": self.server.client_secret, **changes}
        return Grant(provider=self.provider, **given)

    def browse(self, url: str) -> None:
        """The person's browser: opens the page, agrees, and is sent back."""
        import ssl

        context = ssl.create_default_context(cafile=str(self.server.certificate.certificate))
        with urllib.request.urlopen(url, context=context, timeout=10) as page:
            page.read()

    def agree(self, *, name: str = "127.0.0.1") -> Grant:
        listener = LoopbackListener(name=name)
        try:
            flow = BrowserFlow.begin(self.app(), redirect_uri=listener.redirect_uri)
            browser = threading.Thread(target=self.browse, args=(flow.url(login_hint="me@example.org"),))
            browser.start()
            address = listener.wait(10)
            browser.join()
            grant = flow.finish(address, http=self.http, now=self.now)
        finally:
            listener.close()
        self.secrets.write(NAME, write_grant(grant))
        return grant

    def tokens(self) -> AccessTokens:
        def step(name: str) -> None:
            self.steps.append(name)
            if name == self.stop_at:
                raise KeyboardInterrupt(name)

        return AccessTokens(self.secrets, NAME, http=self.http, now=lambda: self.now, on_step=step)

    def stored(self) -> Grant:
        found = read_grant(FileSecrets(self.path).read(NAME))
        if found is None:
            raise LookupError(NAME)
        return found

    def later(self, **duration: float) -> None:
        self.now += timedelta(**duration)
