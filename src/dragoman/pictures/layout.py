"""Where the nodes of a network stand: the same edges always give the same places."""

from collections.abc import Iterable

import numpy as np
from numpy.typing import NDArray

STEPS = 180
WEAK = 1e-3

Places = NDArray[np.float64]


def spring(nodes: int, edges: Iterable[tuple[int, int, float]], steps: int = STEPS) -> Places:
    """An array nodes × 2, each between -1 and 1: nodes push each other away, edges pull by their weight.

    Fruchterman and Reingold's method, from a circle in the order of the nodes, cooling down to rest.
    """
    places = _circle(nodes)
    if nodes < 3:
        return places
    pull = _pulls(nodes, edges)
    ideal = 1.6 / np.sqrt(nodes)
    for step in range(steps):
        gaps = places[:, None, :] - places[None, :, :]
        far = np.maximum(np.linalg.norm(gaps, axis=2), WEAK)
        force = (ideal / far) ** 2 - pull * far / ideal
        moves = (gaps * force[:, :, None]).sum(axis=1) - 0.6 * places  # and all drift to the middle
        length = np.maximum(np.linalg.norm(moves, axis=1, keepdims=True), WEAK)
        places = places + moves / length * np.minimum(length, 0.12 * (1 - step / steps))
    return _spread(places)


def _circle(nodes: int) -> Places:
    angles = np.arange(nodes) * (2 * np.pi / max(nodes, 1))
    return np.stack([np.sin(angles), np.cos(angles)], axis=1)


def _pulls(nodes: int, edges: Iterable[tuple[int, int, float]]) -> Places:
    """The roots of the weights, the strongest 1, in both directions."""
    pull = np.zeros((nodes, nodes))
    for one, other, weight in edges:
        pull[one, other] = pull[other, one] = np.sqrt(max(weight, 0.0))
    return np.divide(pull, pull.max() or 1.0)


def _spread(places: Places) -> Places:
    """The same picture, filling the square."""
    low, high = places.min(axis=0), places.max(axis=0)
    spread: Places = (places - low) / np.maximum(high - low, WEAK) * 2 - 1
    return spread
