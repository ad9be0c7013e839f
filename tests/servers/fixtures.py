"""Real servers for any test that names them; started at the first use, one of each for a worker of xdist.

A test that needs faults of its own, or stops a server, makes its own `SubmissionServer` or `DovecotServer`.
"""

import itertools
from collections.abc import Callable, Iterator

import pytest

from tests.servers.certificate import Certificate, make_certificate
from tests.servers.cyrus import CyrusAccount, CyrusServer
from tests.servers.dovecot import Account, DovecotServer
from tests.servers.oauth_server import OAuthServer
from tests.servers.postgres import PostgresServer
from tests.servers.radicale import RadicaleServer
from tests.servers.submission_server import SubmissionServer

_account_numbers = itertools.count(1)


@pytest.fixture(scope="session")
def certificate(tmp_path_factory: pytest.TempPathFactory) -> Certificate:
    return make_certificate(tmp_path_factory.mktemp("certificate"))


@pytest.fixture(scope="session")
def expired_certificate(tmp_path_factory: pytest.TempPathFactory) -> Certificate:
    return make_certificate(tmp_path_factory.mktemp("expired"), is_expired=True)


@pytest.fixture(scope="session")
def dovecot() -> Iterator[DovecotServer]:
    """A Dovecot without TLS. Make an account for each test with `mail_account` or `dovecot.add_account`."""
    server = DovecotServer().start()
    yield server
    server.remove()


@pytest.fixture
def own_dovecot() -> Iterator[DovecotServer]:
    """A Dovecot for one test, which may stop it."""
    server = DovecotServer().start()
    yield server
    server.remove()


@pytest.fixture(scope="session")
def dovecot_tls(certificate: Certificate) -> Iterator[DovecotServer]:
    """A Dovecot with STARTTLS on `imap_port` and TLS on `imaps_port`."""
    server = DovecotServer(certificate=certificate).start()
    yield server
    server.remove()


@pytest.fixture
def mail_account(dovecot: DovecotServer) -> Account:
    """A new empty account on the shared Dovecot."""
    return dovecot.add_account(f"me{next(_account_numbers)}")


@pytest.fixture
def new_account_name() -> Callable[[], str]:
    return lambda: f"me{next(_account_numbers)}"


@pytest.fixture
def submission_server() -> Iterator[SubmissionServer]:
    """A plain submission server with the account me / secret."""
    server = SubmissionServer(accounts={"me": "secret"}).start()
    yield server
    server.stop()


@pytest.fixture(scope="session")
def postgres() -> Iterator[PostgresServer]:
    server = PostgresServer().start()
    yield server
    server.remove()


@pytest.fixture(scope="session")
def django_db_modify_db_settings(tmp_path_factory: pytest.TempPathFactory) -> None:
    """A real SQLite file instead of one in memory: a second process can work on it, and WAL is WAL."""
    from django.db import connections

    settings = connections["default"].settings_dict
    if settings["ENGINE"].endswith("sqlite3"):
        settings["TEST"]["NAME"] = str(tmp_path_factory.mktemp("database") / "afterword.sqlite3")
    else:
        settings["TEST"]["NAME"] = f"test_{settings['NAME']}_{tmp_path_factory.getbasetemp().name}".replace(
            "-", "_"
        )


@pytest.fixture
def oauth_server(certificate: Certificate) -> Iterator[OAuthServer]:
    """An authorization server whose person agrees to everything at once."""
    server = OAuthServer(certificate=certificate).start()
    yield server
    server.stop()


@pytest.fixture(scope="session")
def cyrus_sink() -> Iterator[SubmissionServer]:
    """Where the shared Cyrus hands letters on to."""
    server = SubmissionServer().start()
    yield server
    server.stop()


@pytest.fixture(scope="session")
def cyrus(cyrus_sink: SubmissionServer) -> Iterator[CyrusServer]:
    """A Cyrus with JMAP. Make an account for each test with `cyrus.add_account`."""
    server = CyrusServer(smtp_port=cyrus_sink.port).start()
    yield server
    server.remove()


@pytest.fixture
def cyrus_account(cyrus: CyrusServer) -> CyrusAccount:
    """A new empty account on the shared Cyrus."""
    return cyrus.add_account(f"me{next(_account_numbers)}")


@pytest.fixture(scope="session")
def radicale() -> Iterator[RadicaleServer]:
    """A CalDAV server with the accounts jonas and empty."""
    server = RadicaleServer(users={"jonas": "secret", "empty": "secret"}).start()
    yield server
    server.remove()
