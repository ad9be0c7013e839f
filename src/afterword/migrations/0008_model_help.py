import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("afterword", "0007_facts_of_seen_messages"),
    ]

    operations = [
        migrations.CreateModel(
            name="ModelExchange",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("at", models.DateTimeField()),
                ("url", models.CharField(max_length=500)),
                ("name", models.CharField(max_length=200)),
                ("sent", models.TextField()),
                ("answered", models.TextField(blank=True)),
                ("outcome", models.JSONField(blank=True, default=dict)),
                (
                    "candidate",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="afterword.candidate",
                    ),
                ),
                (
                    "interview",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="afterword.interview",
                    ),
                ),
                (
                    "letter",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="afterword.letter",
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="afterword.person"
                    ),
                ),
            ],
            options={
                "ordering": ["id"],
            },
        ),
        migrations.CreateModel(
            name="ModelHelp",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("is_on", models.BooleanField(default=False)),
                ("url", models.CharField(blank=True, max_length=500)),
                ("name", models.CharField(blank=True, max_length=200)),
                ("secret_name", models.CharField(blank=True, max_length=120)),
                ("saved_at", models.DateTimeField()),
                (
                    "candidate",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="afterword.candidate",
                    ),
                ),
            ],
            options={
                "constraints": [models.UniqueConstraint(fields=("candidate",), name="one_model_help")],
            },
        ),
    ]
