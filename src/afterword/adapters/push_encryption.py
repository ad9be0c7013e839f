"""Web push: a message that only the browser can read (RFC 8291), and a word on who sends it (RFC 8292).

`cryptography` brings every primitive; it is loaded when a notice goes, not when the program starts."""

import base64
import json
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from afterword.ports.errors import Permanent
from afterword.said import say

if TYPE_CHECKING:
    from cryptography.hazmat.primitives.asymmetric.ec import EllipticCurvePrivateKey

# One record holds it all: push services take 4096 bytes (RFC 8030, 7.2), less what header, mark and tag need.
_RECORD = 4096
LONGEST = _RECORD - 21 - 65 - 16 - 1


@dataclass(frozen=True, slots=True)
class PushKey:
    """Our own key pair on P-256. `pem` is the private half."""

    pem: str = field(repr=False)

    @property
    def public(self) -> str:
        """As a browser takes it (`applicationServerKey`): 65 bytes, base64url."""
        return unpadded(public_bytes(self.private()))

    def private(self) -> "EllipticCurvePrivateKey":
        """Raises Permanent (`push-key-damaged`)."""
        from cryptography.hazmat.primitives.asymmetric.ec import EllipticCurvePrivateKey
        from cryptography.hazmat.primitives.serialization import load_pem_private_key

        try:
            key = load_pem_private_key(self.pem.encode(), password=None)
        except (ValueError, TypeError) as error:
            raise _damaged() from error
        if not isinstance(key, EllipticCurvePrivateKey):
            raise _damaged()
        return key


def new_push_key() -> PushKey:
    from cryptography.hazmat.primitives import serialization as form
    from cryptography.hazmat.primitives.asymmetric import ec

    made = ec.generate_private_key(ec.SECP256R1())
    pem = made.private_bytes(form.Encoding.PEM, form.PrivateFormat.PKCS8, form.NoEncryption())
    return PushKey(pem.decode())


def encrypt(
    words: bytes, *, p256dh: str, auth: str, salt: bytes, one_time: "EllipticCurvePrivateKey | None" = None
) -> bytes:
    """The body of one push message: aes128gcm, one record (RFC 8188, RFC 8291 section 3.4). `salt` has 16 bytes;
    `one_time` is a key pair for this message alone. Raises Permanent (`push-keys-wrong`, `notice-too-long`)."""
    from cryptography.hazmat.primitives.asymmetric import ec
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

    if len(words) > LONGEST:
        raise Permanent(say("This notice is too long to be sent."), cause="notice-too-long")
    mine = one_time or ec.generate_private_key(ec.SECP256R1())
    try:
        theirs_bytes, secret = padded(p256dh), padded(auth)
        theirs = ec.EllipticCurvePublicKey.from_encoded_point(ec.SECP256R1(), theirs_bytes)
    except ValueError as error:
        raise Permanent(
            say("The keys of this browser make no sense. Switch notices on there again."),
            cause="push-keys-wrong",
        ) from error
    own_bytes = public_bytes(mine)
    shared = mine.exchange(ec.ECDH(), theirs)
    seed = _derive(shared, salt=secret, info=b"WebPush: info\x00" + theirs_bytes + own_bytes, length=32)
    key = _derive(seed, salt=salt, info=b"Content-Encoding: aes128gcm\x00", length=16)
    nonce = _derive(seed, salt=salt, info=b"Content-Encoding: nonce\x00", length=12)
    # 0x02 marks the last record; nothing is padded.
    sealed = AESGCM(key).encrypt(nonce, words + b"\x02", None)
    return salt + _RECORD.to_bytes(4, "big") + bytes([len(own_bytes)]) + own_bytes + sealed


def authorization(key: PushKey, *, audience: str, subject: str, expires: int) -> str:
    """The header that says who sends (RFC 8292): `audience` is the origin of the push service, `expires` in seconds
    since 1970, at most a day ahead."""
    from cryptography.hazmat.primitives import hashes
    from cryptography.hazmat.primitives.asymmetric import ec
    from cryptography.hazmat.primitives.asymmetric.utils import decode_dss_signature

    parts = ({"typ": "JWT", "alg": "ES256"}, {"aud": audience, "exp": expires, "sub": subject})
    signed = ".".join(unpadded(json.dumps(part, separators=(",", ":")).encode()) for part in parts)
    r, s = decode_dss_signature(key.private().sign(signed.encode(), ec.ECDSA(hashes.SHA256())))
    signature = unpadded(r.to_bytes(32, "big") + s.to_bytes(32, "big"))
    return f"vapid t={signed}.{signature}, k={key.public}"


def public_bytes(key: "EllipticCurvePrivateKey") -> bytes:
    from cryptography.hazmat.primitives import serialization as form

    return key.public_key().public_bytes(form.Encoding.X962, form.PublicFormat.UncompressedPoint)


def unpadded(content: bytes) -> str:
    return base64.urlsafe_b64encode(content).rstrip(b"=").decode()


def padded(text: str) -> bytes:
    """ValueError for what is no base64url."""
    return base64.b64decode(text + "=" * (-len(text) % 4), altchars=b"-_", validate=True)


def _derive(material: bytes, *, salt: bytes, info: bytes, length: int) -> bytes:
    from cryptography.hazmat.primitives import hashes
    from cryptography.hazmat.primitives.kdf.hkdf import HKDF

    return HKDF(algorithm=hashes.SHA256(), length=length, salt=salt, info=info).derive(material)


def _damaged() -> Permanent:
    return Permanent(
        say(
            "Our own key for notices is damaged. Nothing was sent. Erase “push-key” from the "
            "file of passwords, then switch notices on again in each browser."
        ),
        cause="push-key-damaged",
    )
