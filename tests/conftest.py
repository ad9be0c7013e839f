"""Loads the real servers (`tests/servers/`), which start at their first use only. A slow machine fails no property."""

import pytest
from hypothesis import HealthCheck, settings

pytest_plugins = ("tests.servers.fixtures",)

settings.register_profile("any machine", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("any machine")


@pytest.fixture(autouse=True, scope="session")
def _kept_statements_are_compared() -> None:
    """Whatever any test asks the database, a kept statement says what Django would (models/kept_plan.py)."""
    from afterword.models import kept_plan

    kept_plan.is_checked = True
