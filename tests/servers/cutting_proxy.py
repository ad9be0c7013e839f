"""A proxy on loopback that hands calls on and can lose the answer of one: the server has done what was asked, and
nobody is told."""

import http.client
import http.server
import socket
import socketserver
import threading


class CuttingProxy:
    """Between a client and the HTTP server at `port`. `cut_next(words)` drops the line instead of answering the next
    call whose body holds `words`; `refuse_next` answers it with a status and does not hand it on."""

    def __init__(self, port: int) -> None:
        self.port = port
        self._cut = b""
        self._refusals: list[tuple[bytes, int]] = []
        owner = self

        class Handler(http.server.BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"
            timeout = 10

            def do_GET(self) -> None:
                owner._hand_on(self)

            def do_POST(self) -> None:
                owner._hand_on(self)

            def log_message(self, *_: object) -> None: ...

        class Server(http.server.ThreadingHTTPServer):
            daemon_threads = True

            def server_bind(self) -> None:
                socketserver.TCPServer.server_bind(self)

        self._server = Server(("127.0.0.1", 0), Handler)
        self.base_url = f"http://127.0.0.1:{self._server.server_address[1]}"
        threading.Thread(target=self._server.serve_forever, args=(0.05,), daemon=True).start()

    def cut_next(self, words: bytes) -> None:
        self._cut = words

    def refuse_next(self, words: bytes, status: int) -> None:
        self._refusals.append((words, status))

    def stop(self) -> None:
        self._server.shutdown()
        self._server.server_close()

    def _hand_on(self, call: http.server.BaseHTTPRequestHandler) -> None:
        body = call.rfile.read(int(call.headers.get("Content-Length", 0)))
        if self._refusals and self._refusals[0][0] in body:
            status = self._refusals.pop(0)[1]
            call.send_response(status)
            call.send_header("Content-Length", "0")
            call.end_headers()
            return
        line = http.client.HTTPConnection("127.0.0.1", self.port, timeout=20)
        headers = dict(call.headers.items())
        line.request(call.command, call.path, body=body or None, headers=headers)
        answer = line.getresponse()
        content = answer.read()
        line.close()
        if self._cut and self._cut in body:
            self._cut = b""
            call.close_connection = True
            call.connection.shutdown(socket.SHUT_RDWR)
            return
        call.send_response(answer.status)
        for name, value in answer.getheaders():
            if name.lower() not in ("content-length", "connection", "transfer-encoding", "date", "server"):
                call.send_header(name, value)
        call.send_header("Content-Length", str(len(content)))
        call.end_headers()
        call.wfile.write(content)
