"""Where the meeting takes place: the web addresses in an invitation that somebody would click to join."""

import re

from afterword.ical.cleaning import text_of_markup
from afterword.ical.content_lines import Component

_MOST = 10
_URL = re.compile(
    r"https?://[^\s<>\"'`\\^{|}\[\]()，。、）】]{3,2000}(?:\([^\s<>()]{0,50}\)[^\s<>\"'()]{0,500})?", re.I
)
_HREF = re.compile(r"""href\s*=\s*["']?(https?://[^\s"'<>]{3,2000})""", re.I)
_HOST = re.compile(r"https?://([^/?#:]+)(?::\d{1,5})?(?:[/?#]|$)", re.I)
_PERCENT = re.compile(r"(?:%[0-9a-fA-F]{2})+")
_DIRECT = (
    "X-GOOGLE-CONFERENCE",
    "X-MICROSOFT-SKYPETEAMSMEETINGURL",
    "X-MICROSOFT-ONLINEMEETINGCONFLINK",
    "CONFERENCE",
)
MEETING_HOSTS = (
    "zoom.us", "zoom.com", "zoomgov.com", "meet.google.com", "teams.microsoft.com", "teams.live.com",
    "webex.com", "whereby.com", "meet.jit.si", "jitsi.org", "gotomeeting.com", "meet.goto.com",
    "gotomeet.me", "bluejeans.com", "chime.aws", "ringcentral.com", "around.co", "livestorm.co",
    "skype.com", "lync.com", "facetime.apple.com", "video.cal.com", "app.cal.com", "discord.gg",
    "bigbluebutton.org", "tldv.io", "gather.town", "dialpad.com", "meet.lark.com", "vc.feishu.cn",
    "meeting.tencent.com", "voovmeeting.com", "hirevue.com", "sparkhire.com", "willo.video",
    "coderpad.io", "hackerrank.com", "codesignal.com", "codility.com", "karat.io", "karat.com",
    "codeinterview.io", "coderbyte.com", "interviewing.io", "meet.proton.me", "kmeet.infomaniak.com",
    "signal.link",
)  # fmt: skip
_NOISE_HOSTS = (
    "support.google.com", "support.zoom.us", "support.zoom.com", "aka.ms", "dialin.teams.microsoft.com",
    "tel.meet", "go.microsoft.com", "calendar.google.com", "www.google.com", "maps.google.com",
    "maps.app.goo.gl", "goo.gl", "support.microsoft.com", "help.webex.com", "privacy.microsoft.com",
    "linkedin.com", "www.w3.org", "maps.apple.com",
)  # fmt: skip
_NOISE_PATH = re.compile(
    r"/meetingOptions|/dialin|/cancell?ations?/|/reschedul|/unsubscribe|/privacy|/u/[A-Za-z0-9]+$|"
    r"/zoomconference|/settings",
    re.I,
)
_MEETING_WORD = re.compile(
    r"\b(?:meet|meeting|join|conference|conf|call|video|interview|jitsi|bbb|room)\b", re.I
)


def find_links(event: Component) -> tuple[str, ...]:
    """At most 10 addresses, each once: known meeting and interview hosts first, in the order of the file.

    Wrappers that mail gateways put around links are taken off. Left out: links that cancel, reschedule or
    explain, and addresses with a user name in front of the host, which only serve to deceive.
    """
    direct = [url for name in _DIRECT for found in event.every(name) for url in _urls(found.text)]
    placed = [url for name in ("LOCATION", "URL") for url in _urls(event.text(name))]
    told = [
        url
        for name in ("DESCRIPTION", "X-ALT-DESC")
        for url in _urls(event.text(name))
        if _is_meeting_like(url)
    ]
    kept = list(dict.fromkeys(url for url in (*direct, *placed, *told) if not _is_noise(url)))
    return tuple(sorted(kept, key=lambda url: not is_meeting_link(url))[:_MOST])


def is_meeting_link(url: str) -> bool:
    host = _host(url)
    return any(host == known or host.endswith("." + known) for known in MEETING_HOSTS)


def _urls(text: str) -> list[str]:
    head = text[:100_000]
    found = _HREF.findall(head) + _URL.findall(text_of_markup(head))
    return [clean for url in found[:200] if (clean := clean_link(url))]


def clean_link(url: str) -> str | None:
    """Unwrapped and trimmed, or None where it is no plain web address."""
    bare = url.strip().replace("&amp;", "&").rstrip(".,;:!?>*_…'\"")
    for _ in range(3):
        inner = _unwrapped(bare)
        if inner is None:
            break
        bare = inner
    return bare if _HOST.match(bare) and "@" not in bare.split("/")[2] and len(bare) <= 2000 else None


def _unwrapped(url: str) -> str | None:
    """The address inside one of Outlook Safe Links, Google's redirect, or URL Defense version 3."""
    host = _host(url)
    if host.endswith("safelinks.protection.outlook.com"):
        return _parameter(url, "url")
    if host in ("www.google.com", "google.com") and "/url?" in url:
        return _parameter(url, "q") or _parameter(url, "url")
    if host == "urldefense.com" and (found := re.search(r"/v3/__(https?:/.+?)__;", url)):
        return re.sub(r"^(https?:)/(?!/)", r"\1//", found[1])
    return None


def _parameter(url: str, name: str) -> str | None:
    found = re.search(rf"[?&]{name}=([^&#]+)", url)
    if not found:
        return None
    plain = _PERCENT.sub(
        lambda match: bytes.fromhex(match[0].replace("%", "")).decode("utf-8", "replace"), found[1]
    )
    return plain if re.match(r"https?://[^\s<>\"']+$", plain, re.I) else None


def _host(url: str) -> str:
    found = _HOST.match(url)
    return found[1].lower().rstrip(".") if found else ""


def _is_noise(url: str) -> bool:
    host = _host(url)
    return any(host == known or host.endswith("." + known) for known in _NOISE_HOSTS) or bool(
        _NOISE_PATH.search(url)
    )


def _is_meeting_like(url: str) -> bool:
    """In a long description only what speaks of a meeting counts: a known host, or a word in the address."""
    return is_meeting_link(url) or bool(_MEETING_WORD.search(re.sub(r"[-_./]", " ", url)))
