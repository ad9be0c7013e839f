"""The web application as a WSGI callable."""

from typing import TYPE_CHECKING

from afterword import wiring

if TYPE_CHECKING:
    from django.core.handlers.wsgi import WSGIHandler


def application() -> "WSGIHandler":
    """Load the settings with the pages' apps and the kept signing key. Raises DataFolderError."""
    wiring.start_django(web=True)
    from django.conf import settings
    from django.core.wsgi import get_wsgi_application

    settings.SECRET_KEY = wiring.secret_key()
    handler = get_wsgi_application()
    from afterword.web.serving import warming

    warming.switch_on()
    return handler
