"""What ties a message to others: base subject, thread topic, Outlook's thread index. RFC 5256 §2.1 and
beyond."""

import re
from base64 import b64decode
from binascii import Error as BinasciiError

# Marks that mail programs put before a subject when they answer or forward, in the languages they speak.
_REPLY_MARKS = (
    "re|ré|aw|antw|antwort|sv|svar|vs|vb?|odp|atb|ynt|yan|rif|r|ref|res|resp|rép|rep|ต|回复|回覆|答复|返信|"
    "ответ|отв|απ|σχετ|ha|bls|vá|nawab|mòt"
)
_FORWARD_MARKS = (
    "fw|fwd|wg|wtr|tr|rv|enc|i|vl|vb|pd|doorst|přep|προώθ|转发|轉寄|転送|пер|пересл|továbbítás|ilt"
)
_TAG = r"\[[^\[\]]{1,40}\]"
_MARK = rf"(?:{_REPLY_MARKS}|{_FORWARD_MARKS})"
_PREFIX = re.compile(
    rf"^\s*(?:{_TAG}\s*)*{_MARK}\s*(?:\[\d{{1,3}}\]|\(\d{{1,3}}\)|\^?\d{{1,3}})?\s*[:：]\s*", re.I
)
_LEADING_TAG = re.compile(rf"^\s*{_TAG}\s*")
_REPLY_PREFIX = re.compile(rf"^\s*(?:{_TAG}\s*)*(?:{_REPLY_MARKS})\s*(?:[\[(]\d+[\])])?\s*[:：]", re.I)
_FORWARD_PREFIX = re.compile(rf"^\s*(?:{_TAG}\s*)*(?:{_FORWARD_MARKS})\s*(?:[\[(]\d+[\])])?\s*[:：]", re.I)
_LONGEST = 1_000


def base_subject(subject: str) -> str:
    """The subject without answer and forward marks, list tags and `(fwd)`, blanks made single.
    The case is kept: compare with `same_subject`."""
    text = " ".join(subject[:_LONGEST].split())
    for _ in range(20):
        shorter = _PREFIX.sub("", text, count=1)
        untagged = _LEADING_TAG.sub("", shorter, count=1)
        shorter = untagged if untagged else shorter
        shorter = re.sub(r"\s*\(fwd?\)\s*$", "", shorter, flags=re.I)
        if shorter == text:
            break
        text = shorter
    return text.strip()


def same_subject(first: str, second: str) -> bool:
    """Whether both carry the same base subject; empty ones are never the same."""
    left, right = base_subject(first).casefold(), base_subject(second).casefold()
    return bool(left) and left == right


def is_reply_subject(subject: str) -> bool:
    return bool(_REPLY_PREFIX.match(subject[:_LONGEST]))


def is_forward_subject(subject: str) -> bool:
    text = subject[:_LONGEST]
    return bool(_FORWARD_PREFIX.match(text)) or bool(re.search(r"\(fwd?\)\s*$", text, re.I))


def thread_index_root(value: str) -> str | None:
    """The part of Outlook's Thread-Index (MS-OXOMSG §2.2.1.3) that all messages of one conversation share:
    the 22-byte header block, as hex. None where the value is no such index."""
    compact = re.sub(r"\s+", "", value[:4_000])
    try:
        data = b64decode(compact + "=" * (-len(compact) % 4), validate=True)
    except (BinasciiError, ValueError):
        return None
    return data[:22].hex() if len(data) >= 22 else None
