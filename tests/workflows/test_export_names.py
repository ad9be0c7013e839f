"""Names of exported files: letters of any script, no way out of the folder, short enough for any file system."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from afterword.workflows.export_everything import _slug


@pytest.mark.parametrize(
    ("name", "file"),
    [
        ("Priya Raman", "priya-raman"),
        ("佐藤 健", "佐藤-健"),
        ("José Ñandú", "josé-ñandú"),
        ("Jose\u0301", "josé"),
        ("Dr. Müller", "dr.-müller"),
        ("../../etc/passwd", "etc-passwd"),
        ("..", "unnamed"),
        ("a/b\\c", "a-b-c"),
        ("résumé\u202efdp.PDF", "résumé-fdp.pdf"),
        ("", "unnamed"),
    ],
)
def test_a_name_becomes_a_part_of_a_file_name(name: str, file: str) -> None:
    assert _slug(name) == file


@given(st.text(max_size=400))
def test_no_name_leads_out_of_the_folder_or_is_too_long(name: str) -> None:
    file = _slug(name)
    assert file
    assert len(file.encode()) <= 170
    assert not set(file) & set("/\\\0 \n")
    assert ".." not in file
    assert not file.startswith((".", "-"))


def test_the_ending_of_a_long_name_is_kept() -> None:
    assert _slug("ü" * 300 + ".pdf").endswith("ü.pdf")
