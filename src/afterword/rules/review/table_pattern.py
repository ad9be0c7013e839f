"""The patterns of our tables, each made when a text first holds its word: in most letters nearly none is tried."""

import re
from functools import cache


@cache
def table_pattern(source: str) -> re.Pattern[str]:
    """The pattern of one row; it ignores case, and `^` and `$` are those of a line."""
    return re.compile(source, re.IGNORECASE | re.MULTILINE)
