"""Certificates of the suite's own making, by the openssl command."""

import subprocess
from dataclasses import dataclass
from pathlib import Path

from tests.servers.unprivileged import find_program


@dataclass(frozen=True, slots=True, kw_only=True)
class Certificate:
    """Self-signed: the certificate file is also the authority to trust. Paths of PEM files."""

    certificate: Path
    key: Path


def make_certificate(
    folder: Path, *, names: str = "DNS:localhost,IP:127.0.0.1", is_expired: bool = False
) -> Certificate:
    """A self-signed certificate for `names` (subjectAltName). An expired one ended on 2 January 2020."""
    stem = "expired" if is_expired else "server"
    made = Certificate(certificate=folder / f"{stem}.crt", key=folder / f"{stem}.key")
    openssl = find_program("openssl", package="openssl")
    request = [
        openssl, "req", "-new", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes",
        "-keyout", str(made.key), "-subj", "/CN=afterword-tests", "-addext", f"subjectAltName={names}",
    ]  # fmt: skip
    if not is_expired:
        _run([*request, "-x509", "-days", "30", "-out", str(made.certificate)])
    else:
        _sign_in_the_past(openssl, request, made, folder, names)
    made.key.chmod(0o644)
    return made


def _sign_in_the_past(openssl: str, request: list[str], made: Certificate, folder: Path, names: str) -> None:
    """`openssl req` of Debian 12 knows no end date; `openssl ca` does."""
    signing = folder / "signing-request.pem"
    _run([*request, "-out", str(signing)])
    (folder / "index.txt").write_text("")
    (folder / "serial").write_text("01\n")
    configuration = folder / "ca.cnf"
    configuration.write_text(
        f"[ca]\ndefault_ca=own\n[own]\ndatabase={folder}/index.txt\nserial={folder}/serial\n"
        f"new_certs_dir={folder}\ndefault_md=sha256\npolicy=any\nx509_extensions=ext\n"
        f"[any]\ncommonName=supplied\n[ext]\nsubjectAltName={names}\n"
    )
    _run([
        openssl, "ca", "-batch", "-selfsign", "-config", str(configuration), "-keyfile", str(made.key),
        "-in", str(signing), "-out", str(made.certificate), "-notext",
        "-startdate", "20200101000000Z", "-enddate", "20200102000000Z",
    ])  # fmt: skip


def _run(arguments: list[str]) -> None:
    done = subprocess.run(arguments, capture_output=True, check=False)
    if done.returncode != 0:
        raise RuntimeError(f"openssl failed: {done.stderr.decode(errors='replace')}")
