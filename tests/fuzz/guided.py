"""The guided fuzzer: atheris grows messages that reach new branches of our readers. Run by `python -m tests.fuzz`."""

import sys
import tempfile
from pathlib import Path

import atheris

with atheris.instrument_imports(include=["afterword.mail", "afterword.rules", "afterword.ical"]):
    from tests.fuzz.mutations import damaged, everything
    from tests.fuzz.trial import LONGEST, run

FOLDER = Path(__file__).resolve().parents[2] / ".cache" / "fuzz"
# Counting branches makes our code that much slower.
SLOWED = 4


class Guided:
    """Choices from the bytes that the fuzzer grows."""

    def __init__(self, content: bytes) -> None:
        self.source = atheris.FuzzedDataProvider(content)

    def integer(self, low: int, high: int) -> int:
        return int(self.source.ConsumeIntInRange(low, high))

    def octets(self, most: int) -> bytes:
        return bytes(self.source.ConsumeBytes(self.integer(0, most)))


def try_one(content: bytes) -> None:
    """The first byte says which family it is: raw bytes, or an answer damaged by choices."""
    holds_answer = content[:1] == b"\x01"
    message = damaged(Guided(content[1:])) if holds_answer else content[1:]
    try:
        run(message, holds_answer=holds_answer, longest=LONGEST * SLOWED)
    except BaseException:
        (FOLDER / "guided.eml").write_bytes(message)
        raise


def main() -> None:
    seconds = int(sys.argv[1])
    with tempfile.TemporaryDirectory() as folder:
        for number, content in enumerate(everything()):
            (Path(folder) / f"{number}").write_bytes(b"\x00" + content)
            (Path(folder) / f"choices-{number}").write_bytes(b"\x01" + content[:200])
        flags = [f"-max_total_time={seconds}", "-timeout=5", "-max_len=20000", "-print_final_stats=1"]
        flags += [f"-artifact_prefix={FOLDER}/", "-rss_limit_mb=3000", "-detect_leaks=0"]
        atheris.Setup([sys.argv[0], *flags, folder], try_one)

        atheris.Fuzz()


if __name__ == "__main__":
    main()
