"""Nouns that stand for states and bodies without naming them: "the two countries", "the alliance"."""

GROUP_NOUNS = frozenset(
    """country nation state republic side party government neighbour neighbor member ally rival power partner leader
    counterpart signatory founder observer""".split()
)
BODY_NOUNS = frozenset(
    """organisation organization alliance bloc group body union agency company firm movement council institution
    committee commission association party faction grouping watchdog network broadcaster channel newspaper
    outlet bank airline operator manufacturer giant charity club league federation confederation panel syndicate
    cooperative collective secretariat delegation congress taskforce""".split()
)
