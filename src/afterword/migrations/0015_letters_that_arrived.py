"""Insight counts the letters of a whole search, and does not read their messages for it."""

from django.db import migrations, models

from afterword.migrations._safely import AddIndexSafely


class Migration(migrations.Migration):
    atomic = False
    dependencies = [("afterword", "0014_sealed_secrets")]

    operations = [
        AddIndexSafely(
            model_name="submission",
            index=models.Index(
                fields=["candidate", "state", "kind", "process", "letter", "settled_at", "deadline_at"],
                name="letters_that_arrived",
                condition=models.Q(came_back=False, settled_at__isnull=False),
            ),
        ),
    ]
