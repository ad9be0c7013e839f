"""The short words after a deed in the sandbox, under a name that one's own pages never read."""

from django.contrib.messages.storage.cookie import CookieStorage


class SandboxMessages(CookieStorage):
    cookie_name = "sandbox_messages"
