"""Servers of common mail providers, by the domain of an address, by the host, or by the mail exchanger of a domain.

The table is `data/providers.toml`, of our own making. `files_sent_copy` says that mail submitted by SMTP appears in
Sent by itself; we look before we file in any case.
"""

import tomllib
from dataclasses import dataclass
from importlib import resources
from typing import Any


@dataclass(frozen=True, slots=True, kw_only=True)
class ProviderPreset:
    """`*_security` is a value of `server_address.Security`. `grant` is the key of an OAuthProvider where access can be
    granted; `jmap_url` with `key_page` where a key can be made for JMAP. `exchangers` are the ends of the names of its
    mail exchangers (MX), for domains hosted there. `note` is one sentence for the person, or empty."""

    name: str
    domains: tuple[str, ...]
    imap_host: str
    smtp_host: str
    imap_port: int = 993
    imap_security: str = "tls"
    smtp_port: int = 465
    smtp_security: str = "tls"
    exchangers: tuple[str, ...] = ()
    app_password_page: str = ""
    files_sent_copy: bool = False
    takes_passwords: bool = True
    grant: str = ""
    jmap_url: str = ""
    key_page: str = ""
    caldav_url: str = ""
    note: str = ""
    wants_local_part: bool = False

    def username_of(self, address: str) -> str:
        """Who signs in there: the whole address, or what stands before its @."""
        return address.rpartition("@")[0] if self.wants_local_part else address

    @property
    def rungs(self) -> tuple[str, ...]:
        """The ways to sign in there, the best first: an app password is the quickest to make and never runs out; a
        grant comes first only where passwords are not taken."""
        ways = []
        if self.takes_passwords:
            ways.append("password")
        if self.grant:
            ways.append("grant")
        if self.jmap_url:
            ways.append("key")
        return tuple(ways)


def _load() -> tuple[ProviderPreset, ...]:
    text = resources.files("afterword.adapters").joinpath("data/providers.toml").read_text("utf-8")
    return tuple(ProviderPreset(**_typed(row)) for row in tomllib.loads(text)["provider"])


def _typed(row: dict[str, Any]) -> dict[str, Any]:
    return {key: tuple(value) if isinstance(value, list) else value for key, value in row.items()}


PRESETS: tuple[ProviderPreset, ...] = _load()

_BY_DOMAIN = {domain: preset for preset in PRESETS for domain in preset.domains}
_BY_HOST = {
    host: preset
    for preset in reversed(PRESETS)
    for host in (preset.imap_host, preset.smtp_host)
    if host != "127.0.0.1"
}


def find_by_address(address: str) -> ProviderPreset | None:
    """The preset for a person's address (`me@gmail.com`), or None: then the servers must be asked for."""
    domain = address.rpartition("@")[2].strip().lower().rstrip(".")
    preset = _BY_DOMAIN.get(domain)
    if preset is None and domain.endswith(".onmicrosoft.com"):
        return _BY_DOMAIN["onmicrosoft.com"]
    return preset


def find_by_host(host: str) -> ProviderPreset | None:
    """The preset that uses this IMAP or SMTP host, for company domains hosted there."""
    return _BY_HOST.get(host.strip().lower().rstrip("."))


def find_by_exchanger(host: str) -> ProviderPreset | None:
    """The preset whose mail exchanger this is (`aspmx.l.google.com`)."""
    name = host.strip().lower().rstrip(".")
    for preset in PRESETS:
        if any(name == end or name.endswith(f".{end}") for end in preset.exchangers):
            return preset
    return None
