"""The files in deploy/ agree with the program, with each other and with what the docs say of them."""

import re
from pathlib import Path
from typing import Any

import pytest
import yaml

from afterword.cli.arguments import load_command

ROOT = Path(__file__).parents[2]
DEPLOY = ROOT / "deploy"
UNITS = sorted((DEPLOY / "systemd").glob("*.service"))
SETTINGS = set(re.findall(r"`(AFTERWORD_\w+)`", (ROOT / "docs/reference/settings.md").read_text("utf-8")))


@pytest.fixture(scope="module")
def compose() -> dict[str, Any]:
    loaded: dict[str, Any] = yaml.safe_load((DEPLOY / "compose.yaml").read_text(encoding="utf-8"))
    return loaded


def test_every_setting_that_is_named_there_is_one(compose: dict[str, Any]) -> None:
    named = set(compose["services"]["web"]["environment"])
    named |= set(re.findall(r"^(AFTERWORD_\w+)=", (DEPLOY / "systemd/environment").read_text("utf-8"), re.M))
    named |= set(re.findall(r"(AFTERWORD_\w+)=", (DEPLOY / "Containerfile").read_text("utf-8")))
    assert named
    assert named <= SETTINGS


def test_whatever_compose_asks_for_stands_in_the_example(compose: dict[str, Any]) -> None:
    asked = set(re.findall(r"\$\{(\w+)", (DEPLOY / "compose.yaml").read_text("utf-8")))
    offered = set(re.findall(r"^(\w+)=", (DEPLOY / "example.env").read_text("utf-8"), re.M))
    assert asked == offered


def test_machines_share_the_database_and_no_folder(compose: dict[str, Any]) -> None:
    for name in ("web", "worker"):
        service = compose["services"][name]
        assert "volumes" not in service
        # Over the image's own volume a tmpfs would belong to root with some engines.
        assert service["tmpfs"] == ["/tmp"]
        assert "AFTERWORD_SEALING_KEY" in service["environment"]
        assert service["read_only"]


def test_the_proxy_may_send_each_request_to_any_web_process(compose: dict[str, Any]) -> None:
    mounted = compose["services"]["proxy"]["volumes"][0]
    assert mounted.startswith("./Caddyfile:")
    assert "lb_policy cookie" not in (DEPLOY / "Caddyfile").read_text(encoding="utf-8")


@pytest.mark.parametrize("unit", UNITS, ids=lambda unit: str(unit.stem))
def test_what_a_unit_starts_is_a_command_that_we_know(unit: Path) -> None:
    (line,) = re.findall(r"^ExecStart=/opt/afterword/bin/afterword run (.*)$", unit.read_text("utf-8"), re.M)
    load_command("run")[1].parse_args(line.split())


@pytest.mark.parametrize("service", ["web", "worker"])
def test_what_a_container_starts_is_a_command_that_we_know(compose: dict[str, Any], service: str) -> None:
    command = compose["services"][service]["command"]
    assert command[0] == "run"
    load_command("run")[1].parse_args(command[1:])


@pytest.mark.parametrize(
    ("where", "pattern"),
    [
        ("compose.yaml", r"stop_grace_period: (\d+)s"),
        ("systemd/afterword-worker@.service", r"TimeoutStopSec=(\d+)"),
    ],
)
def test_a_worker_is_given_longer_to_stop_than_it_takes(where: str, pattern: str) -> None:
    """60 seconds, where AFTERWORD_WORKER_GRACE does not say otherwise."""
    (seconds,) = re.findall(pattern, (DEPLOY / where).read_text(encoding="utf-8"))
    assert int(seconds) > 60


def test_the_data_folder_of_the_image_is_its_user_s() -> None:
    text = (DEPLOY / "Containerfile").read_text("utf-8")
    (user,) = re.findall(r"^USER (\d+)$", text, re.M)
    assert f"--owner={user} --group={user} --mode=700 /data" in text
    assert 'VOLUME ["/data"]' in text


def test_what_the_image_needs_is_what_the_build_is_shown() -> None:
    shown = re.findall(r"^!(\S+)$", (ROOT / ".dockerignore").read_text("utf-8"), re.M)
    assert set(shown) == _copied()
    assert "*" in (ROOT / ".dockerignore").read_text("utf-8").splitlines()


def test_the_image_copies_what_the_build_needs() -> None:
    assert _copied() == {"deploy/requirements-hosted.txt", "pyproject.toml", "README.md", "LICENSE", "src"}
    for each in _copied():
        assert (ROOT / each).exists()


def _copied() -> set[str]:
    lines = re.findall(r"^COPY (?!--from)(.*) \S+$", (DEPLOY / "Containerfile").read_text("utf-8"), re.M)
    return set(" ".join(lines).split())
