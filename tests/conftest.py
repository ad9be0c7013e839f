"""Loads the real servers (`tests/servers/`), which start at their first use only. A slow machine fails no property.

Properties try the same examples in every run, so that a change is judged by what it changes;
`AFTERWORD_TEST_SEARCH=yes make test-fast` looks for new ones."""

import os

import pytest
from hypothesis import HealthCheck, settings

pytest_plugins = ("tests.servers.fixtures",)

_ANYWHERE = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.register_profile("same examples", _ANYWHERE, derandomize=True)
settings.register_profile("search", _ANYWHERE)
settings.load_profile("search" if os.environ.get("AFTERWORD_TEST_SEARCH") else "same examples")


@pytest.fixture(autouse=True, scope="session")
def _kept_statements_are_compared() -> None:
    """Whatever any test asks the database, a kept statement says what Django would (models/kept_plan.py)."""
    from afterword.models import kept_plan

    kept_plan.is_checked = True
