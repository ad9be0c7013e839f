"""A model whose questions and savings are compiled once (models/kept_queryset.py)."""

from typing import TYPE_CHECKING, Any, Self

from django.db import models
from django.db.models.base import ModelState

from afterword.models.kept_queryset import KeptManager


class _Asked(models.Model):
    """Apart from `Kept`, so that the name of the manager is no matter of migrations."""

    if not TYPE_CHECKING:
        objects = KeptManager()

    class Meta:
        abstract = True
        base_manager_name = "objects"


class Kept(_Asked):
    """What all models here are. It adds no column."""

    class Meta:
        abstract = True

    @classmethod
    def from_db(cls, db: Any, field_names: Any, values: Any, **more: Any) -> Self:
        """The object of a row. Nothing listens to the making of these models, and none has an `__init__` of its own,
        so the columns are put in their places at once; those that were not asked for stay Django's affair."""
        made = cls.__new__(cls)
        made._state = ModelState()
        made._state.adding, made._state.db = False, db
        made.__dict__.update(zip(field_names, values, strict=True))
        return made

    def _do_insert(self, manager: Any, using: Any, fields: Any, returning_fields: Any, raw: Any) -> Any:
        """Django's own, by the manager that keeps statements."""
        kept: Any = type(self)._default_manager
        return kept._insert([self], fields=fields, returning_fields=returning_fields, using=using, raw=raw)

    def _do_update(  # type: ignore[override]  # the stubs are those of a later Django
        self, base_qs: Any, using: Any, pk_val: Any, values: Any, update_fields: Any, forced_update: Any
    ) -> bool:
        if not values or self._meta.select_on_save or using != "default":
            django: Any = super()
            return bool(django._do_update(base_qs, using, pk_val, values, update_fields, forced_update))
        changes = {field.name: value for field, _, value in values}
        return type(self)._default_manager.filter(pk=pk_val).update(**changes) > 0

    def refresh_from_db(self, using: Any = None, fields: Any = None, from_queryset: Any = None) -> None:
        rows = type(self)._default_manager.all() if from_queryset is None else from_queryset
        super().refresh_from_db(using, fields, rows)
