"""Findings for people, for programs, for editors and for code hosts."""

from typing import Any

from afterword.cli.letter_input import LoadedLetter
from afterword.cli.terminal import Terminal
from afterword.rules.review import Review
from afterword.rules.review.finding import Finding, Severity, Verdict

VERDICTS = {
    Verdict.READY: ("Ready.", "goes"),
    Verdict.LOOK_AGAIN: ("Look again.", "waits"),
    Verdict.DO_NOT_SEND: ("Do not send.", "stopped"),
}
_STYLES = {Severity.BLOCK: "stopped", Severity.WARN: "waits", Severity.HINT: "dim"}
_COMPILER_WORDS = {Severity.BLOCK: "error", Severity.WARN: "warning", Severity.HINT: "note"}
_LONGEST_EXCERPT = 60


def finding_report(finding: Finding) -> dict[str, Any]:
    """The JSON of one finding. `start` and `end` are offsets into the body, in characters."""
    return {
        "rule": finding.rule,
        "severity": finding.severity.value,
        "message": finding.message,
        "start": finding.start,
        "end": finding.end,
        "overridable": finding.overridable,
    }


def review_report(review: Review) -> dict[str, Any]:
    return {"verdict": review.verdict.value, "findings": [finding_report(each) for each in review.findings]}


def place_of(offset: int, body: str, *, first_line: int = 1) -> tuple[int, int]:
    """Line and column, both from 1."""
    before = body[:offset]
    return first_line + before.count("\n"), offset - (before.rfind("\n") + 1) + 1


def show_review(review: Review, letter: LoadedLetter, terminal: Terminal) -> None:
    """The verdict, then each finding with its place and the words that it means."""
    words, style = VERDICTS[review.verdict]
    counts = _counts(review)
    terminal.stream.write(terminal.paint(words, style) + (f" {counts}" if counts else "") + "\n")
    for finding in review.findings:
        show_finding(finding, letter.body, terminal, first_line=letter.first_line)


def show_finding(
    finding: Finding, body: str, terminal: Terminal, *, first_line: int = 1, indent: int = 0
) -> None:
    place = ""
    if finding.start is not None:
        place = "{}:{}".format(*place_of(finding.start, body, first_line=first_line))
    severity = finding.severity.value
    terminal.say()
    terminal.table(
        [(place.ljust(6), severity.ljust(5), finding.rule.ljust(3), finding.message)],
        indent=indent,
        styles=("", _STYLES[finding.severity], "dim"),
    )
    excerpt = _excerpt(finding, body)
    if excerpt:
        terminal.reason(f"“{excerpt}”", indent=indent + 20)


def _excerpt(finding: Finding, body: str) -> str:
    if finding.start is None or finding.end is None:
        return ""
    words = " ".join(body[finding.start : finding.end].split())
    return words if len(words) <= _LONGEST_EXCERPT else words[: _LONGEST_EXCERPT - 1] + "…"


def _counts(review: Review) -> str:
    names = {Severity.BLOCK: "that blocks", Severity.WARN: "to look at", Severity.HINT: "to consider"}
    parts = []
    for severity, words in names.items():
        number = sum(finding.severity is severity for finding in review.findings)
        if number:
            parts.append(f"{number} {'that block' if severity is Severity.BLOCK and number > 1 else words}")
    return ", ".join(parts) + "." if parts else ""


def compiler_lines(review: Review, letter: LoadedLetter) -> list[str]:
    """`file:line:column: severity: message [rule]`, which editors jump to."""
    lines = []
    for finding in review.findings:
        line, column = 1, 1
        if finding.start is not None:
            line, column = place_of(finding.start, letter.body, first_line=letter.first_line)
        word = _COMPILER_WORDS[finding.severity]
        lines.append(f"{letter.name}:{line}:{column}: {word}: {finding.message} [{finding.rule}]")
    return lines


def sarif_report(review: Review, letter: LoadedLetter) -> dict[str, Any]:
    """SARIF 2.1.0 (OASIS), as code hosts and editors read it."""
    from afterword import __version__
    from afterword.rules.review import rules

    found = {finding.rule for finding in review.findings}
    told = [
        {"id": rule.id, "shortDescription": {"text": rule.title}}
        for rule in sorted(rules(), key=lambda rule: rule.id)
        if rule.id in found
    ]
    driver = {"name": "Afterword", "version": __version__, "rules": told}
    results = [_sarif_result(each, letter) for each in review.findings]
    return {
        "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
        "version": "2.1.0",
        "runs": [{"tool": {"driver": driver}, "columnKind": "unicodeCodePoints", "results": results}],
    }


def _sarif_result(finding: Finding, letter: LoadedLetter) -> dict[str, Any]:
    from urllib.parse import quote

    place: dict[str, Any] = {"artifactLocation": {"uri": quote(letter.name)}}
    if finding.start is not None and finding.end is not None:
        line, column = place_of(finding.start, letter.body, first_line=letter.first_line)
        end_line, end_column = place_of(finding.end, letter.body, first_line=letter.first_line)
        place["region"] = {
            "startLine": line,
            "startColumn": column,
            "endLine": end_line,
            "endColumn": end_column,
        }
    return {
        "ruleId": finding.rule,
        "level": _COMPILER_WORDS[finding.severity],
        "message": {"text": finding.message},
        "locations": [{"physicalLocation": place}],
    }
