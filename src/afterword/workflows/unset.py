"""The difference between "leave it as it is" and "make it empty"."""

from enum import Enum


class Unset(Enum):
    UNSET = "unset"


UNSET = Unset.UNSET
