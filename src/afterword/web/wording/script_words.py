"""What the scripts say, in the language of the pages: they hold English, and ask a table for anything else."""

import json
import re
from functools import cache
from pathlib import Path

from django.utils.translation import get_language, gettext, ngettext

SCRIPTS = Path(__file__).resolve().parent.parent / "static" / "js"
# A table holds the forms of a counted text for 0 to this (static/js/saying.js).
_MOST = 20
_TEXT = r'"((?:[^"\\\n]|\\.)*)"'
_CALLS = re.compile(rf"\b(?:saying\(\s*{_TEXT}|sayingCount\(\s*{_TEXT},\s*{_TEXT})")


@cache
def script_texts() -> tuple[tuple[Path, str, str], ...]:
    """File, text, and its plural or nothing: each `saying("…")` and `sayingCount("…", "…", …)` of the scripts."""
    return tuple(
        (path, json.loads(f'"{single or one}"'), json.loads(f'"{many}"'))
        for path in sorted(SCRIPTS.glob("*.js"))
        for single, one, many in _CALLS.findall(path.read_text(encoding="utf-8"))
    )


def script_words() -> dict[str, str | list[str]]:
    """Each text in the language of this page; nothing where that is English."""
    if (get_language() or "en").partition("-")[0] == "en":
        return {}
    return {
        one: [ngettext(one, many, count) for count in range(_MOST + 1)] if many else gettext(one)
        for _, one, many in script_texts()
    }


def script_words_json() -> str:
    words = script_words()
    return json.dumps(words, ensure_ascii=False) if words else ""
