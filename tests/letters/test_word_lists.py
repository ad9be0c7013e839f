"""The lists of words are large: a function that builds a set of one at each call costs more than all rules together."""

import ast
from collections.abc import Iterator
from pathlib import Path

import afterword

PACKAGE = Path(afterword.__file__).parent
FILES = [*PACKAGE.glob("letters/**/*.py"), *PACKAGE.glob("rules/**/*.py")]
LISTS = {"verbs", "countable", "ordinary", "describing", "technology_words"}
# What is asked once and kept may build what it likes.
KEPT = {"cache", "lru_cache", "remember"}


def sets_built_anew(source: str) -> list[str]:
    """The expressions that unite or divide a whole list of words inside a function that is not kept."""
    return [
        ast.unparse(node)
        for function in ast.walk(ast.parse(source))
        if isinstance(function, ast.FunctionDef) and not KEPT & set(decorators(function))
        for node in ast.walk(function)
        if isinstance(node, ast.BinOp) and is_set_operation(node)
    ]


def decorators(function: ast.FunctionDef) -> Iterator[str]:
    for each in function.decorator_list:
        name = each.func if isinstance(each, ast.Call) else each
        yield name.id if isinstance(name, ast.Name) else ""


def is_set_operation(node: ast.BinOp) -> bool:
    sides = [is_list(node.left), is_list(node.right)]
    return any(sides) if isinstance(node.op, (ast.Sub, ast.BitOr)) else all(sides)


def is_list(node: ast.expr) -> bool:
    """`known.base`, `verbs().past`, `countable()`, `lexicon.ordinary()`."""
    if isinstance(node, ast.Attribute):
        return (isinstance(node.value, ast.Name) and node.value.id == "known") or is_list(node.value)
    called = node.func if isinstance(node, ast.Call) else None
    name = called.attr if isinstance(called, ast.Attribute) else getattr(called, "id", "")
    return name in LISTS


def test_no_function_builds_a_set_of_a_whole_list_at_each_call() -> None:
    found = {str(path): sets_built_anew(path.read_text(encoding="utf-8")) for path in FILES}
    assert len(found) > 100
    assert {path: built for path, built in found.items() if built} == {}


def test_such_a_set_is_seen() -> None:
    source = "def f(word):\n    known = verbs()\n    return word in known.base - known.past"
    assert sets_built_anew(source) == ["known.base - known.past"]
    assert sets_built_anew(source.replace("- known.past", "& known.past")) == ["known.base & known.past"]
    assert sets_built_anew("@cache\n" + source) == []
    assert sets_built_anew("def f(word):\n    return word in lexicon.ordinary() | {'a'}") != []
    assert sets_built_anew("def f(words):\n    return verbs().base & set(words)") == []
