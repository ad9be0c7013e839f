"""What the docs point at is there, and what they tell is so."""

import re
import shlex
import tomllib
from collections.abc import Iterator
from pathlib import Path

from afterword.cli.arguments import load_command
from afterword.cli.problem import BadInput
from afterword.cli.registry import COMMANDS
from tests.test_repository import ROOT, tracked


def test_every_link_of_the_docs_leads_somewhere() -> None:
    pages = tracked("*.md", "docs/*.md", "docs/**/*.md")
    lost = []
    for page in pages:
        for link in re.findall(r"\]\(([^)\s]+)\)", page.read_text("utf-8")):
            name, _, section = link.partition("#")
            target = page.parent / name if name else page
            is_there = "://" in link or target.exists()
            if is_there and section and target.suffix == ".md":
                is_there = section in _sections(target)
            if not is_there:
                lost.append(f"{page.relative_to(ROOT)}: {link}")
    assert lost == []


def _sections(page: Path) -> set[str]:
    """The anchors of a page's headings, as forges make them."""
    headings = re.findall(r"^#+ (.*)$", page.read_text("utf-8"), re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-") for heading in headings}


def test_every_file_that_is_named_is_there() -> None:
    """Pages name files of the code in backticks, code names pages of the docs."""
    places = (ROOT, ROOT / "src", ROOT / "src/afterword", ROOT / "tests", ROOT / "docs")
    named = [
        (page, name)
        for page in tracked(
            "*.md", "docs/*.md", "docs/**/*.md", "src/*.py", "src/**/*.py", "tools/*.py", "bench/*.py"
        )
        for name in re.findall(
            r"(?:`|\b(?=docs/))([a-z_]+/[\w/-]+\.(?:py|md|toml))\b", page.read_text("utf-8")
        )
    ]
    assert len(named) > 100
    lost = {
        f"{page.relative_to(ROOT)}: {name}"
        for page, name in named
        if not any((place / name).exists() for place in (page.parent, *places))
    }
    assert lost == set()


def test_every_command_that_prints_json_has_its_shape_described() -> None:
    page = (ROOT / "docs/reference/json.md").read_text("utf-8")
    printing = [
        name
        for name in COMMANDS
        if any("--json" in action.option_strings for action in load_command(name)[1]._actions)
    ]
    assert len(printing) > 20
    assert [
        name for name in printing if not re.search(rf"^## {name}$|^\| `{name}\b", page, re.MULTILINE)
    ] == []


def test_every_command_in_a_block_of_the_docs_can_be_typed() -> None:
    typed = [
        (page.name, words)
        for page in tracked("*.md", "docs/*.md", "docs/**/*.md")
        if page.name != "commands.md"  # written by the program
        for block in re.findall(r"^```[a-z]*\n(.*?)^```", page.read_text("utf-8"), re.DOTALL | re.MULTILINE)
        for words in _commands_in(block)
    ]
    assert len(typed) > 20
    wrong = []
    for name, words in typed:
        try:
            load_command(words[0])[1].parse_args(words[1:])
        except (BadInput, KeyError) as error:
            wrong.append(f"{name}: afterword {' '.join(words)}: {error}")
    assert wrong == []


def _commands_in(block: str) -> Iterator[list[str]]:
    """What stands behind `afterword`, up to a pipe, a redirection, a remark or a wide gap."""
    for line in block.replace("\\\n", " ").splitlines():
        found = re.search(r"(?:^\s*|bin/)afterword (?=[a-z])(.*)", line)
        if found:
            yield shlex.split(re.split(r"\s[|>#&]|\s{3,}", found[1])[0])


def test_the_architecture_names_every_layer_of_the_contracts() -> None:
    contracts = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["tool"]["importlinter"][
        "contracts"
    ]
    layers = next(each["layers"] for each in contracts if each["id"] == "layers")
    # In brackets: rooms that may be built one day.
    names = {name for layer in layers for name in re.split(r"\s*\|\s*", layer) if not name.startswith("(")}
    page = (ROOT / "docs/architecture.md").read_text("utf-8")
    assert {name for name in names if not re.search(rf"\b{name}\b", page)} == set()
