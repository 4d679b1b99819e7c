"""Who may judge over the web: each has a secret, of which only the hash is kept.

The secrets are 256 random bits, which nobody can guess or try out: a plain fast hash protects them well enough.
"""

import secrets
from dataclasses import dataclass
from hashlib import sha256
from hmac import compare_digest

from sqlalchemy import Connection, insert, select, update

from dragoman.errors import ConfigError
from dragoman.store import rows
from dragoman.store.progress import now
from dragoman.store.schema import tokens

BYTES = 32


@dataclass(frozen=True, slots=True)
class Token:
    """`created`, `revoked`: times in UTC, ISO 8601; `revoked` is empty for one that still opens."""

    name: str
    created: str
    revoked: str


def add(connection: Connection, name: str) -> str:
    """Make a token; gives the secret, which is not to be had again. Raises ConfigError for a name that is taken."""
    name = " ".join(name.split())
    if not name or rows.fit(name) != name or not name.isprintable():
        raise ConfigError("a token needs a name: it stands beside every judgement made with it")
    if connection.execute(select(tokens.c.name).where(tokens.c.name == name)).scalar():
        raise ConfigError(f"there is, or was, a token of the name {name!r}: take another name")
    secret = secrets.token_urlsafe(BYTES)
    connection.execute(insert(tokens), {"name": name, "hash": _hash(secret), "created": now()})
    return secret


def found(connection: Connection, secret: str) -> Token | None:
    """The token a secret belongs to, even when it was revoked."""
    wanted = _hash(secret)
    row = connection.execute(select(tokens).where(tokens.c.hash == wanted)).one_or_none()
    return Token(row.name, row.created, row.revoked) if row and compare_digest(row.hash, wanted) else None


def revoke(connection: Connection, name: str) -> None:
    """Let a token open nothing any more; its name stays taken. Raises ConfigError for an unknown one."""
    done = connection.execute(
        update(tokens).where(tokens.c.name == rows.fit(name), tokens.c.revoked == "").values(revoked=now())
    )
    if not done.rowcount:
        raise ConfigError(f"no token of the name {name!r} opens anything")


def listed(connection: Connection) -> tuple[Token, ...]:
    query = select(tokens).order_by(tokens.c.created, tokens.c.name)
    return tuple(Token(row.name, row.created, row.revoked) for row in connection.execute(query))


def _hash(secret: str) -> str:
    return sha256(secret.encode("utf-8", "surrogatepass")).hexdigest()
