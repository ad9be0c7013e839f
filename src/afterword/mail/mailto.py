"""A letter as a link that opens in the person's own mail program (RFC 6068)."""

from urllib.parse import quote

# What RFC 6068 §2 leaves as it is in an address: unreserved, some-delims and "@". "+" stays, for it is no space here.
_IN_ADDRESS = "@!$'()*+,:"
# In the words of subject and body everything else is written with percent signs, also "+", which some programs
# read as a space.
_IN_WORDS = ""


def mailto_link(*, to: str, subject: str, body: str) -> str:
    """Lines of the body end with CRLF (§5). A comma inside one address is encoded, so that it stays one address."""
    address = quote(to.strip(), safe=_IN_ADDRESS).replace(",", "%2C")
    lines = body.replace("\r\n", "\n").replace("\r", "\n").rstrip("\n").split("\n")
    words = quote("\r\n".join(lines), safe=_IN_WORDS)
    one_line = quote(" ".join(subject.split()), safe=_IN_WORDS)
    return f"mailto:{address}?subject={one_line}&body={words}"
