"""Today: what to do now, most urgent first."""

from django.http import HttpRequest, HttpResponse


def show(request: HttpRequest) -> HttpResponse:
    return HttpResponse("Today")
