"""Setting an account up: the presets of its provider, and the doctor's look at each step."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from typing import TYPE_CHECKING, Any

from afterword.account_wiring import check_grant, credential, open_calendar, open_mailbox, open_submission
from afterword.adapters.mail_exchangers import find_exchangers
from afterword.adapters.provider_presets import (
    ProviderPreset,
    find_by_address,
    find_by_exchanger,
    find_by_host,
)
from afterword.ports.errors import PortError
from afterword.ports.submission import CheckStep
from afterword.said import say

if TYPE_CHECKING:
    from afterword.models import Candidate, MailAccount


def presets(address: str, *, look_up: bool = False) -> ProviderPreset | None:
    """What is known about the servers of the provider behind an address. Only with `look_up` the network is asked: who
    takes the mail of its domain. Raises Temporary where nobody answers."""
    known = find_by_address(address)
    if known is not None or not look_up:
        return known
    found = (find_by_exchanger(host) for host in find_exchangers(address.rpartition("@")[2]))
    return next((preset for preset in found if preset is not None), None)


def preset_of_host(host: str) -> ProviderPreset | None:
    """The provider that uses this server, for company domains hosted there."""
    return find_by_host(host) if host else None


def preset_values(preset: ProviderPreset, rung: str) -> dict[str, Any]:
    """The fields of AccountValues for one of the preset's ways to sign in."""
    if rung == "key":
        return {
            "submission_kind": "jmap", "mailbox_kind": "jmap", "jmap_url": preset.jmap_url, "sign_in": "key",
            "files_own_sent_copy": True,
        }  # fmt: skip
    return {
        "submission_kind": "smtp", "smtp_host": preset.smtp_host, "smtp_port": preset.smtp_port,
        "smtp_security": preset.smtp_security, "mailbox_kind": "imap", "imap_host": preset.imap_host,
        "imap_port": preset.imap_port, "imap_security": preset.imap_security, "jmap_url": "", "sign_in": rung,
        "files_own_sent_copy": preset.files_sent_copy,
    }  # fmt: skip


def _doctor_of_calendar(candidate: "Candidate") -> list[CheckStep]:
    from afterword.models import CalendarSource

    source = CalendarSource.objects.filter(candidate=candidate).first()
    if source is None:
        return []
    try:
        return list(open_calendar(source).check())
    except PortError as error:
        return [CheckStep(name="calendars", ok=False, message=str(error), cause=error.cause)]


def doctor(account: "MailAccount", *, now: Callable[[], datetime]) -> list[CheckStep]:
    """Look at the way out and the way in, step by step; sends nothing and changes nothing."""
    steps: list[CheckStep] = []
    try:
        if account.sign_in == "grant":
            steps += check_grant(account, now=now)
        if all(step.ok for step in steps):  # without access the rest only repeats what is wrong
            password = credential(account, now=now)
            out = open_submission(account, password=password, on_step=lambda name: None, final_timeout=30)
            for name, way in (("letters", out), ("mailbox", open_mailbox(account, password=password))):
                if way is not None:
                    steps += [replace(step, name=f"{name}: {step.name}") for step in way.check()]
    except PortError as error:
        steps.append(CheckStep(name="account", ok=False, message=str(error), cause=error.cause))
    steps += _doctor_of_calendar(account.candidate)
    if not steps:
        sentence = say(
            "No way out and no mailbox are set up yet. Run `afterword account`, or open Settings, Mailbox."
        )
        steps.append(CheckStep(name="account", ok=False, message=sentence, cause="not-set-up"))
    return steps
