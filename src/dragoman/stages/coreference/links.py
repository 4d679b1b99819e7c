"""Which mentions are one: a union of pairs, each with its reason."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from dragoman.records import Mention


@dataclass
class Links:
    """Mentions by index; joining never merges two different known entities."""

    mentions: Sequence[Mention]
    reasons: dict[int, tuple[str, ...]] = field(default_factory=dict)
    _parent: list[int] = field(init=False)
    _entity: dict[int, str] = field(init=False)

    def __post_init__(self) -> None:
        self._parent = list(range(len(self.mentions)))
        self._entity = {i: m.entity for i, m in enumerate(self.mentions) if m.entity}

    def root(self, i: int) -> int:
        while self._parent[i] != i:
            self._parent[i] = self._parent[self._parent[i]]
            i = self._parent[i]
        return i

    def join(self, later: int, earlier: int, reason: str) -> bool:
        """Join two mentions unless they are known to be different; says whether they are one now."""
        a, b = self.root(earlier), self.root(later)
        if a == b:
            return True
        left, right = self._entity.get(a), self._entity.get(b)
        if left and right and left != right:
            return False
        first, second = min(a, b), max(a, b)
        self._parent[second] = first
        if entity := left or right:
            self._entity[first] = entity
        self.reasons[later] = (*self.reasons.get(later, ()), reason)
        return True

    def entity(self, i: int) -> str | None:
        return self._entity.get(self.root(i))

    def chain(self, i: int) -> list[int]:
        """All mentions joined with this one, in text order."""
        root = self.root(i)
        return [j for j in range(len(self.mentions)) if self.root(j) == root]
