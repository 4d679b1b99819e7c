"""What can go wrong, and who must act.

DragomanError
├── InputError    this report cannot be coded: it is rejected and the run goes on
├── DataError     a resource file of ours or the user's is unusable: the run stops
├── ConfigError   a setting or an argument is wrong: the user must mend it
└── StoreError    the store cannot be read or written: the run stops
"""


class DragomanError(Exception):
    """Base of every error Dragoman raises on purpose."""


class InputError(DragomanError):
    """One report cannot be coded. `stage` says where it was turned away."""

    def __init__(self, message: str, *, stage: str = "read") -> None:
        super().__init__(message)
        self.stage = stage


class DataError(DragomanError):
    """A resource file is missing, damaged or inconsistent."""


class ConfigError(DragomanError):
    """A setting or an argument is wrong."""


class StoreError(DragomanError):
    """The store cannot be opened, read or written."""
