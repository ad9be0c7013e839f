"""A sentence that a person reads is said through `said.py`, in each layer below the pages: found in the source, so that
no branch is forgotten (the made-up language of tests/web/test_other_language.py meets only what a page shows)."""

import ast
import re
from collections.abc import Iterator

import pytest
from tools import messages

LAYERS = ("mail", "ical", "letters", "rules", "ports", "workflows", "adapters", "web")
# A capital or a quote, two words of small letters, and the end of a sentence.
SENTENCE = re.compile(r"[A-Z“\"{](?=.*\b[a-z]{2,} [a-z{“]).*[.?]\Z", re.S)
CALLS = {*messages.CALLS, "debug", "info", "warning", "exception"}
# Files whose sentences are no sentences of the program, and why.
LETTERS_THEMSELVES = "the letter, which is English"
LEFT = {
    "letters/composing/live.py": LETTERS_THEMSELVES,
    "letters/model_help/field_proposals.py": "words to a model",
    "letters/model_help/letter_wording.py": "words to a model",
    "rules/insight/share.py": "a fault of the program, which nobody reads",
    "adapters/oauth_listener.py": "a page outside the pages, which says in English that it can be closed",
    "rules/submission.py": "a fault of the program, which nobody reads",
    "mail/message_id.py": "a fault of the program, which nobody reads",
    "adapters/smtp_line.py": "a fault on the line, which is said in other words",
}
FILES = sorted(
    str(path.relative_to(messages.SOURCE))
    for layer in LAYERS
    for path in (messages.SOURCE / layer).rglob("*.py")
    if "frames" not in path.parts and "examples" not in path.parts and "styleguide" not in path.parts
)


def sentences(source: str) -> Iterator[str]:
    """Texts that read like sentences and stand in no call that looks them up, or writes them into the log."""
    tree = ast.parse(source)
    known = {id(part) for node in ast.walk(tree) for part in _read_elsewhere(node)}
    for node in ast.walk(tree):
        text = _text(node)
        if id(node) not in known and SENTENCE.match(text) and "\\" not in text:
            yield text


def _read_elsewhere(node: ast.AST) -> Iterator[ast.AST]:
    if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant):
        yield node.value
    elif isinstance(node, ast.JoinedStr):
        yield from node.values
    elif isinstance(node, ast.Call):
        name = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
        if name in CALLS:
            yield from node.args


def _text(node: ast.AST) -> str:
    if isinstance(node, ast.Constant):
        return node.value if isinstance(node.value, str) else ""
    if isinstance(node, ast.JoinedStr):
        return "".join(each.value if isinstance(each, ast.Constant) else "{}" for each in node.values)
    return ""


@pytest.mark.parametrize("layer", LAYERS)
def test_a_sentence_below_the_pages_is_in_the_catalogue(layer: str) -> None:
    found = {
        name: left
        for name in FILES
        if name.startswith(f"{layer}/") and name not in LEFT
        if (left := list(sentences((messages.SOURCE / name).read_text(encoding="utf-8"))))
    }
    assert found == {}


def test_no_sentence_is_built_before_it_is_looked_up() -> None:
    """`say(f"…")` would ask the catalogue for a sentence that nobody could have translated."""
    for name in FILES:
        for node in ast.walk(ast.parse((messages.SOURCE / name).read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and getattr(node.func, "id", "") in messages.CALLS:
                texts = node.args[: messages.CALLS[node.func.id]]  # type: ignore[attr-defined]
                assert not [each for each in texts if isinstance(each, ast.JoinedStr | ast.BinOp)], (
                    name,
                    node.lineno,
                )


def test_a_file_that_is_left_out_still_needs_it() -> None:
    for name in LEFT:
        assert list(sentences((messages.SOURCE / name).read_text(encoding="utf-8"))), name


def test_what_is_marked_logged_or_said_in_a_docstring_is_no_finding() -> None:
    source = '''
"""This is a docstring of a file."""
_A = "This one is found."
def f():
    say("This is looked up. {who}", who="fine")
    log.warning("This goes into a log.")
    return f"And {x} is found as well."
'''
    assert list(sentences(source)) == ["This one is found.", "And {} is found as well."]
