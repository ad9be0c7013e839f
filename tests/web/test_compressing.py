"""Pages and their files travel compressed where the browser takes it, and only text does."""

import gzip
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings as installed
from django.http import HttpRequest, HttpResponse
from django.test import Client

from afterword.web.serving.compressing import CompressTextMiddleware

TEXT = b"Thank you for this afternoon. " * 40


def answered(kind: str, *, accepts: str = "gzip", status: int = 200) -> HttpResponse:
    request = HttpRequest()
    request.META["HTTP_ACCEPT_ENCODING"] = accepts
    given = HttpResponse(TEXT, content_type=kind, status=status)
    answer = CompressTextMiddleware(lambda _: given)(request)
    assert isinstance(answer, HttpResponse)
    return answer


@pytest.mark.parametrize(
    "kind", ["text/html; charset=utf-8", "text/css", "application/json", "image/svg+xml"]
)
def test_text_is_compressed_and_reads_the_same(kind: str) -> None:
    answer = answered(kind)
    assert answer.headers["Content-Encoding"] == "gzip"
    assert len(answer.content) < len(TEXT) / 3
    assert gzip.decompress(answer.content) == TEXT


def test_a_picture_a_part_and_a_browser_without_gzip_get_the_plain_bytes() -> None:
    assert answered("image/png").content == TEXT
    assert answered("text/css", status=206).content == TEXT
    assert answered("text/html", accepts="identity").content == TEXT


@pytest.mark.django_db
def test_a_page_comes_compressed_with_the_headers_of_every_page(settings: Any, tmp_path: Path) -> None:
    settings.DATA = tmp_path
    answer = Client(headers={"host": "localhost", "accept-encoding": "gzip"}).get("/")
    assert answer.headers["Content-Encoding"] == "gzip"
    assert "Accept-Encoding" in answer.headers["Vary"]
    assert "default-src 'none'" in answer.headers["Content-Security-Policy"]
    assert "<h1>Today</h1>" in gzip.decompress(answer.content).decode()
    assert "afterword.web.serving.compressing.CompressTextMiddleware" in installed.MIDDLEWARE
