"""With the wording in it, the whole letter is read by every rule of the review, as strictly as a composed one: no
block may come in that was not there before."""

from dataclasses import replace

from afterword.rules.model_guards.wording import Wording
from afterword.rules.review import review
from afterword.rules.review.finding import Finding, LetterUnderReview, Severity


def check(wording: Wording) -> str | None:
    known = {_key(finding) for finding in _blocks(wording.facts)}
    for finding in _blocks(replace(wording.facts, body=wording.body)):
        if _key(finding) not in known:
            return finding.message[0].lower() + finding.message[1:].rstrip(".")
    return None


def _blocks(letter: LetterUnderReview) -> list[Finding]:
    found = review(replace(letter, is_composed=True)).findings
    return [finding for finding in found if finding.severity is Severity.BLOCK]


def _key(finding: Finding) -> tuple[str, str]:
    return finding.rule, finding.message
