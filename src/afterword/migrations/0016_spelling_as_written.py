"""Letters may follow the spelling of the notes. No table changes."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("afterword", "0015_letters_that_arrived")]

    operations = [
        migrations.AlterField(
            model_name="candidate",
            name="spelling",
            field=models.CharField(
                choices=[("as-written", "as-written"), ("american", "american"), ("british", "british")],
                default="american",
                max_length=20,
            ),
        ),
    ]
