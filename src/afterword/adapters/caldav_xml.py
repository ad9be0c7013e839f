"""The XML of WebDAV (RFC 4918 §14) that CalDAV speaks: what we ask, and what we read of the answers."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from urllib.parse import urljoin, urlsplit
from xml.etree import ElementTree
from xml.sax.saxutils import escape

_DAV, _CALDAV = "{DAV:}", "{urn:ietf:params:xml:ns:caldav}"
_OPEN = 'xmlns:d="DAV:" xmlns:c="urn:ietf:params:xml:ns:caldav" xmlns:s="http://calendarserver.org/ns/"'
_HEAD = '<?xml version="1.0" encoding="utf-8"?>'


class NotXml(Exception):
    """The answer is no XML that we take."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """One <response>. `href` is a path or whole address as the server gave it; `status` is its own HTTP status, 0
    where it has properties instead."""

    href: str
    status: int
    properties: dict[str, ElementTree.Element]

    def text(self, name: str) -> str:
        element = self.properties.get(name)
        return (element.text or "").strip() if element is not None else ""

    def first_href(self, name: str) -> str:
        element = self.properties.get(name)
        inner = element.find(f"{_DAV}href") if element is not None else None
        return (inner.text or "").strip() if inner is not None else ""

    @property
    def is_calendar(self) -> bool:
        """A calendar collection that may hold events (RFC 4791 §5.2.3: without the property it may)."""
        kinds = self.properties.get("resourcetype")
        if kinds is None or kinds.find(f"{_CALDAV}calendar") is None:
            return False
        takes = self.properties.get("supported-calendar-component-set")
        names = [each.get("name", "").upper() for each in takes] if takes is not None else []
        return not names or "VEVENT" in names


def ask_properties(*names: str) -> bytes:
    """PROPFIND of properties, each with its prefix (`d:displayname`, `c:calendar-home-set`)."""
    return f"{_HEAD}<d:propfind {_OPEN}><d:prop>{''.join(f'<{n}/>' for n in names)}</d:prop></d:propfind>".encode()


def ask_between(since: datetime, until: datetime) -> bytes:
    """REPORT calendar-query (RFC 4791 §7.8) of events that overlap a time."""
    return (
        f"{_HEAD}<c:calendar-query {_OPEN}><d:prop><d:getetag/><c:calendar-data/></d:prop><c:filter>"
        f'<c:comp-filter name="VCALENDAR"><c:comp-filter name="VEVENT"><c:time-range start="{_stamp(since)}" '
        f'end="{_stamp(until)}"/></c:comp-filter></c:comp-filter></c:filter></c:calendar-query>'
    ).encode()


def ask_changes(token: str) -> bytes:
    """REPORT sync-collection (RFC 6578 §3.2)."""
    return (
        f"{_HEAD}<d:sync-collection {_OPEN}><d:sync-token>{escape(token)}</d:sync-token><d:sync-level>1"
        "</d:sync-level><d:prop><d:getetag/></d:prop></d:sync-collection>"
    ).encode()


def ask_objects(hrefs: Iterable[str]) -> bytes:
    """REPORT calendar-multiget (RFC 4791 §7.9)."""
    listed = "".join(f"<d:href>{escape(href)}</d:href>" for href in hrefs)
    return (
        f"{_HEAD}<c:calendar-multiget {_OPEN}><d:prop><d:getetag/><c:calendar-data/></d:prop>{listed}"
        "</c:calendar-multiget>"
    ).encode()


def read_multistatus(body: bytes) -> tuple[list[Found], str]:
    """The responses, and the sync-token where one came. Raises NotXml. A document type is refused: no server sends
    one, and entities in it can blow up (CVE-2003-1564)."""
    if b"<!DOCTYPE" in body[:2000].upper() or b"<!ENTITY" in body:
        raise NotXml("document type")
    try:
        root = ElementTree.fromstring(body)
    except (ElementTree.ParseError, ValueError, LookupError) as error:
        raise NotXml(str(error)) from error
    if root.tag != f"{_DAV}multistatus":
        raise NotXml(root.tag[:60])
    return list(_responses(root)), (root.findtext(f"{_DAV}sync-token") or "").strip()


def names_error(body: bytes, error: str) -> bool:
    """Whether an error answer names this condition (RFC 4918 §16), such as `valid-sync-token`."""
    return error.encode() in body


def _responses(root: ElementTree.Element) -> Iterator[Found]:
    for response in root.iter(f"{_DAV}response"):
        href = (response.findtext(f"{_DAV}href") or "").strip()
        properties: dict[str, ElementTree.Element] = {}
        for propstat in response.findall(f"{_DAV}propstat"):
            if _code(propstat.findtext(f"{_DAV}status")) in (0, 200):
                for holder in propstat.findall(f"{_DAV}prop"):
                    properties |= {each.tag.rpartition("}")[2]: each for each in holder}
        if href:
            yield Found(href=href, status=_code(response.findtext(f"{_DAV}status")), properties=properties)


def _code(status: str | None) -> int:
    words = (status or "").split()
    return int(words[1]) if len(words) > 1 and words[1].isdigit() else 0


def _stamp(moment: datetime) -> str:
    return moment.astimezone(UTC).strftime("%Y%m%dT%H%M%SZ")


def path_of(href: str, base: str) -> str:
    """An href as a whole address, so that two spellings of one place are the same."""
    whole = urljoin(base, href)
    parts = urlsplit(whole)
    return f"{parts.scheme}://{parts.netloc}{parts.path}"
