"""A device names each of its savings with a key of its own making, so that a saving whose answer was lost, or that
arrives twice, or late, is known again."""

from dataclasses import dataclass

# How many keys a note remembers: about an hour of pauses.
_REMEMBERED = 200
_NO_KEY = "-"


@dataclass(frozen=True, slots=True, kw_only=True)
class DeviceSave:
    """`key` is this saving; `after` are earlier ones of the same device whose answers never came. What is saved now
    was typed over them, so it takes their place whether they arrived or not."""

    key: str
    after: tuple[str, ...] = ()


def is_known(remembered: str, device: DeviceSave) -> bool:
    """This saving, or a later one of the same device, is stored already."""
    return device.key in remembered.split()


def was_beside(remembered: str, device: DeviceSave) -> bool:
    """This saving came before and was kept beside."""
    return f"{device.key}!" in remembered.split()


def is_typed_over(remembered: str, device: DeviceSave) -> bool:
    """What is stored now is an earlier saving of the same device."""
    return remembered.split()[:1] in [[key] for key in device.after]


def with_save(remembered: str, device: DeviceSave | None) -> str:
    """The keys after a saving, that of the stored text first. A saving without a key (a form, the terminal) is no
    device's."""
    mine = [device.key, *device.after] if device else [_NO_KEY]
    others = [key for key in remembered.split() if key not in mine and key != _NO_KEY]
    return " ".join([*mine, *others][:_REMEMBERED])


def with_beside(remembered: str, device: DeviceSave | None) -> str:
    """The keys after a saving that was kept beside: the stored text is still the same."""
    if device is None or was_beside(remembered, device):
        return remembered
    first, *others = remembered.split() or [_NO_KEY]
    return " ".join([first, f"{device.key}!", *others][:_REMEMBERED])
