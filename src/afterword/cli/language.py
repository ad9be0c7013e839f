"""The language of commands without a database; those with one ask Django, as the pages do (afterword/apps.py)."""

from gettext import translation
from pathlib import Path

from afterword.said import speak_through

LOCALES = Path(__file__).resolve().parent.parent / "locale"


def speak_language(name: str, *, folder: Path = LOCALES) -> None:
    """Sentences in the language `name` from here on, as far as its catalogue goes; English where there is none."""
    catalogue = translation("django", str(folder), languages=[name], fallback=True)
    speak_through(catalogue.gettext, catalogue.ngettext)
