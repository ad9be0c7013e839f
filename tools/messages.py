"""Write the catalogue of English texts that a translation begins with: `make messages`.

Reads every template (`{% trans %}`, `_()`), every script (`saying`, `sayingCount`), every module of the pages
(`gettext`, `ngettext`, `gettext_noop`) and of the layers below (`say`, `to_say` and the like of afterword/said.py), and
writes locale/en/LC_MESSAGES/django.po. Other languages beside it keep what is translated, get new texts empty, and are
compiled for Django where `msgfmt` and `msgmerge` are there. `--check` writes nothing and fails where the catalogue is
old. See docs/howto/translate.md.
"""

import argparse
import ast
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from jinja2.ext import babel_extract

from afterword.web.wording.script_words import script_texts

ROOT = Path(__file__).resolve().parent.parent
SOURCE = ROOT / "src" / "afterword"
PAGES = SOURCE / "web"
LOCALES = SOURCE / "locale"
CATALOGUE = LOCALES / "en" / "LC_MESSAGES" / "django.po"
OPTIONS = {
    "trimmed": "true", "silent": "false", "trim_blocks": "true", "lstrip_blocks": "true", "newstyle_gettext": "true",
}  # fmt: skip
# How many texts each function begins with; two are one and many.
CALLS = {
    "_": 1, "gettext": 1, "gettext_noop": 1, "gettext_lazy": 1, "ngettext": 2, "ngettext_lazy": 2, "say": 1,
    "to_say": 1, "say_count": 2, "to_say_count": 2,
}  # fmt: skip
_PLACE = re.compile(r"\{\w+(?:![rs])?(?::[^{}]*)?\}")
HEAD = """# The texts of Afterword in English, the language they are written in.
# Made by `make messages`; translate a copy of it (docs/howto/translate.md), never this file.
msgid ""
msgstr ""
"Project-Id-Version: Afterword\\n"
"Language: en\\n"
"MIME-Version: 1.0\\n"
"Content-Type: text/plain; charset=UTF-8\\n"
"Content-Transfer-Encoding: 8bit\\n"
"Plural-Forms: nplurals=2; plural=(n != 1);\\n"
"""


@dataclass(slots=True)
class Text:
    """A text as a translator sees it. `many` is empty without a plural; `places` are files, in order."""

    one: str
    many: str = ""
    places: list[str] = field(default_factory=list)


def collect() -> dict[str, Text]:
    """Every text by its English words, in the order of the files."""
    found: dict[str, Text] = {}
    for path, one, many in (*in_templates(), *in_scripts(), *in_modules()):
        text = found.setdefault(one, Text(one))
        text.many = text.many or many
        if path not in text.places:
            text.places.append(path)
    return found


def in_templates() -> Iterator[tuple[str, str, str]]:
    """File, text, plural text or nothing. Raises jinja2's TemplateSyntaxError with the line of a broken template."""
    for path in sorted((PAGES / "templates").rglob("*.html")):
        with path.open("rb") as file:
            for _line, _function, texts, _comments in babel_extract(file, tuple(CALLS), [], OPTIONS):
                one, many = texts[:2] if isinstance(texts, tuple) else (texts, "")
                if one:
                    yield _place(path), one, many or ""


def in_scripts() -> Iterator[tuple[str, str, str]]:
    for path, one, many in script_texts():
        yield f"web/static/js/{path.name}", one, many


def in_modules() -> Iterator[tuple[str, str, str]]:
    """The pages first, as a person meets them; then what is said below them."""
    everywhere = sorted(SOURCE.rglob("*.py"), key=lambda path: (PAGES not in path.parents, path))
    for path in everywhere:
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in CALLS:
                texts = [_constant(each) for each in node.args[: CALLS[node.func.id]]]
                if texts and texts[0]:
                    yield _place(path), texts[0], texts[1] if len(texts) > 1 else ""


def _constant(node: ast.expr) -> str:
    return node.value if isinstance(node, ast.Constant) and isinstance(node.value, str) else ""


def _place(path: Path) -> str:
    return str(path.relative_to(SOURCE))


def written(texts: dict[str, Text]) -> str:
    """The catalogue as gettext reads it."""
    parts = [HEAD]
    for text in texts.values():
        lines = [f"#: {place}" for place in text.places]
        if "%(" in text.one or "%%" in text.one:
            lines.append("#, python-format")
        elif _PLACE.search(text.one + text.many):
            lines.append("#, python-brace-format")
        lines.append(f"msgid {_quoted(text.one)}")
        if text.many:
            lines += [f"msgid_plural {_quoted(text.many)}", 'msgstr[0] ""', 'msgstr[1] ""']
        else:
            lines.append('msgstr ""')
        parts.append("\n".join(lines) + "\n")
    return "\n".join(parts)


def _quoted(text: str) -> str:
    escaped = text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n").replace("\t", "\\t")
    return f'"{escaped}"'


def update_others() -> None:
    """New texts into the other catalogues, then compile them for Django."""
    others = [each for each in sorted(LOCALES.glob("*/LC_MESSAGES/django.po")) if each != CATALOGUE]
    if others and not (shutil.which("msgmerge") and shutil.which("msgfmt")):
        sys.exit("To update and compile translations, install gettext (msgmerge, msgfmt).")
    for path in others:
        subprocess.run(
            ["msgmerge", "--quiet", "--update", "--backup=none", "--no-wrap", str(path), str(CATALOGUE)],
            check=True,
        )
        subprocess.run(["msgfmt", "--check", "-o", str(path.with_suffix(".mo")), str(path)], check=True)
        print(f"Compiled {path.relative_to(ROOT)}.")


def main() -> int:
    parser = argparse.ArgumentParser(description="Write the catalogue of English texts.")
    parser.add_argument("--check", action="store_true", help="write nothing; fail where it is old")
    texts = collect()
    made = written(texts)
    if parser.parse_args().check:
        if CATALOGUE.exists() and CATALOGUE.read_text(encoding="utf-8") == made:
            return 0
        print("The catalogue of texts is old. Run make messages and commit what it wrote.", file=sys.stderr)
        return 1
    CATALOGUE.parent.mkdir(parents=True, exist_ok=True)
    CATALOGUE.write_text(made, encoding="utf-8")
    print(f"{len(texts)} texts are in {CATALOGUE.relative_to(ROOT)}.")
    update_others()
    return 0


if __name__ == "__main__":
    sys.exit(main())
