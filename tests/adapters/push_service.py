"""A stand-in for a browser and its push service: it takes what comes over HTTP on loopback, checks who sent it
(RFC 8292) and opens it with the browser's private key (RFC 8291), by the receiver's side of the RFCs and none of
our code."""

import base64
import json
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

from cryptography.hazmat.primitives import hashes, hmac
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.asymmetric.utils import encode_dss_signature
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat


def b64(content: bytes) -> str:
    return base64.urlsafe_b64encode(content).rstrip(b"=").decode()


def un64(text: str) -> bytes:
    return base64.urlsafe_b64decode(text + "=" * (-len(text) % 4))


def mac(key: bytes, content: bytes) -> bytes:
    made = hmac.HMAC(key, hashes.SHA256())
    made.update(content)
    return made.finalize()


def opened(body: bytes, private: ec.EllipticCurvePrivateKey, auth: bytes) -> bytes:
    """RFC 8291, section 3.4, with the HMACs written out as they stand there."""
    salt, size, sender = body[:16], body[20], body[21 : 21 + body[20]]
    assert size == 65
    shared = private.exchange(ec.ECDH(), ec.EllipticCurvePublicKey.from_encoded_point(ec.SECP256R1(), sender))
    mine = private.public_key().public_bytes(Encoding.X962, PublicFormat.UncompressedPoint)
    ikm = mac(mac(auth, shared), b"WebPush: info\x00" + mine + sender + b"\x01")
    prk = mac(salt, ikm)
    key = mac(prk, b"Content-Encoding: aes128gcm\x00\x01")[:16]
    nonce = mac(prk, b"Content-Encoding: nonce\x00\x01")[:12]
    padded = AESGCM(key).decrypt(nonce, body[21 + size :], None)
    words, mark, _ = padded.rpartition(b"\x02")
    assert mark == b"\x02"
    return words


def claims_of(authorization: str) -> dict[str, Any]:
    """What the sender says of itself, once its signature was checked with the key that it names."""
    scheme, _, rest = authorization.partition(" ")
    assert scheme == "vapid"
    parts = dict(part.strip().split("=", 1) for part in rest.split(","))
    signed, _, signature = parts["t"].rpartition(".")
    raw = un64(signature)
    both = encode_dss_signature(int.from_bytes(raw[:32], "big"), int.from_bytes(raw[32:], "big"))
    sender = ec.EllipticCurvePublicKey.from_encoded_point(ec.SECP256R1(), un64(parts["k"]))
    sender.verify(both, signed.encode(), ec.ECDSA(hashes.SHA256()))
    return {**json.loads(un64(signed.split(".")[1])), "k": parts["k"]}


@dataclass
class PushService:
    address: str = ""
    status: int = 201
    private: ec.EllipticCurvePrivateKey = field(
        default_factory=lambda: ec.generate_private_key(ec.SECP256R1())
    )
    auth: bytes = b"sixteen bytes ok"
    got: list[dict[str, Any]] = field(default_factory=list)
    headers: list[dict[str, str]] = field(default_factory=list)
    claims: list[dict[str, Any]] = field(default_factory=list)

    @property
    def endpoint(self) -> str:
        return f"{self.address}/push/one"

    @property
    def p256dh(self) -> str:
        return b64(self.private.public_key().public_bytes(Encoding.X962, PublicFormat.UncompressedPoint))

    def take(self, headers: dict[str, str], body: bytes) -> int:
        if self.status == 201:
            self.claims.append(claims_of(headers["Authorization"]))
            self.headers.append(headers)
            self.got.append(json.loads(opened(body, self.private, self.auth)))
        return self.status


@contextmanager
def push_service() -> Iterator[PushService]:
    service = PushService()

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["Content-Length"]))
            self.send_response(service.take(dict(self.headers.items()), body))
            self.send_header("Content-Length", "0")
            self.end_headers()

        def log_message(self, *_words: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    service.address = f"http://127.0.0.1:{server.server_address[1]}"
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield service
    finally:
        server.shutdown()
        server.server_close()
        thread.join(10)
