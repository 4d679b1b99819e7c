"""The API under /api/v1: everything the pages show, for programs."""

from dragoman.web.api.app import PREFIX, make_api

__all__ = ["PREFIX", "make_api"]
