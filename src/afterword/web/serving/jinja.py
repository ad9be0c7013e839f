"""The template environment: everything is escaped, nothing that is missing passes silently."""

from typing import Any

from django.conf import settings
from django.contrib.messages import get_messages
from django.templatetags.static import static
from django.urls import reverse
from jinja2 import Environment, StrictUndefined

from afterword.web.offline.desk_mark import desk_mark
from afterword.web.wording import words


def environment(**options: Any) -> Environment:
    """Called once by Django. Templates get `url`, `static`, `messages_of` and the words of `web/words.py`.

    Django adds `request`, `csrf_input` and `csrf_token` to every page."""
    options["autoescape"] = True
    options["undefined"] = StrictUndefined
    made = Environment(**options, trim_blocks=True, lstrip_blocks=True)
    made.globals.update(static=static, url=_url, messages_of=get_messages)
    made.globals.update(words.GLOBALS)
    made.globals.update(
        is_shared=lambda: settings.SIGN_IN != "none", has_sign_out=lambda: settings.SIGN_IN == "password"
    )
    made.globals.update(desk_mark=desk_mark)
    made.filters.update(words.FILTERS)
    return made


def _url(name: str, *args: object) -> str:
    return reverse(name, args=args)
