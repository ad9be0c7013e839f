from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("afterword", "0004_sent_by_hand"),
    ]

    operations = [
        migrations.AddField(
            model_name="candidate",
            name="feed_key",
            field=models.CharField(blank=True, db_default="", default="", max_length=43),
        ),
    ]
