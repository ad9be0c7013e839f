"""The best way to sign in for an address, in words: what the settings page offers when an address was typed."""

from dataclasses import dataclass, field
from typing import Any

from django.utils.translation import gettext_noop

from afterword import wiring
from afterword.ports.errors import PortError
from afterword.said import say, to_say

SIGN_INS = (
    ("password", gettext_noop("a password or app password")),
    ("grant", gettext_noop("access that I give at my provider (Google, Microsoft)")),
    ("key", gettext_noop("a key (API token)")),
)
_RUNGS = {
    "password": gettext_noop("an app password"),
    "grant": gettext_noop("give access instead"),
    "key": gettext_noop("use a key and JMAP"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundWay:
    """`values` fill the form, `note` says what was found and what to do; `rungs` are all ways there."""

    note: str
    name: str = ""
    values: dict[str, Any] = field(default_factory=dict)
    rungs: tuple[tuple[str, str], ...] = ()
    may_look_up: bool = False


def find_way(values: dict[str, Any], *, saved_address: str, rung: str, look_up: bool) -> FoundWay:
    """`rung` is the way that was asked for, or empty for the best. Only with `look_up` the network is asked."""
    address = str(values["address"]).strip()
    try:
        preset = wiring.presets(address, look_up=look_up)
    except PortError as error:
        return FoundWay(note=str(error), may_look_up=True)
    if preset is None:
        note = (
            say(
                "Nobody that is known here takes the mail of this domain. Your provider's help pages "
                "name the servers."
            )
            if look_up
            else say(
                "The servers behind this address are not known here. Your provider's help pages name "
                "them; or the network can be asked who hosts the domain."
            )
        )
        return FoundWay(
            note=note,
            values={} if address == saved_address else _without_foreign_servers(values),
            may_look_up=not look_up and "@" in address,
        )
    chosen = rung if rung in preset.rungs else preset.rungs[0]
    # An address as user name that is not this one was typed for another account.
    typed = str(values["username"]).strip()
    found = wiring.preset_values(preset, chosen) | {
        "username": typed if typed and "@" not in typed else preset.username_of(address)
    }
    return FoundWay(
        note=f"{say(_NOTES[chosen], name=preset.name, page=_page(preset, chosen))} {preset.note}".strip(),
        name=preset.name,
        values=found,
        rungs=tuple((each, _RUNGS[each]) for each in preset.rungs),
    )


def _without_foreign_servers(values: dict[str, Any]) -> dict[str, Any]:
    """Servers that were found for another address must not get this one's password."""
    named = {name: str(values[name]) for name in ("smtp_host", "imap_host")}
    if any(wiring.preset_of_host(host) for host in named.values()) or values["jmap_url"]:
        return {"smtp_host": "", "imap_host": "", "jmap_url": "", "username": "", "sign_in": "password"}
    return {}


_NOTES = {
    "password": to_say("These are the servers of {name}.{page}"),
    "grant": to_say(
        "{name} lets you give access to this program instead of a password. Save, then sign in there."
    ),
    "key": to_say("{name} speaks JMAP. Make a key under {page}, and paste it here."),
}


def _page(preset: Any, rung: str) -> str:
    if rung == "key":
        return str(preset.key_page)
    page = preset.app_password_page
    return f" {say('It wants an app password: {page}.', page=page)}" if page else ""
