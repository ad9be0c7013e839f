"""Passwords sealed in the database, for several machines: who has a dump of it and not the key has nothing.

AES-256-GCM, a random 96-bit nonce for each write. The name is authenticated with it, so that one person's row put in
the place of another's does not open. `cryptography` is loaded when something is sealed or opened."""

import hashlib
import os
from collections.abc import Sequence

from afterword.ports.errors import Permanent
from afterword.ports.secrets import SealedRow, SealedRowsPort, SecretsPort
from afterword.said import say

# Shorter ones are words, not keys.
SHORTEST_KEY = 32
_NONCE = 12


class SealedSecrets:
    """A SecretsPort. The first of `keys` (texts of at least 32 characters) seals, each of them opens: a new key goes
    in front of the old one. `before` is where secrets lay until now: what is not sealed yet is read there."""

    def __init__(
        self, rows: SealedRowsPort, keys: Sequence[str], *, before: SecretsPort | None = None
    ) -> None:
        self._rows = rows
        self._keys = {key_id(key): _sealing_key(key) for key in keys}
        self._current = key_id(keys[0])
        self._before = before

    def read(self, name: str) -> str | None:
        """Raises Permanent (`secrets-unreadable`) where none of the keys opens it."""
        row = self._rows.read(name)
        if row is None:
            return self._before.read(name) if self._before is not None else None
        return self._open(name, row)

    def write(self, name: str, value: str) -> None:
        from cryptography.hazmat.primitives.ciphers.aead import AESGCM

        nonce = os.urandom(_NONCE)
        sealed = AESGCM(self._keys[self._current]).encrypt(nonce, value.encode(), name.encode())
        # What lies in the old place stays there until it is moved (`afterword host seal`): a transaction around this
        # may yet be rolled back. Nobody reads it meanwhile.
        self._rows.write(name, SealedRow(key_id=self._current, sealed=nonce + sealed))

    def erase(self, name: str) -> None:
        self._rows.erase(name)
        if self._before is not None and self._before.read(name) is not None:
            self._before.erase(name)

    def _open(self, name: str, row: SealedRow) -> str:
        from cryptography.exceptions import InvalidTag
        from cryptography.hazmat.primitives.ciphers.aead import AESGCM

        key = self._keys.get(row.key_id)
        if key is None:
            raise Permanent(other_key(row.key_id), cause="secrets-unreadable")
        try:
            return AESGCM(key).decrypt(row.sealed[:_NONCE], row.sealed[_NONCE:], name.encode()).decode()
        except (InvalidTag, ValueError) as error:
            raise Permanent(
                say(
                    "A sealed password in the database was damaged and does not open. Nothing was sent, "
                    "and it was left as it is. Enter that password again, or restore the database."
                ),
                cause="secrets-unreadable",
            ) from error


def other_key(known_as: str) -> str:
    """One sentence for the person who runs it."""
    return say(
        "Passwords in the database were sealed with another key ({known_as}). Nothing was "
        "sent or changed. Name that key too in AFTERWORD_SEALING_KEY or "
        "AFTERWORD_SEALING_KEY_FILE, after the new one.",
        known_as=known_as,
    )


def key_id(key: str) -> str:
    """Tells keys apart, and says nothing about them."""
    return hashlib.sha256(b"afterword key id\0" + key.encode()).hexdigest()[:12]


def _sealing_key(key: str) -> bytes:
    from cryptography.hazmat.primitives.hashes import SHA256
    from cryptography.hazmat.primitives.kdf.hkdf import HKDF

    return HKDF(algorithm=SHA256(), length=32, salt=None, info=b"afterword secrets").derive(key.encode())
