"""Whose clock it is: the zone of the machine, as it was before Django set its own."""

from pathlib import Path

from tests.cli.stateful import Installed


def test_a_new_profile_has_the_zone_of_the_machine(tmp_path: Path) -> None:
    program = Installed(tmp_path)
    program.environment["TZ"] = "Europe/Stockholm"
    assert program.json("profile")["timezone"] == "Europe/Stockholm"


def test_a_zone_that_does_not_exist_is_not_believed(tmp_path: Path) -> None:
    program = Installed(tmp_path)
    program.environment["TZ"] = ":Mars/Olympus"
    assert program.json("profile")["timezone"] == "UTC"
