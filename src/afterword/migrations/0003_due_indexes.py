"""Each kind of due work has an index that holds nothing else, so that asking costs the same with a million waiting."""

from django.db import migrations, models
from django.db.models import Q

from afterword.migrations._safely import AddIndexSafely


class Migration(migrations.Migration):
    atomic = False
    dependencies = [("afterword", "0002_turns")]

    operations = [
        AddIndexSafely(
            model_name="interview",
            index=models.Index(
                condition=Q(("needs_time", False), ("next_ask_at__isnull", False), ("state", "planned")),
                fields=["next_ask_at"],
                name="interview_to_ask",
            ),
        ),
        AddIndexSafely(
            model_name="mailaccount",
            index=models.Index(
                condition=Q(("next_read_at__isnull", False), Q(("mailbox_kind", "none"), _negated=True)),
                fields=["next_read_at"],
                name="mailbox_due",
            ),
        ),
        AddIndexSafely(
            model_name="mailaccount",
            index=models.Index(
                condition=Q(("next_read_at__isnull", True), Q(("mailbox_kind", "none"), _negated=True)),
                fields=["id"],
                name="mailbox_new",
            ),
        ),
        AddIndexSafely(
            model_name="submission",
            index=models.Index(
                condition=Q(("state__in", ["uncertain", "refused", "late"])),
                fields=["state"],
                name="submission_asks",
            ),
        ),
    ]
