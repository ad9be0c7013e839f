"""Loads the real servers (`tests/servers/`), which start at their first use only."""

pytest_plugins = ("tests.servers.fixtures",)
