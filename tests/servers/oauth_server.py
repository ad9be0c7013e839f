"""A real authorization server on loopback: authorization page, tokens, device codes, introspection; and it can
misbehave in the ways that Google's and Microsoft's do."""

import base64
import hashlib
import http.server
import json
import secrets
import socketserver
import ssl
import threading
import time
from dataclasses import dataclass, field
from email.utils import formatdate
from urllib.parse import parse_qs, urlencode, urlsplit

from tests.servers.certificate import Certificate

SCOPES = ("mail", "offline_access")


@dataclass(slots=True, kw_only=True)
class Issued:
    """One access token. `ends_at` is a time.monotonic() moment."""

    user: str
    ends_at: float
    is_revoked: bool = False


@dataclass(slots=True, kw_only=True)
class OAuthServer:
    """`start()`, then `issuer` (https, RFC 8414) and `introspection_url` (http, for Dovecot).

    `user` is who sits at the browser. `rotates`: each refresh gives a new refresh token; `is_strict`: a second use of
    an old one ends the grant (RFC 9700 §4.14.2). `next_errors` are answers of the token endpoint, in order: an error
    name, (error, description), or bytes that are sent as they are. `life` is `expires_in`."""

    certificate: Certificate
    user: str = "me"
    client_id: str = "my-client"
    client_secret: str = ""
    life: int = 3600
    real_life: float | None = None
    rotates: bool = False
    is_strict: bool = False
    granted_scope: str = " ".join(SCOPES)
    gives_refresh_token: bool = True
    clock_offset: float = 0.0
    denies: str = ""
    pending_polls: int = 0
    next_errors: list[object] = field(default_factory=list)
    calls: list[dict[str, str]] = field(default_factory=list)
    tokens: dict[str, Issued] = field(default_factory=dict)
    refresh_tokens: dict[str, bool] = field(default_factory=dict)
    codes: dict[str, dict[str, str]] = field(default_factory=dict)
    devices: dict[str, bool] = field(default_factory=dict)
    servers: list[http.server.ThreadingHTTPServer] = field(default_factory=list)
    issuer: str = ""
    introspection_url: str = ""

    def start(self) -> "OAuthServer":
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(self.certificate.certificate, self.certificate.key)
        secured, plain = self._listen(), self._listen()
        secured.socket = context.wrap_socket(secured.socket, server_side=True)
        self.servers = [secured, plain]
        for server in self.servers:
            threading.Thread(target=server.serve_forever, args=(0.05,), daemon=True).start()
        self.issuer = f"https://127.0.0.1:{secured.server_address[1]}"
        self.introspection_url = f"http://127.0.0.1:{plain.server_address[1]}/introspect"
        return self

    def stop(self) -> None:
        for server in self.servers:
            server.shutdown()
            server.server_close()
        self.servers = []

    def is_good(self, user: str, token: str) -> bool:
        known = self.tokens.get(token)
        return bool(
            known and known.user == user and not known.is_revoked and time.monotonic() < known.ends_at
        )

    def revoke_access_tokens(self) -> None:
        for issued in self.tokens.values():
            issued.is_revoked = True

    def revoke_grant(self) -> None:
        """What a testing-mode app sees after seven days, and what “Remove access” does."""
        self.revoke_access_tokens()
        self.refresh_tokens = dict.fromkeys(self.refresh_tokens, False)

    def grant_types(self) -> list[str]:
        return [call.get("grant_type", "") for call in self.calls if call["path"] == "/token"]

    def _listen(self) -> http.server.ThreadingHTTPServer:
        owner = self

        class Handler(http.server.BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"
            timeout = 10

            def do_GET(self) -> None:
                owner._get(self)

            def do_POST(self) -> None:
                size = int(self.headers.get("Content-Length", 0))
                form = {k: v[0] for k, v in parse_qs(self.rfile.read(size).decode()).items()}
                owner._post(self, form)

            def log_message(self, *_: object) -> None: ...

            def date_time_string(self, timestamp: float | None = None) -> str:
                return formatdate(time.time() + owner.clock_offset, usegmt=True)

        class Server(http.server.ThreadingHTTPServer):
            daemon_threads = True

            def server_bind(self) -> None:
                socketserver.TCPServer.server_bind(self)

        return Server(("127.0.0.1", 0), Handler)

    def _get(self, call: http.server.BaseHTTPRequestHandler) -> None:
        parts = urlsplit(call.path)
        if parts.path == "/.well-known/oauth-authorization-server":
            _say(call, 200, {
                "issuer": self.issuer, "authorization_endpoint": f"{self.issuer}/authorize",
                "token_endpoint": f"{self.issuer}/token",
                "device_authorization_endpoint": f"{self.issuer}/device", "scopes_supported": list(SCOPES),
            })  # fmt: skip
        elif parts.path == "/authorize":
            self._authorize(call, {k: v[0] for k, v in parse_qs(parts.query).items()})
        else:
            _say(call, 404, {"error": "not_found"})

    def _authorize(self, call: http.server.BaseHTTPRequestHandler, query: dict[str, str]) -> None:
        """The person agrees at once (or denies): back to the address of the app."""
        self.calls.append({"path": "/authorize", **query})
        if query.get("client_id") != self.client_id:
            _say(call, 400, {"error": "unauthorized_client"})
            return
        if self.denies:
            answer = {"error": self.denies, "state": query["state"]}
        else:
            code = secrets.token_urlsafe(12)
            self.codes[code] = query
            answer = {"code": code, "state": query["state"]}
        call.send_response(302)
        call.send_header("Location", f"{query['redirect_uri']}/?{urlencode(answer)}")
        call.send_header("Content-Length", "0")
        call.end_headers()

    def _post(self, call: http.server.BaseHTTPRequestHandler, form: dict[str, str]) -> None:
        path = urlsplit(call.path).path
        self.calls.append({"path": path, **form})
        if path == "/introspect":
            known = self.tokens.get(form.get("token", ""))
            is_active = known is not None and self.is_good(known.user, form["token"])
            _say(call, 200, {"active": is_active, "username": known.user if known else ""})
        elif self.next_errors:
            self._misbehave(call, self.next_errors.pop(0))
        elif form.get("client_id") != self.client_id or form.get("client_secret", "") != self.client_secret:
            _say(call, 401, {"error": "invalid_client"})
        elif path == "/device":
            device = secrets.token_urlsafe(12)
            self.devices[device] = True
            _say(call, 200, {
                "device_code": device, "user_code": "ABCD-EFGH", "interval": 0,
                "verification_uri": f"{self.issuer}/devicelogin", "expires_in": 900,
            })  # fmt: skip
        elif path == "/token":
            self._token(call, form)
        else:
            _say(call, 404, {"error": "not_found"})

    def _misbehave(self, call: http.server.BaseHTTPRequestHandler, error: object) -> None:
        if isinstance(error, bytes):
            _say_bytes(call, 200, error)
        elif isinstance(error, tuple):
            _say(call, 400, {"error": error[0], "error_description": error[1]})
        elif isinstance(error, int):
            _say_bytes(call, error, b"<html>Bad gateway</html>")
        else:
            _say(call, 400, {"error": error})

    def _token(self, call: http.server.BaseHTTPRequestHandler, form: dict[str, str]) -> None:
        kind = form.get("grant_type", "")
        if kind == "authorization_code":
            self._by_code(call, form)
        elif kind == "refresh_token":
            self._by_refresh(call, form["refresh_token"])
        elif kind.endswith("device_code"):
            self._by_device(call, form["device_code"])
        else:
            _say(call, 400, {"error": "unsupported_grant_type"})

    def _by_code(self, call: http.server.BaseHTTPRequestHandler, form: dict[str, str]) -> None:
        asked = self.codes.pop(form.get("code", ""), None)
        digest = hashlib.sha256(form.get("code_verifier", "").encode()).digest()
        challenge = base64.urlsafe_b64encode(digest).rstrip(b"=").decode()
        if asked is None or asked["redirect_uri"] != form.get("redirect_uri"):
            _say(call, 400, {"error": "invalid_grant", "error_description": "code or redirect_uri"})
        elif asked.get("code_challenge_method") != "S256" or asked.get("code_challenge") != challenge:
            _say(call, 400, {"error": "invalid_grant", "error_description": "PKCE"})
        else:
            self._issue(call, new_refresh=True)

    def _by_refresh(self, call: http.server.BaseHTTPRequestHandler, token: str) -> None:
        if not self.refresh_tokens.get(token):
            if self.is_strict and token in self.refresh_tokens:
                self.revoke_grant()
            _say(
                call,
                400,
                {"error": "invalid_grant", "error_description": "Token has been expired or revoked."},
            )
            return
        if self.rotates and self.is_strict:
            self.refresh_tokens[token] = False
        self._issue(call, new_refresh=self.rotates)

    def _by_device(self, call: http.server.BaseHTTPRequestHandler, device: str) -> None:
        if self.denies:
            _say(call, 400, {"error": self.denies})
        elif device not in self.devices:
            _say(call, 400, {"error": "expired_token"})
        elif self.pending_polls > 0:
            self.pending_polls -= 1
            _say(call, 400, {"error": "authorization_pending"})
        else:
            self._issue(call, new_refresh=True)

    def _issue(self, call: http.server.BaseHTTPRequestHandler, *, new_refresh: bool) -> None:
        token = secrets.token_urlsafe(24)
        life = self.life if self.real_life is None else self.real_life
        self.tokens[token] = Issued(user=self.user, ends_at=time.monotonic() + life)
        told: dict[str, object] = {"access_token": token, "token_type": "Bearer", "expires_in": self.life}
        if self.granted_scope:
            told["scope"] = self.granted_scope
        if new_refresh and self.gives_refresh_token:
            refresh = secrets.token_urlsafe(24)
            self.refresh_tokens[refresh] = True
            told["refresh_token"] = refresh
        _say(call, 200, told)


def _say(call: http.server.BaseHTTPRequestHandler, status: int, told: dict[str, object]) -> None:
    _say_bytes(call, status, json.dumps(told).encode(), kind="application/json")


def _say_bytes(
    call: http.server.BaseHTTPRequestHandler, status: int, body: bytes, *, kind: str = "text/html"
) -> None:
    call.send_response(status)
    call.send_header("Content-Type", kind)
    call.send_header("Content-Length", str(len(body)))
    call.end_headers()
    call.wfile.write(body)
