"""Letters, processes, people, settings and the check."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
