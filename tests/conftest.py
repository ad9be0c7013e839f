"""Loads the real servers (`tests/servers/`), which start at their first use only. A slow machine fails no property."""

from hypothesis import HealthCheck, settings

pytest_plugins = ("tests.servers.fixtures",)

settings.register_profile("any machine", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("any machine")
