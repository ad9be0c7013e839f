"""The process in which Harper runs: a JSON object a line in, one a line out.

It lives apart for three reasons: Harper writes stray lines to descriptor 1 from Rust, which must not reach
our output; its linter is not thread safe; and it takes most of a second and 140 MB that only a grammar
check needs.

In:  `{"text": str, "dialect": "american" | "british"}`
Out: first `{"ready": true}` or `{"ready": false, "reason": str}`, then `{"remarks": [[start, end, message,
kind, rule, [suggestion, ...]], ...]}` for each request. The process ends when its standard input does.
"""

import json
import os
import signal
import sys
from typing import Any, TextIO

from afterword.adapters.harper_left_off import RULES, rules_of_groups
from afterword.adapters.harper_tuning import DROPPED_RULES
from afterword.letters.words.phrases import read_terms

Remark = tuple[int, int, str, str, str, list[str]]

_WARM_UP = (
    "Hi Sam,\n\nThank you for you're time today. I look forward to meet the team, and I has read teh notes "
    "about the the deployment of 3 services.\n\nBest regards,\nAlex\n"
)


def main() -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    answers = _keep_output_for_answers()
    try:
        linters = _build_linters()
    except Exception as error:  # noqa: BLE001 - whatever the foreign code raises, the parent must hear of it
        _answer(answers, {"ready": False, "reason": f"{type(error).__name__}: {error}"})
        return
    _answer(answers, {"ready": True})
    for line in sys.stdin:
        request = json.loads(line)
        _answer(answers, {"remarks": _remarks(linters[request["dialect"]], request["text"])})


def _keep_output_for_answers() -> TextIO:
    """Our own handle on descriptor 1; everybody else's output goes to descriptor 2 from here on."""
    answers = os.fdopen(os.dup(1), "w", encoding="utf-8")
    os.dup2(2, 1)
    return answers


def _answer(answers: TextIO, value: dict[str, Any]) -> None:
    answers.write(json.dumps(value, ensure_ascii=True) + "\n")
    answers.flush()


def _build_linters() -> dict[str, Any]:
    from harper import Dialect, Linter

    words = _known_to_all()
    linters = {"american": Linter(dialect=Dialect.AMERICAN), "british": Linter(dialect=Dialect.BRITISH)}
    for linter in linters.values():
        linter.import_words(words)
        # What the tuning would drop need not be looked for: the rules are most of the time that a text takes.
        rules = linter.get_lint_config()
        left_off = DROPPED_RULES | RULES | rules_of_groups(linter.get_structured_lint_config())
        linter.set_lint_config(rules | dict.fromkeys(left_off & rules.keys(), False))
        linter.organized_lints(_WARM_UP, language="plaintext")
    return linters


def _known_to_all() -> list[str]:
    """Words of the trade, as they are listed and in small letters."""
    listed = (*read_terms("it_names"), *read_terms("it_jargon"))
    return sorted({*listed, *(word.lower() for word in listed)})


def _remarks(linter: Any, text: str) -> list[Remark]:
    found = [
        (
            lint.span.start,
            lint.span.end,
            lint.message,
            lint.lint_kind,
            rule,
            [suggestion.replacement_text for suggestion in lint.suggestions[:3]],
        )
        for rule, lints in linter.organized_lints(text, language="plaintext").items()
        for lint in lints
    ]
    return sorted(found)


if __name__ == "__main__":
    main()
