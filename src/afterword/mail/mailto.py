"""A letter as a link that opens in the person's own mail program (RFC 6068)."""

import string

# RFC 3986 §2.3. Encoded here, because nothing in this layer imports what can open a line to somewhere.
_UNRESERVED = frozenset(string.ascii_letters + string.digits + "-._~")
# What RFC 6068 §2 leaves as it is in an address: unreserved, some-delims and "@". "+" stays, for it is no space here.
_IN_ADDRESS = "@!$'()*+,:"


def mailto_link(*, to: str, subject: str, body: str) -> str:
    """Lines of the body end with CRLF (§5). A comma inside one address is encoded, so that it stays one address."""
    address = _percent(to.strip(), safe=_IN_ADDRESS).replace(",", "%2C")
    lines = body.replace("\r\n", "\n").replace("\r", "\n").rstrip("\n").split("\n")
    words = _percent("\r\n".join(lines))
    one_line = _percent(" ".join(subject.split()))
    return f"mailto:{address}?subject={one_line}&body={words}"


def _percent(text: str, *, safe: str = "") -> str:
    """In the words of subject and body nothing is safe, not even "+", which some programs read as a space."""
    kept = _UNRESERVED | frozenset(safe)
    return "".join(
        each if each in kept else "".join(f"%{byte:02X}" for byte in each.encode("utf-8", "replace"))
        for each in text
    )
