from django.apps import AppConfig
from django.utils.translation import gettext, ngettext

from afterword.said import speak_through


class AfterwordConfig(AppConfig):
    name = "afterword"
    verbose_name = "Afterword"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """What the layers below say is looked up where the pages look up theirs: in the language of the thread, else
        in AFTERWORD_LANGUAGE."""
        speak_through(gettext, ngettext)
