from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("afterword", "0013_submissions_of_a_candidate"),
    ]

    operations = [
        migrations.CreateModel(
            name="SealedSecret",
            fields=[
                ("name", models.CharField(max_length=200, primary_key=True, serialize=False)),
                ("key_id", models.CharField(max_length=12)),
                ("sealed", models.BinaryField()),
            ],
        ),
    ]
