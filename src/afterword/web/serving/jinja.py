"""The template environment: everything is escaped, nothing that is missing passes silently."""

from collections.abc import Iterable
from typing import Any

from django.conf import settings
from django.contrib.messages import get_messages
from django.contrib.messages.storage.base import Message
from django.http import HttpRequest
from django.templatetags.static import static
from django.urls import reverse
from django.utils import translation
from jinja2 import Environment, StrictUndefined

from afterword.web.offline.desk_mark import desk_mark
from afterword.web.wording import words
from afterword.web.wording.script_words import script_words_json


def environment(**options: Any) -> Environment:
    """Called once by Django. Templates get `url`, `static`, `messages_of` and the words of `web/wording/words.py`.

    Django adds `request`, `csrf_input` and `csrf_token` to every page."""
    options["autoescape"] = True
    options["undefined"] = StrictUndefined
    made = Environment(**options, trim_blocks=True, lstrip_blocks=True, extensions=["jinja2.ext.i18n"])
    _speak(made)
    made.globals.update(static=static, url=_url, messages_of=_messages_of)
    made.globals.update(words.GLOBALS)
    made.globals.update(
        is_shared=lambda: settings.SIGN_IN != "none", has_sign_out=lambda: settings.SIGN_IN == "password"
    )
    made.globals.update(
        desk_mark=desk_mark, language=translation.get_language, script_words=script_words_json
    )
    made.filters.update(words.FILTERS)
    return made


def _speak(made: Environment) -> None:
    """`{% trans %}` and `_()` ask Django's catalogues; line breaks inside a text do not count."""
    made.policies["ext.i18n.trimmed"] = True
    made.install_gettext_callables(  # type: ignore[attr-defined]
        translation.gettext, translation.ngettext, newstyle=True, pgettext=translation.pgettext,
        npgettext=translation.npgettext,
    )  # fmt: skip


def _url(name: str, *args: object) -> str:
    return reverse(name, args=args)


def _messages_of(request: HttpRequest) -> Iterable[Message]:
    """The short words after a deed, once, for the page that the person opens. A copy that a script or the service
    worker fetches meanwhile leaves them for it (Fetch Metadata: Sec-Fetch-Mode)."""
    is_opened = request.headers.get("Sec-Fetch-Mode", "navigate") == "navigate"
    return get_messages(request) if is_opened else ()
