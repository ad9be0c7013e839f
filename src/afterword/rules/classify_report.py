"""A verdict as the public JSON of `afterword classify` (docs/reference; shapes are versioned)."""

from afterword.mail.message import Message
from afterword.rules.classification import Classification


def report(message: Message, classification: Classification, file: str) -> dict[str, object]:
    """`bounce`, `returns_on`, `message_id` and `in_reply_to` are null where there is none. Identifiers have
    no brackets; `returns_on` is an ISO date; `reasons` are sentences."""
    bounce = classification.bounce
    return {
        "file": file,
        "kind": classification.kind.value,
        "intent": classification.intent.value,
        "bounce": None
        if bounce is None
        else {"type": bounce.type.value, "status": bounce.status, "recipients": list(bounce.recipients)},
        "returns_on": classification.returns_on.isoformat() if classification.returns_on else None,
        "reply_text": classification.reply_text,
        "message_id": message.message_id,
        "in_reply_to": message.in_reply_to[0] if message.in_reply_to else None,
        "references": list(message.references),
        "stops_follow_up": classification.stops_follow_up,
        "reasons": list(classification.reasons),
    }
