"""Make docs/reference/rules/: a page for each review rule and an index, from the rules and their examples.

`python tools/rule_pages.py` writes them; `--check` writes nothing and fails where a page is stale.
"""

import argparse
import re
import sys
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
PAGES = ROOT / "docs" / "reference" / "rules"
sys.path.insert(0, str(ROOT / "src"))

from afterword.rules.review import RULES, review  # noqa: E402
from afterword.rules.review.examples import Example, RuleExamples, read_examples  # noqa: E402
from afterword.rules.review.finding import Rule, Severity  # noqa: E402

FAMILIES = {
    "P": "Blanks and tools",
    "N": "Names and addresses",
    "L": "Leaks and facts",
    "A": "Attachments",
    "T": "Timing",
    "C": "Content",
    "S": "Tone",
    "G": "Grammar and form",
}
STRENGTHS = {
    Severity.BLOCK: "blocks sending",
    Severity.WARN: "asks for a second look",
    Severity.HINT: "gives a hint",
}


_NOTE = "<!-- Made by tools/rule_pages.py from the rules and their examples. Change those, not this page. -->"
_INTRODUCTION = """\
Every letter is asked about each of these before it may go out. A **block** stops it, a **warn** asks for a
second look, a **hint** only helps. The verdict is *do not send* with any block, *look again* with any
warning, else *ready*. A rule can be muted for one letter; a block without an override cannot. Each rule
stands in one file of `src/afterword/rules/review/`, its examples beside it in `examples/`."""


def main() -> int:
    parser = argparse.ArgumentParser(description="Make the pages of the review rules.")
    parser.add_argument("--check", action="store_true", help="write nothing; fail where a page is stale")
    args = parser.parse_args()
    wanted = all_pages()
    stale = [name for name, text in wanted.items() if _read(PAGES / name) != text]
    left_over = sorted(path.name for path in PAGES.glob("*.md") if path.name not in wanted)
    if args.check:
        for name in stale + left_over:
            print(f"docs/reference/rules/{name} is stale. Run: python tools/rule_pages.py")
        return 1 if stale or left_over else 0
    PAGES.mkdir(parents=True, exist_ok=True)
    for name in stale:
        (PAGES / name).write_text(wanted[name], encoding="utf-8")
    for name in left_over:
        (PAGES / name).unlink()
    print(f"{len(wanted)} pages, {len(stale)} written, {len(left_over)} removed.")
    return 0


def all_pages() -> dict[str, str]:
    """File name to text."""
    examples = {each.rule: each for each in read_examples()}
    pages = {f"{rule.id.lower()}.md": rule_page(rule, examples.get(rule.id)) for rule in RULES}
    return {"index.md": index_page(), **pages}


def index_page() -> str:
    lines = ["# The review rules", "", _NOTE, "", _INTRODUCTION]
    family = ""
    for rule in RULES:
        if rule.id[0] != family:
            family = rule.id[0]
            lines += [
                "",
                f"## {FAMILIES.get(family, family)}",
                "",
                "| rule | what | strongest | override |",
                "|---|---|---|---|",
            ]
        link = f"[{rule.id}]({rule.id.lower()}.md)"
        lines.append(f"| {link} | {rule.title} | {rule.severity.value} | {_override(rule)} |")
    return "\n".join(lines) + "\n"


def rule_page(rule: Rule, examples: RuleExamples | None) -> str:
    lines = [f"# {rule.id}: {rule.title}", "", _NOTE, ""]
    lines += [f"It {STRENGTHS[rule.severity]}{_override_words(rule)}. Source: {rule.source}.", ""]
    lines += [_what_it_measures(rule)]
    if examples:
        lines += ["", "## Found", *_examples(rule, examples.failing)]
        lines += ["", "## Left alone", *_examples(rule, examples.passing)]
    return "\n".join(lines) + "\n"


def _what_it_measures(rule: Rule) -> str:
    """The module's docstring without the code of the rule that it begins with."""
    text = (import_module(rule.check.__module__).__doc__ or "").strip()
    text = re.sub(rf"^{rule.id}:\s*", "", text)
    return text[:1].upper() + text[1:]


def _examples(rule: Rule, examples: tuple[Example, ...]) -> Iterator[str]:
    for example in examples:
        yield from ("", f"**{example.name}**{_facts(example.facts)}")
        if "body" in example.facts:
            yield from ("", "```text", _visible(example.letter.body.rstrip("\n")), "```")
        for finding in review(example.letter).findings:
            if finding.rule == rule.id:
                yield from ("", f"> {finding.severity.value}: {_visible(finding.message)}")


def _facts(facts: dict[str, Any]) -> str:
    """What the example says beside the text of its letter."""
    told = [f"`{key}: {_shown(value)}`" for key, value in facts.items() if key != "body"]
    return f" ({', '.join(told)})" if told else ""


def _shown(value: Any) -> str:
    if isinstance(value, dict):
        return "{" + ", ".join(f"{key}: {_shown(each)}" for key, each in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(_shown(each) for each in value) + "]"
    if value is None:
        return "null"
    text = value.isoformat() if hasattr(value, "isoformat") else str(value)
    return _visible(" ".join(text.split(" ")).replace("\r", "\\r").replace("\n", "\\n")).replace("`", "'")


def _visible(text: str) -> str:
    """Control and direction characters as their code, so that the page itself stays plain."""
    return re.sub(
        "[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\u200b]",
        lambda match: f"\\u{ord(match[0]):04x}",
        text,
    )


def _override(rule: Rule) -> str:
    return "yes" if rule.overridable else "no"


def _override_words(rule: Rule) -> str:
    if rule.severity is not Severity.BLOCK:
        return "; it can be muted"
    return ", unless you say why it may go all the same" if rule.overridable else "; it cannot be muted"


def _read(path: Path) -> str:
    return path.read_text(encoding="utf-8") if path.exists() else ""


if __name__ == "__main__":
    sys.exit(main())
