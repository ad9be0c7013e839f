"""Loads the real servers (`tests/servers/`), which start at their first use only."""

import os

# The settings choose their apps when they are imported; the pages' tests need those of the pages.
os.environ.setdefault("AFTERWORD_WEB", "1")

pytest_plugins = ("tests.servers.fixtures",)
