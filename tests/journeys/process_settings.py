"""The settings of a second process that works on the database of the running test."""

import os

from afterword.settings import *  # noqa: F403
from afterword.settings import DATABASES

DATABASES["default"]["NAME"] = os.environ["AFTERWORD_TEST_NAME"]
