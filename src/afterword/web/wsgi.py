"""The web app for a WSGI server. `afterword run` serves it with waitress."""

import os

from django.core.handlers.wsgi import WSGIHandler


def application() -> WSGIHandler:
    """The app, with Django set up for pages."""
    os.environ.setdefault("AFTERWORD_WEB", "1")
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "afterword.settings")
    from django.core.wsgi import get_wsgi_application

    return get_wsgi_application()
