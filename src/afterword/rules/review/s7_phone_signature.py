"""S7: is there a line that the phone or the mail program added?

Measured: "Sent from my ...", "Get Outlook for ..." and their like, at the beginning of a line.
"""

import re
from collections.abc import Iterable

from afterword.rules.review.finding import Finding, LetterUnderReview, Rule, Severity
from afterword.rules.review.text import read_text
from afterword.said import say, to_say

_ADDED = re.compile(
    r"^[ \t\-–—_*]*(?:sent (?:from|via|with|using|by) (?:my |a |an )?(?:mobile|phone|smart ?phone|"
    r"i ?phone|ipad|"
    r"android|samsung|galaxy|pixel|huawei|xiaomi|blackberry|tablet|outlook|gmail|yahoo|mail for|proton|spark|"
    r"superhuman|fairemail|k-9|thunderbird|aol|hey|windows)[^\n]{0,80}|sent from my [^\n]{1,60}|"
    r"get outlook for [^\n]{1,60}|get bluemail for [^\n]{1,60}|virus-free\.? ?[^\n]{0,60}|"
    r"(?:von meinem|envoyé de(?:puis)? mon|enviado desde mi|inviato da(?:l mio)?|verzonden vanaf mijn|"
    r"skickat från min)\b[^\n]{1,60})$",
    re.IGNORECASE | re.MULTILINE,
)
_SIGNS = (
    "sent ",
    "outlook",
    "bluemail",
    "virus-free",
    "meinem",
    "envoy",
    "enviado",
    "inviato",
    "verzonden",
    "skickat",
)


def check(letter: LetterUnderReview) -> Iterable[Finding]:
    own = read_text(letter.body).own
    lower = own.lower()
    if not any(sign in lower for sign in _SIGNS):
        return
    for match in _ADDED.finditer(own):
        told = say("Remove the line that your mail program added: “{words}”.", words=match[0].strip())
        yield Finding(rule="S7", severity=Severity.WARN, message=told, start=match.start(), end=match.end())


RULE = Rule(
    id="S7",
    title=to_say("Phone or vendor signature"),
    severity=Severity.WARN,
    overridable=True,
    source=to_say("johannacfs"),
    check=check,
)
