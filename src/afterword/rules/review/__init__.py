"""The review of a letter: many small rules, a file each, and one verdict.

A rule is a module of this package called `<letter><number>_<what>.py` (`n2_misspelt_name.py`) that has a
`RULE`. There is no list to edit: a module with such a name is found, and its place in the order follows from
its name. Rules are imported when they are first asked for, so importing this package stays cheap.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache
from importlib import import_module
from pkgutil import iter_modules

from afterword.rules.review.finding import Finding, LetterUnderReview, Rule, Severity, Verdict
from afterword.said import say

__all__ = ["RULES", "Review", "review", "rules"]

RULES: tuple[Rule, ...]

_FAMILIES = "PNLATCSG"
_MODULE_NAME = re.compile(r"([a-z])([0-9]+)_[a-z0-9_]+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Review:
    """What came of a review: `findings` with the blocks first, then by their place in the text."""

    verdict: Verdict
    findings: tuple[Finding, ...]


@cache
def rules() -> tuple[Rule, ...]:
    """All rules, in the order P, N, L, A, T, C, S, G and then by number."""
    found = [(_place(match), match.string) for match in _rule_modules()]
    return tuple(import_module(f"{__name__}.{name}").RULE for _, name in sorted(found))


def __getattr__(name: str) -> tuple[Rule, ...]:
    if name == "RULES":
        return rules()
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")


def review(letter: LetterUnderReview) -> Review:
    """Ask every rule about this letter. The same letter always gets the same answer."""
    told: list[Finding] = []
    for rule in rules():
        if letter.muted and _is_silent(rule, letter):
            continue
        found: list[Finding] = []
        try:
            found.extend(rule.check(letter))
        except Exception as error:  # noqa: BLE001 - one broken rule must neither lose the others nor stay hidden
            found.append(_broken(rule, error))
        # Most rules find nothing in most letters.
        if found:
            told += _settled(rule, found, is_muted=rule.id in letter.muted)
    findings = tuple(sorted(told, key=_order))
    return Review(verdict=_verdict(findings), findings=findings)


def _rule_modules() -> Iterator[re.Match[str]]:
    for module in iter_modules(__path__):
        match = _MODULE_NAME.fullmatch(module.name)
        if match:
            yield match


def _place(match: re.Match[str]) -> tuple[int, str, int]:
    family = match[1].upper()
    known = _FAMILIES.find(family)
    return (known if known >= 0 else len(_FAMILIES), family, int(match[2]))


def _is_silent(rule: Rule, letter: LetterUnderReview) -> bool:
    """Whether the author muted the rule, as may be done unless it blocks without an override."""
    return rule.id in letter.muted and (rule.overridable or rule.severity is not Severity.BLOCK)


def _settled(rule: Rule, found: list[Finding], *, is_muted: bool) -> list[Finding]:
    """The findings with the rule's word on whether they may be overridden, without those that are muted."""
    settled: list[Finding] = []
    for finding in found:
        overridable = rule.overridable or finding.severity is not Severity.BLOCK
        if not (is_muted and overridable):
            settled.append(
                finding if finding.overridable == overridable else replace(finding, overridable=overridable)
            )
    return settled


def _broken(rule: Rule, error: Exception) -> Finding:
    message = say(
        "The rule {id} ({title}) could not read this letter ({error}). Look at this point "
        "yourself; the other rules were asked.",
        id=rule.id,
        title=say(rule.title),
        error=type(error).__name__,
    )
    return Finding(rule=rule.id, severity=Severity.WARN, message=message)


def _order(finding: Finding) -> tuple[bool, int, int]:
    """Blocks first; then what is about the whole letter, its subject or address; then by place."""
    start = -1 if finding.start is None else finding.start
    end = -1 if finding.end is None else finding.end
    return (finding.severity is not Severity.BLOCK, start, end)


def _verdict(findings: tuple[Finding, ...]) -> Verdict:
    severities = {finding.severity for finding in findings}
    if Severity.BLOCK in severities:
        return Verdict.DO_NOT_SEND
    return Verdict.LOOK_AGAIN if Severity.WARN in severities else Verdict.READY
