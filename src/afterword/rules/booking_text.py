"""What scheduling services write into the description of an invitation: who hosts, who booked, what it is about.

Zoom puts "Dana Okafor is inviting you to a scheduled Zoom meeting." on top; Calendly writes lines such as
"Event Name:", "Invitee:" and "Invitee Email:".
"""

import re

_MOST = 20_000
_ZOOM_HOST = re.compile(
    r"^[ \t]*(?:hi there,[ \t]*\n+[ \t]*)?([^\n]{2,80}?)(?: is inviting you to (?:a|join a)(?: scheduled)? zoom |"
    r" has invited you to (?:a|join a)(?: scheduled)? zoom |"
    r" lädt sie zu einem (?:geplanten )?zoom[- ]|"
    r" vous invite à une réunion zoom|"
    r" (?:le|te) est[áa] invitando a una reunión (?:de zoom|zoom)|"
    r" nodigt u uit voor een (?:geplande )?zoom)",
    re.I | re.M,
)
_HOST_LINE = re.compile(r"^[ \t]*(?:(?:event|meeting) )?host[ \t]*:[ \t]*(\S[^\n]{1,80})$", re.I | re.M)
_EVENT_NAME = re.compile(r"^[ \t]*event (?:name|type)[ \t]*:[ \t]*\n?[ \t]*(\S[^\n]{2,150})$", re.I | re.M)
_INVITEE = re.compile(r"^[ \t]*invitee(?: name)?[ \t]*:[ \t]*\n?[ \t]*(\S[^\n]{1,80})$", re.I | re.M)
_INVITEE_ADDRESS = re.compile(
    r"^[ \t]*invitee e-?mail[ \t]*:[ \t]*\n?[ \t]*(?:mailto:)?([^\s<>@]{1,64}@[^\s<>@]{3,255})", re.I | re.M
)


def hosts_in(text: str) -> list[str]:
    """Who invites by the words of a meeting service: names as written, perhaps with a firm or a room among them."""
    head = text[:_MOST]
    return [
        found[1].strip(" *_,") for pattern in (_ZOOM_HOST, _HOST_LINE) for found in pattern.finditer(head)
    ][:5]


def event_name_in(text: str) -> str:
    """What was booked: "Technical interview (Platform Engineer)". Empty where nothing says so."""
    found = _EVENT_NAME.search(text[:_MOST])
    return found[1].strip() if found else ""


def invitee_in(text: str) -> tuple[str, str]:
    """Name and address of the one who booked, in small letters; empty where they are not told, or several are."""
    names, addresses = (
        {found[1].strip().casefold() for found in pattern.finditer(text[:_MOST])}
        for pattern in (_INVITEE, _INVITEE_ADDRESS)
    )
    return (names.pop() if len(names) == 1 else "", addresses.pop() if len(addresses) == 1 else "")
