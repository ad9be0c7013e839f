"""Words that templates use: moments, states and relations as a person says them."""

from collections.abc import Callable, Mapping
from typing import Any

GLOBALS: Mapping[str, Any] = {}
FILTERS: Mapping[str, Callable[..., Any]] = {}
