"""Tokens: a secret opens as long as its token stands."""

import pytest
from sqlalchemy import text

from dragoman.errors import ConfigError
from dragoman.store import Store


def test_a_secret_names_its_owner(store: Store) -> None:
    secret = store.add_token("Ann")
    assert store.token_owner(secret) == "Ann"
    assert store.token_owner(secret[:-1]) is store.token_owner("") is store.token_owner("\ud800") is None


def test_the_secret_is_kept_nowhere(store: Store) -> None:
    secret = store.add_token("Ann")
    with store.read() as connection:
        (row,) = connection.execute(text("SELECT * FROM tokens")).all()
    assert secret not in map(str, row)


def test_a_revoked_token_opens_nothing_and_its_name_stays_taken(store: Store) -> None:
    secret = store.add_token("Ann")
    store.revoke_token("Ann")
    assert store.token_owner(secret) is None
    with pytest.raises(ConfigError, match="no token"):
        store.revoke_token("Ann")
    with pytest.raises(ConfigError, match="another name"):
        store.add_token("Ann")
    assert [(token.name, bool(token.revoked)) for token in store.tokens()] == [("Ann", True)]


@pytest.mark.parametrize("name", ["", "  ", "a\x00b", "\ud800"])
def test_a_token_needs_a_name_that_can_be_shown(store: Store, name: str) -> None:
    with pytest.raises(ConfigError, match="needs a name"):
        store.add_token(name)
