"""The address on this machine that the browser comes back to (RFC 8252 §7.3): one answer, then it is gone."""

import http.server
import socket
import socketserver
import threading
from contextlib import suppress
from html import escape
from urllib.parse import urlsplit

_PAGE = """<!doctype html><html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>Afterword</title><body style="font:18px/1.5 serif;max-width:32em;margin:4em auto;padding:0 1em">
<p>{words}</p></body></html>"""


class LoopbackListener:
    """Listens on 127.0.0.1, and on ::1 with the same port where the machine has it, since browsers take `localhost`
    for either. `name` is how the address is spelt: Microsoft wants `localhost`, RFC 8252 the number. With `back_to` the
    browser is sent on there with its answer, every time, for that page judges it; else the first one counts."""

    def __init__(self, *, name: str = "127.0.0.1", back_to: str = "") -> None:
        self._answer = ""
        self._has_answer = threading.Event()
        self._back_to = back_to
        self._servers = [self._listen(socket.AF_INET, "127.0.0.1", 0)]
        port = int(self._servers[0].server_address[1])
        with suppress(OSError):
            self._servers.append(self._listen(socket.AF_INET6, "::1", port))
        self.redirect_uri = f"http://{name}:{port}"
        for server in self._servers:
            threading.Thread(target=server.serve_forever, args=(0.1,), daemon=True).start()

    def wait(self, timeout: float) -> str:
        """The whole address that the browser asked for, or empty after `timeout` seconds."""
        return self._answer if self._has_answer.wait(timeout) else ""

    def close(self) -> None:
        for server in self._servers:
            server.shutdown()
            server.server_close()
        self._servers = []

    def _listen(self, family: int, host: str, port: int) -> http.server.ThreadingHTTPServer:
        owner = self

        class Handler(http.server.BaseHTTPRequestHandler):
            timeout = 10

            def do_GET(self) -> None:
                owner._take(self)

            def log_message(self, *_: object) -> None:
                """Nothing: the address holds the code."""

        class Server(http.server.ThreadingHTTPServer):
            address_family = socket.AddressFamily(family)
            daemon_threads = True

            def server_bind(self) -> None:
                """Without the look-up of this machine's name, which takes seconds on some networks."""
                socketserver.TCPServer.server_bind(self)

        return Server((host, port), Handler)

    def _take(self, call: http.server.BaseHTTPRequestHandler) -> None:
        query = urlsplit(call.path).query
        is_answer = "code=" in query or "error=" in query
        if is_answer and not self._has_answer.is_set():
            self._answer = f"{self.redirect_uri}{call.path}"
            self._has_answer.set()
        if is_answer and self._back_to:
            call.send_response(303)
            call.send_header("Location", f"{self._back_to}?{query}")
            call.send_header("Content-Length", "0")
            call.end_headers()
            return
        words = (
            "Thank you. You can close this page and go back to Afterword."
            if is_answer
            else "Nothing is here."
        )
        body = _PAGE.format(words=escape(words)).encode()
        call.send_response(200 if is_answer else 404)
        call.send_header("Content-Type", "text/html; charset=utf-8")
        call.send_header("Content-Length", str(len(body)))
        call.send_header("Cache-Control", "no-store")
        call.end_headers()
        call.wfile.write(body)
