"""Whose domain an address is in: a company's, or that of a service between people (free mail, scheduling,
ATS)."""

from functools import cache
from importlib import resources

from afterword.mail.public_suffix import registered_part

_RECRUITMENT_WORDS = (
    "recruit", "staffing", "headhunt", "talent", "searchpartner", "personalberat", "executivesearch", "jobs",
)  # fmt: skip


@cache
def registrable_domain(address_or_host: str) -> str | None:
    """`a@mail.northwind.co.uk` gives `northwind.co.uk` (Public Suffix List, read from the installed
    package)."""
    host = address_or_host.rpartition("@")[2].strip().strip(".").lower()
    if not host or len(host) > 253 or ".." in host:
        return None
    return registered_part(host) or None


@cache
def _hosts(section: str) -> frozenset[str]:
    """The hosts of one section of data/mail_hosts.txt."""
    text = resources.files("afterword.rules").joinpath("data/mail_hosts.txt").read_text(encoding="utf-8")
    return frozenset(text.partition(f"[{section}]")[2].partition("[")[0].split())


def _is_in(address: str, section: str) -> bool:
    hosts = _hosts(section)
    host = address.rpartition("@")[2].lower().strip(".")
    while "." in host:
        if host in hosts:
            return True
        host = host.partition(".")[2]
    return False


def is_free_mail(address: str) -> bool:
    return _is_in(address, "free-mail")


def is_scheduler(address: str) -> bool:
    return _is_in(address, "scheduling")


def is_ats(address: str) -> bool:
    """An applicant tracking system: it writes for companies, and its domain names none of them."""
    return _is_in(address, "ats")


def company_domain(address: str) -> str | None:
    """The registrable domain where it can be an employer's or an agency's, else None.

    Google, Microsoft and Zoom also employ people: a personal address there counts, their robots do not.
    """
    domain = registrable_domain(address)
    if domain is None or is_free_mail(address) or is_ats(address):
        return None
    if is_scheduler(address):
        employers = ("google.com", "microsoft.com", "cisco.com", "hubspot.com", "zoom.us")
        host = address.rpartition("@")[2].lower()
        return domain if host in employers and not is_robot_local_part(address) else None
    return domain


_ROBOTS = (
    "noreply", "donotreply", "nepasrepondre", "keineantwort", "calendarnotification", "notification",
    "notifications", "notify", "calendar", "scheduler", "scheduling", "automated", "mailerdaemon",
    "postmaster", "bounce", "robot", "bot", "system", "invite", "invites", "invitations", "meetings",
    "alerts",
)  # fmt: skip


def is_robot_local_part(address: str) -> bool:
    """`no-reply@`, `calendar-notification@`, `noreply+abc@`: nobody reads there."""
    local = address.rpartition("@")[0].lower().partition("+")[0]
    letters = "".join(letter for letter in local if letter.isalnum())
    return letters in _ROBOTS or any(
        word in letters for word in ("noreply", "donotreply", "notreply", "unmonitored")
    )


def looks_like_agency(domain: str) -> bool:
    """Whether the name of the domain itself speaks of recruiting for others."""
    return any(word in domain.replace("-", "") for word in _RECRUITMENT_WORDS)
