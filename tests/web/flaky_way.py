"""A bad line between the browser and the program: an HTTP server on loopback that hands requests on, or drops them,
answers with a fault, keeps the answer back, breaks it in half, or hands the request on twice."""

import http.client
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import urlsplit

DROP, FAULT, SILENT, HALF, TWICE = "drop", "fault", "silent", "half", "twice"


class FlakyWay:
    """`moods` are used up one a POST; without one the line is good. `is_cut` drops everything."""

    def __init__(self, address: str) -> None:
        self.target = urlsplit(address).netloc
        self.moods: list[str] = []
        self.is_cut = False
        self.posts: list[tuple[str, bytes]] = []
        self.late = threading.Event()
        way = self

        class Handler(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def do_GET(self) -> None:
                way.carry(self, b"")

            def do_POST(self) -> None:
                body = self.rfile.read(int(self.headers.get("Content-Length", "0")))
                way.posts.append((self.path, body))
                way.carry(self, body)

            def log_message(self, *_words: object) -> None:
                pass

        self.server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.server.daemon_threads = True
        self.address = f"http://127.0.0.1:{self.server.server_address[1]}"

    def carry(self, handler: BaseHTTPRequestHandler, body: bytes) -> None:
        is_saving = handler.command == "POST" and not handler.path.endswith("/offer")
        mood = self.moods.pop(0) if is_saving and self.moods else ""
        if self.is_cut or mood == DROP:
            return self._break_off(handler)
        if mood == FAULT:
            return self._answer(handler, 500, [("Content-Type", "text/plain")], b"broken")
        status, headers, said = self._ask(handler, body)
        if mood == TWICE:
            status, headers, said = self._ask(handler, body)
        if mood == SILENT:
            # The program has it; the browser never hears so.
            self.late.wait(30)
            return self._break_off(handler)
        if mood == HALF:
            handler.send_response(status)
            handler.send_header("Content-Type", "application/json")
            handler.send_header("Content-Length", str(len(said)))
            handler.end_headers()
            handler.wfile.write(said[: len(said) // 2])
            handler.wfile.flush()
            return self._break_off(handler)
        return self._answer(handler, status, headers, said)

    def _ask(self, handler: BaseHTTPRequestHandler, body: bytes) -> tuple[int, list[tuple[str, str]], bytes]:
        line = http.client.HTTPConnection(self.target, timeout=30)
        given = {name: value for name, value in handler.headers.items() if name.lower() != "connection"}
        for name in ("Origin", "Referer"):
            if name in given:
                given[name] = given[name].replace(self.address, f"http://{self.target}")
        line.request(handler.command, handler.path, body or None, {**given, "Host": self.target})
        answer = line.getresponse()
        said = answer.read()
        kept = [
            each for each in answer.getheaders() if each[0].lower() not in ("transfer-encoding", "connection")
        ]
        line.close()
        return answer.status, kept, said

    def _answer(
        self, handler: BaseHTTPRequestHandler, status: int, headers: list[tuple[str, str]], said: bytes
    ) -> None:
        handler.send_response(status)
        for name, value in headers:
            if name.lower() not in ("content-length", "date", "server"):
                handler.send_header(name, value)
        handler.send_header("Content-Length", str(len(said)))
        handler.end_headers()
        handler.wfile.write(said)

    def _break_off(self, handler: BaseHTTPRequestHandler) -> None:
        handler.close_connection = True
        handler.connection.close()


@contextmanager
def flaky_way(address: str) -> Iterator[FlakyWay]:
    way = FlakyWay(address)
    thread = threading.Thread(target=way.server.serve_forever, daemon=True)
    thread.start()
    try:
        yield way
    finally:
        way.late.set()
        way.server.shutdown()
        way.server.server_close()
        thread.join(10)
