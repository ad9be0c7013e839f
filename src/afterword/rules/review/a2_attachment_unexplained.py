"""A2: does the text say what the attached file is, and is it the right one?

Measured for each file: the text mentions an attachment, or a word of the file's name, or the promised
thing; and the file name holds no other company of the tracker. Otherwise a warning. A file without a word
is not opened, and `cv-contoso.pdf` tells Northwind where else you apply.
"""

import re
from collections.abc import Iterable

from afterword.rules.review.company_words import bare_company, is_same, squashed
from afterword.rules.review.finding import Finding, LetterUnderReview, Rule, Severity
from afterword.rules.review.text import read_text
from afterword.said import say, to_say

_EXPLAINED = re.compile(
    r"\b(?:attach\w*|enclos\w*|(?:here (?:is|are)|below) (?:the|my)|included|include)\b", re.IGNORECASE
)
_KINDS = {
    "cv": ("resume", "résumé", "cv", "curriculum"),
    "resume": ("resume", "résumé", "cv", "curriculum"),
    "lebenslauf": ("resume", "cv"),
    "portfolio": ("portfolio", "work samples"),
}
_SHORTEST_COMPANY = 3


def check(letter: LetterUnderReview) -> Iterable[Finding]:
    if not letter.attachments:
        return
    text = read_text(letter.body)
    # The author's name stands in the signature and in most files; it explains none.
    postscript = text.postscript.text if text.postscript else ""
    said = f"{letter.subject or ''}\n{text.message.text}\n{postscript}".casefold()
    explained = _EXPLAINED.search(said) is not None
    company = letter.debrief.company if letter.debrief else ""
    for attachment in letter.attachments:
        name = attachment.filename
        other = _other_company(name, letter.other_companies, company)
        if other:
            told = say(
                "“{name}” is attached, and its name says {other}. Check that it is the right file.",
                name=name,
                other=other,
            )
            yield Finding(rule="A2", severity=Severity.WARN, message=told)
        elif not explained and not _is_named(name, said) and not _is_promised(letter, said):
            told = say(
                "“{name}” is attached, and the text does not say why. Name it, or take it off.", name=name
            )
            yield Finding(rule="A2", severity=Severity.WARN, message=told)


def _other_company(name: str, others: tuple[str, ...], company: str) -> str | None:
    plain = squashed(name)
    words = {squashed(word) for word in re.split(r"[\W_]+", name)}
    for other in others:
        key = squashed(bare_company(other))
        if is_same(other, company) or len(key) < _SHORTEST_COMPANY:
            continue
        if key in words or (len(key) > 5 and key in plain):
            return other
    return None


def _is_named(name: str, said: str) -> bool:
    words = [word for word in re.split(r"[\W_\d]+", name.rpartition(".")[0].casefold()) if len(word) > 1]
    for word in words:
        if any(re.search(rf"\b{kind}\b", said) for kind in _KINDS.get(word, ())):
            return True
    return any(len(word) > 3 and re.search(rf"\b{re.escape(word)}", said) for word in words)


def _is_promised(letter: LetterUnderReview, said: str) -> bool:
    promised = letter.person.promised if letter.person else None
    words = re.findall(r"\w{4,}", promised.thing.casefold()) if promised else []
    return bool(words) and all(word in said for word in words)


RULE = Rule(
    id="A2",
    title=to_say("Attachment unexplained, or for somebody else"),
    severity=Severity.WARN,
    overridable=True,
    source=to_say("Oklahoma State: name it in the text"),
    check=check,
)
