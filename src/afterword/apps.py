from django.apps import AppConfig


class AfterwordConfig(AppConfig):
    name = "afterword"
    verbose_name = "Afterword"
    default_auto_field = "django.db.models.BigAutoField"
