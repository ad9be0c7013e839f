"""Today asks for the submissions of one person by their state."""

from django.db import migrations, models

from afterword.migrations._safely import AddIndexSafely


class Migration(migrations.Migration):
    atomic = False
    dependencies = [("afterword", "0012_letter_length")]

    operations = [
        AddIndexSafely(
            model_name="submission",
            index=models.Index(fields=["candidate", "state"], name="submission_of_candidate"),
        ),
    ]
