"""What kind of letter something is about, as a word before "letter" in a line of the timeline."""

from afterword.said import say, to_say

_KINDS = {
    "thank-you": to_say("thank-you"), "follow-up": to_say("follow-up"), "rejection-reply": to_say("rejection-reply"),
    "withdrawal": to_say("withdrawal"), "correction": to_say("correction"), "offer-reply": to_say("offer-reply"),
}  # fmt: skip


def kind_said(kind: str) -> str:
    return say(_KINDS.get(kind, kind))
