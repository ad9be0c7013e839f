"""The house keeps its own rules: sizes, samples, names in the docs, nothing that ties it to one registry."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from afterword.cli.registry import COMMANDS

ROOT = Path(__file__).resolve().parent.parent
LARGEST_FILE = 400
# Longer ones, each with its reason. Empty is best.
EXCEPTIONS: frozenset[str] = frozenset({"src/afterword/migrations/0001_first.py"})  # written by Django
# Hosts are spelt in parts, so that this file does not name them itself.
REGISTRIES = tuple(
    ".".join(parts)
    for parts in (
        ("pypi", "org"), ("pythonhosted", "org"), ("npmjs", "org"), ("npmjs", "com"), ("yarnpkg", "com"),
        ("deb", "debian", "org"), ("golang", "org"), ("crates", "io"), ("docker", "io"), ("ghcr", "io"),
    )
)  # fmt: skip


def tracked(*patterns: str) -> list[Path]:
    """Files under version control, and new ones that are not ignored."""
    command = ["git", "ls-files", "--cached", "--others", "--exclude-standard", "--", *patterns]
    listed = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True).stdout
    return sorted({ROOT / name for name in listed.splitlines() if (ROOT / name).is_file()})


def test_no_file_names_the_host_of_a_package_registry() -> None:
    found = [
        f"{path.relative_to(ROOT)}: {host}"
        for path in tracked()
        for host in REGISTRIES
        if host.encode() in path.read_bytes()
    ]
    assert found == []


def test_the_locks_hold_a_hash_for_every_package_and_no_address() -> None:
    for name in ("requirements.txt", "requirements-dev.txt", "tools/requirements-uv.txt"):
        text = (ROOT / name).read_text(encoding="utf-8")
        packages = re.split(r"\n(?=[a-z0-9])", text.strip())
        assert len(packages) >= 1
        assert "://" not in text
        assert [package for package in packages if "--hash=sha256:" not in package] == []


def test_the_developing_lock_has_everything_of_the_running_one_at_the_same_version() -> None:
    pins = {
        name: set(re.findall(r"^([a-z0-9.-]+==[^\s;]+)", (ROOT / name).read_text("utf-8"), re.MULTILINE))
        for name in ("requirements.txt", "requirements-dev.txt")
    }
    assert pins["requirements.txt"] <= pins["requirements-dev.txt"]


def test_every_dependency_of_the_project_is_locked() -> None:
    import tomllib

    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    lock = (ROOT / "requirements.txt").read_text("utf-8")
    names = [re.split(r"[^A-Za-z0-9._-]", dependency)[0] for dependency in project["dependencies"]]
    locked = {
        name.lower().replace(".", "-").replace("_", "-") for name in re.findall(r"^([\w.-]+)==", lock, re.M)
    }
    assert [name for name in names if name.lower().replace(".", "-").replace("_", "-") not in locked] == []


def test_files_stay_small() -> None:
    sizes = {
        str(path.relative_to(ROOT)): len(path.read_text("utf-8").splitlines())
        for path in tracked("src/*.py", "src/**/*.py")
    }
    assert sizes
    too_large = {name: size for name, size in sizes.items() if size > LARGEST_FILE}
    assert set(too_large) == EXCEPTIONS, too_large


def test_names_say_what_is_inside() -> None:
    vague = {"utils", "helpers", "helper", "manager", "common", "base", "misc", "util"}
    # Django looks for the classes of a database backend in a module of this name.
    given = {ROOT / "src/afterword/models/sqlite3/base.py"}
    named = {path for path in tracked("src/*.py", "src/**/*.py") if path.stem in vague}
    assert named == given


def test_make_help_lists_every_target() -> None:
    text = (ROOT / "Makefile").read_text("utf-8")
    targets = re.findall(r"^([a-z][a-z-]*):", text, re.MULTILINE)
    phony = re.findall(r"^\.PHONY: (.*)$", text, re.MULTILINE)[0].split()
    shown = subprocess.run(["make", "help"], cwd=ROOT, capture_output=True, text=True, check=True).stdout
    assert sorted(targets) == sorted(phony)
    assert re.findall(r"^  make ([a-z-]+) ", shown, re.MULTILINE) == targets


def test_the_checks_of_a_change_can_be_run() -> None:
    run = ROOT / ".ci" / "run"
    assert run.stat().st_mode & 0o111
    assert run.read_text("utf-8").startswith("#!/usr/bin/env bash\n")
    subprocess.run(["bash", "-n", str(run)], check=True)


def test_the_reference_of_commands_says_what_the_program_says() -> None:
    command = [
        sys.executable,
        "-c",
        "import sys; sys.path[:0] = ['tools']; import command_pages; print(command_pages.page(), end='')",
    ]
    page = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True).stdout
    written = (ROOT / "docs" / "reference" / "commands.md").read_text("utf-8")
    assert page == written, "run `make docs`"
    assert [name for name in COMMANDS if f"## afterword {name}\n" not in written] == []
    asked = [sys.executable, "-m", "afterword", "import", "--help"]
    told = subprocess.run(
        asked, env=os.environ | {"COLUMNS": "80"}, capture_output=True, text=True, check=True
    )
    assert told.stdout in written


def test_every_setting_is_named_in_the_docs() -> None:
    named = "\n".join(path.read_text("utf-8") for path in tracked("docs/*.md", "docs/**/*.md", "*.md"))
    read = {
        name
        for path in tracked("src/*.py", "src/**/*.py")
        for name in re.findall(r"\bAFTERWORD_[A-Z_]+[A-Z]\b", path.read_text("utf-8"))
    }
    assert read
    assert sorted(name for name in read if name not in named) == []


def test_every_sample_is_used() -> None:
    sources = [path.read_text("utf-8") for path in tracked("tests/*.py", "tests/**/*.py", "bench/*.py")]
    samples = [path for path in tracked("tests/data", "bench/data") if path.suffix not in (".py", ".md")]
    assert samples
    assert [str(path.relative_to(ROOT)) for path in samples if not _is_named(path, sources)] == []


def _is_named(sample: Path, sources: list[str]) -> bool:
    """By its own name, its stem in quotes, or because a test walks through its whole folder."""
    names = (sample.name, f'"{sample.stem}"')
    folder = f'"{sample.parent.name}"'
    walks = [text for text in sources if folder in text and re.search(r"\.(?:iterdir|r?glob)\(", text)]
    return bool(walks) or any(name in text for name in names for text in sources)


@pytest.mark.parametrize("name", ["LICENSE", "README.md", "Makefile", ".pre-commit-config.yaml", ".ci/run"])
def test_what_a_repository_needs_is_there(name: str) -> None:
    assert (ROOT / name).stat().st_size > 0
