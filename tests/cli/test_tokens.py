from pathlib import Path

from dragoman.store import Store
from samples import Dragoman


def test_a_token_is_made_listed_and_revoked(press: Dragoman, store: Path) -> None:
    made = press("tokens", "add", "anna", "--store", store)
    secret = made.stdout.strip()
    assert (made.exit_code, len(secret)) == (0, 43)
    with Store(store) as opened:
        assert opened.token_owner(secret) == "anna"
    assert press("tokens", "revoke", "anna", "--store", store).exit_code == 0
    with Store(store) as opened:
        assert opened.token_owner(secret) is None
    (line,) = press("tokens", "list", "--store", store).stdout.splitlines()
    assert line.split("\t")[0] == "anna"
    assert len(line.split("\t")) == 3
    assert secret not in line


def test_names_are_taken_once_and_must_be_known(press: Dragoman, store: Path) -> None:
    press("tokens", "add", "anna", "--store", store)
    assert press("tokens", "add", "anna", "--store", store).exit_code == 2
    assert press("tokens", "revoke", "ben", "--store", store).exit_code == 2
