"""The template environment: everything is escaped, nothing that is missing passes silently."""

from typing import Any

from django.templatetags.static import static
from django.urls import reverse
from jinja2 import Environment, StrictUndefined

from afterword.web import words


def environment(**options: Any) -> Environment:
    """Called once by Django. Templates get `url`, `static` and the words of `web/words.py`."""
    options["autoescape"] = True
    options["undefined"] = StrictUndefined
    made = Environment(**options)  # noqa: S701 - escaping is set above for every file name
    made.globals.update(static=static, url=_url)
    made.globals.update(words.GLOBALS)
    made.filters.update(words.FILTERS)
    return made


def _url(name: str, *args: object) -> str:
    return reverse(name, args=args)
