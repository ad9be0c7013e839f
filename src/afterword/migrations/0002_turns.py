"""Whose turn it is at a desk, and the pace of each mail server."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("afterword", "0001_first")]

    operations = [
        migrations.CreateModel(
            name="ProviderPace",
            fields=[
                ("host", models.CharField(max_length=253, primary_key=True, serialize=False)),
                ("next_allowed_at", models.DateTimeField()),
            ],
        ),
        migrations.CreateModel(
            name="Turn",
            fields=[
                (
                    "candidate",
                    models.OneToOneField(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        primary_key=True,
                        related_name="+",
                        serialize=False,
                        to="afterword.candidate",
                    ),
                ),
                ("token", models.CharField(max_length=36)),
                ("parts", models.CharField(max_length=60)),
                ("taken_at", models.DateTimeField()),
                ("lease_until", models.DateTimeField()),
                ("begun_at", models.DateTimeField(blank=True, null=True)),
            ],
        ),
    ]
