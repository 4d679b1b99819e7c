"""Bringing actors in from elsewhere: PETRARCH and TABARI dictionaries, CSV, JSON lines, or one by one."""

from dragoman.knowledge.imports.imported import Imported, add_actor, import_actors

__all__ = ["Imported", "add_actor", "import_actors"]
