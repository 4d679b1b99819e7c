"""PostgreSQL for tests: a server the environment names, else a private one started from what is installed here."""

import os
import pwd
import shutil
import signal
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from uuid import uuid4

from sqlalchemy import URL, create_engine, make_url, text
from sqlalchemy.exc import DBAPIError

VARIABLE = "DRAGOMAN_TEST_POSTGRESQL"  # the URL of a server on which databases may be made
NONE_HERE = "no PostgreSQL server here"
USER = "dragoman"
OPTIONS = ("fsync=off", "synchronous_commit=off", "full_page_writes=off", "listen_addresses=", "max_connections=30")


class NoServerError(Exception):
    """There is no PostgreSQL to be had; says why."""


class Databases:
    """Makes and drops databases of one server."""

    def __init__(self, server: URL) -> None:
        self._server = server.set(drivername="postgresql+psycopg", database=server.database or "postgres")

    def make(self, template: str = "template0", encoding: str = "UTF8") -> str:
        """The URL of a new database."""
        name = f"dragoman_test_{uuid4().hex[:16]}"
        self.do(f"CREATE DATABASE {name} TEMPLATE {template} ENCODING '{encoding}' LOCALE 'C'")
        return self._server.set(drivername="postgresql", database=name).render_as_string(hide_password=False)

    def do(self, statement: str) -> None:
        """Run a statement outside of any transaction."""
        engine = create_engine(self._server, isolation_level="AUTOCOMMIT")
        try:
            with engine.connect() as connection:
                connection.execute(text(statement))
        finally:
            engine.dispose()

    def drop(self, url: str) -> None:
        self.do(f"DROP DATABASE IF EXISTS {make_url(url).database} WITH (FORCE)")

    def answers(self) -> bool:
        try:
            self.do("SELECT 1")
        except DBAPIError:
            return False
        return True

    @contextmanager
    def one(self, template: str = "template0", encoding: str = "UTF8") -> Iterator[str]:
        """A database that is gone afterwards."""
        url = self.make(template, encoding)
        try:
            yield url
        finally:
            self.drop(url)


class Server:
    """A private server in a temporary folder, reached through a socket there. Raises NoServerError."""

    def __init__(self) -> None:
        self._programs = programs()
        self._user = _user()
        self.folder = Path(tempfile.mkdtemp(prefix="dragoman-pg-"))
        self._process: subprocess.Popen[bytes] | None = None
        self.databases = Databases(URL.create("postgresql", USER, query={"host": str(self.folder)}))
        try:
            self._make()
            self.start()
        except BaseException:
            self.close()
            raise

    def start(self) -> None:
        """Start the server (again), and wait until it answers."""
        options = [part for option in OPTIONS for part in ("-c", option)]
        command = [self._programs / "postgres", "-D", self._data, "-k", self.folder, *options]
        with self._log.open("ab") as log:
            self._process = subprocess.Popen(
                command, user=self._user, cwd=self.folder, stdin=subprocess.DEVNULL, stdout=log, stderr=log
            )
        until = time.monotonic() + 30
        while not self.databases.answers():
            if self._process.poll() is not None or time.monotonic() > until:
                raise NoServerError(f"{NONE_HERE}: it does not start: {self._log.read_text(errors='replace')[-300:]}")
            time.sleep(0.05)

    def stop(self, how: int = signal.SIGINT) -> None:
        """End the server: SIGINT breaks off what it does, SIGQUIT does so without tidying up."""
        if self._process is not None:
            self._process.send_signal(how)
            self._process.wait(30)
            self._process = None

    def make_folder(self, name: str) -> Path:
        """A folder below the server's that it may write to."""
        made = self.folder / name
        made.mkdir()
        os.chown(made, -1 if self._user is None else self._user, -1)
        return made

    def close(self) -> None:
        try:
            self.stop(signal.SIGQUIT)
        finally:
            shutil.rmtree(self.folder, ignore_errors=True)

    @property
    def _data(self) -> Path:
        return self.folder / "data"

    @property
    def _log(self) -> Path:
        return self.folder / "log"

    def _make(self) -> None:
        if self._user is not None:
            os.chown(self.folder, self._user, -1)
        made = subprocess.run(
            [self._programs / "initdb", "-D", self._data, "-U", USER, "-A", "trust", "-E", "UTF8", "--no-locale", "-N"],
            user=self._user, cwd=self.folder, capture_output=True, check=False,
        )  # fmt: skip
        if made.returncode:
            raise NoServerError(f"{NONE_HERE}: initdb: {made.stderr.decode(errors='replace')[-300:]}")


def programs() -> Path:
    """The folder of the newest server installed. Raises NoServerError."""
    found = [Path(path).resolve().parent for path in [shutil.which("postgres")] if path]
    places = ("/usr/lib/postgresql/*/bin", "/usr/pgsql-*/bin", "/opt/homebrew/opt/postgresql*/bin")
    for pattern in places:
        found += sorted(Path("/").glob(pattern[1:]), key=_version, reverse=True)
    for folder in found:
        if all(os.access(folder / name, os.X_OK) for name in ("postgres", "initdb")):
            return folder
    raise NoServerError(NONE_HERE)


def _version(folder: Path) -> int:
    return int("".join(letter for letter in str(folder) if letter.isdigit()) or 0)


def _user() -> int | None:
    """Whom to run a server as: the database refuses to be run by root."""
    if os.getuid() != 0:
        return None
    for name in ("postgres", "nobody"):
        try:
            return pwd.getpwnam(name).pw_uid
        except KeyError:
            continue
    raise NoServerError(f"{NONE_HERE}: it will not be run by root, and there is nobody else")
