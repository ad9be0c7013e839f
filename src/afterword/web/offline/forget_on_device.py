"""After signing out or erasing, the device keeps nothing either."""

from typing import TypeVar

from django.http import HttpResponse

Answer = TypeVar("Answer", bound=HttpResponse)


def forget_on_device(response: Answer) -> Answer:
    """The browser throws away caches, stored notes, the service worker and its subscriptions of this site."""
    response.headers["Clear-Site-Data"] = '"cache", "storage"'
    return response
