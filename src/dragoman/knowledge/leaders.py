"""Who is meant by "the leader" of a state or body: which offices count, the weightiest first."""

from dragoman.given_names import word_set
from dragoman.knowledge.model import Entity

# States whose head of government leads while the head of state represents.
PARLIAMENTARY = word_set(
    """GBR DEU ITA ESP NLD BEL LUX DNK SWE NOR FIN ISL IRL AUT GRC PRT MLT CHE CZE CSK SVK HUN SVN HRV SRB MNE MKD ALB
    BGR EST LVA LTU POL ISR IND PAK BGD NPL JPN THA MYS SGP KHM LAO PNG AUS NZL CAN JAM TTO BHS BRB BLZ GRD LCA VCT ATG
    DMA KNA FJI SLB VUT WSM TON TUV MUS LSO ETH IRQ LBN GEO ARM MDA MNG KOS TCA YUG AND LIE ROU BIH BTN"""
)
# States led by somebody above the formal head of state.
SUPREME = word_set("PRK")
# States whose monarch rules.
RULED = word_set("SAU BRN OMN QAT ARE BHR KWT SWZ JOR MAR VAT MCO")

_FOR_RULED = ("monarch", "pope", "supreme-leader", "crown-prince", "prime-minister")
_FOR_PARLIAMENTARY = ("prime-minister", "chancellor", "head-of-state", "president", "monarch")
_FOR_PRESIDENTIAL = (
    "president", "head-of-state", "supreme-leader", "chief-executive", "prime-minister", "chancellor", "governor",
    "monarch",
)  # fmt: skip
_FOR_ORGANISATIONS = (
    "secretary-general", "supreme-leader", "party-leader", "rebel-leader", "militant-leader", "militia-leader", "chair",
    "president", "managing-director", "high-representative", "head-of-state", "executive-director",
    "chief-executive-officer", "opposition-leader", "intelligence-chief", "chief-of-staff", "military-commander",
    "police-chief", "prime-minister",
)  # fmt: skip


def leading_offices(entity: Entity, supreme: bool = False) -> tuple[str, ...]:
    """The offices that lead a state or organisation. `supreme`: the text says "supreme leader"."""
    if supreme or entity.id in SUPREME:
        return ("supreme-leader", *(() if supreme else _FOR_PRESIDENTIAL))
    if entity.kind == "organisation":
        return _FOR_ORGANISATIONS
    if entity.id in RULED:
        return _FOR_RULED
    return _FOR_PARLIAMENTARY if entity.id in PARLIAMENTARY else _FOR_PRESIDENTIAL
