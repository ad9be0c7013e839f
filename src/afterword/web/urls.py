"""Nouns in the address, one thing each."""

from django.urls import URLPattern, path

from afterword.web.views import today

urlpatterns: list[URLPattern] = [
    path("", today.show, name="today"),
]
