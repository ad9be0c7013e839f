"""The suite's own servers do what the tests believe of them."""

import psycopg
import pytest

from tests.servers.postgres import PostgresServer
from tests.servers.submission_server import SubmissionServer
from tests.servers.unprivileged import ServerMissing, find_program


@pytest.mark.postgresql
def test_a_database_can_be_made_and_asked(postgres: PostgresServer) -> None:
    url = postgres.create_database("afterword_servers")
    with psycopg.connect(url) as connection:
        assert connection.execute("SHOW server_encoding").fetchone() == ("UTF8",)


def test_a_missing_program_says_how_to_get_it() -> None:
    with pytest.raises(ServerMissing, match="apt-get install"):
        find_program("no-such-server", package="no-such-package")


def test_a_submission_server_comes_back_on_its_port() -> None:
    server = SubmissionServer().start()
    port = server.port
    server.stop()
    server.start()
    assert server.port == port
    server.stop()
