"""Words that tell what a capitalised name is."""

from types import MappingProxyType


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


DIRECTIONS = _words(
    """
    central coastal downtown east eastern greater inner lower mainland metropolitan mid nearby north north-east
    north-eastern north-west north-western northeast northeastern northern northernmost northwest northwestern
    occupied old outer rural south south-east south-eastern south-west south-western southeast southeastern southern
    southernmost southwest southwestern suburban upper west western
    """
)
CONNECTORS = frozenset(
    {"of", "de", "del", "da", "do", "di", "la", "le", "el", "al", "the", "and", "-", "'", "’", "–", "en"}
)

# Kinds of place a word beside the name asks for.
REGION = frozenset({"admin1", "admin2", "region", "disputed"})
TOWN = frozenset({"city", "capital", "town", "section"})
TYPES: MappingProxyType[str, frozenset[str]] = MappingProxyType(
    {
        **dict.fromkeys(("county", "parish", "borough", "raion", "rayon", "shire", "township"), frozenset({"admin2"})),
        **dict.fromkeys(("district", "department", "municipality", "prefecture"), frozenset({"admin1", "admin2"})),
        **dict.fromkeys(("province", "state", "governorate", "oblast", "republic", "territory", "canton"), REGION),
        **dict.fromkeys(("region", "krai", "area", "enclave", "emirate"), REGION),
        **dict.fromkeys(("city", "town", "village", "suburb", "port", "neighborhood", "neighbourhood", "hamlet"), TOWN),
        **dict.fromkeys(("capital",), frozenset({"capital", "city"})),
        **dict.fromkeys(("island", "isle"), frozenset({"island", "disputed", "admin1", "admin2", "country"})),
        **dict.fromkeys(("islands",), frozenset({"archipelago", "disputed", "admin1", "country"})),
        **dict.fromkeys(("river",), frozenset({"river"})),
        **dict.fromkeys(("country", "nation"), frozenset({"country"})),
    }
)
PLURALS: MappingProxyType[str, str] = MappingProxyType(
    {
        **{kind + "s": kind for kind in TYPES if not kind.endswith(("y", "s"))},
        **{kind[:-1] + "ies": kind for kind in TYPES if kind.endswith("y")},
    }
)

# Prepositions that lead a place in; the first group hardly leads anything else.
PLACING = frozenset({"in", "near", "outside", "across", "around", "throughout", "inside", "within"})
MOVING = frozenset(
    {"at", "from", "to", "into", "through", "toward", "towards", "between", "via", "over", "off", "along"}
)

# Words of public bodies: the place before one of them is its seat or realm ("Lagos Police Command").
PUBLIC = _words(
    """
    administration agency air airport army assembly association attorney authorities authority board border center
    centers centre chamber city college commission commissioner congress council county court customs department
    district embassy federation fire force forces government governor guard health hospital lawmakers legislators
    legislature marines mayor military minister ministry navy office official officials parliament police prosecutor
    residents school schools secretary senate service sheriff state supreme treasury troops university
    """
)
ILLS = frozenset({"virus", "fever", "disease", "flu", "syndrome", "strain", "variant", "encephalitis"})  # "Lassa fever"
DASHES = frozenset({"-", "--", "–", "—", ":", "("})

PLACE_LABELS = frozenset({"GPE", "LOC", "FAC"})
# Places that are also words, months or names of people; they need more than a capital letter.
DOUBTFUL = _words(
    """
    a about above act adam adams administration african agency air al alba ali all allah allen alma amber american
    amir an and anderson angel april arab arc are arm army art as asian assembly august aurora austin authority bad
    bag bailey baker bank bar barnes bay bear bell bella bennett best big bill black block blue board bond born boss
    bow boy branch brand bridge bright british brooklyn brown bryan burton bush butler by byron calhoun camp
    campbell can canal cape car carolina carter case cash castle catholic center central centre chance charlotte
    chase chelsea chief chinese christian church city clark clay cleveland clinton close club coast cold college
    colony columbia comet commerce commission committee communist concord conference congress conservative cook
    cooper corner corporation council country county court crawford creek cross crown dakota danish davis day deal
    dean defence defense delta democrat democratic department diamond division dixon dollar douglas dutch east eden
    edge edwards elliott embassy energy english enterprise europa european evans eve even evening fair faith fall
    father federal field fire first five fletcher florence for force fort foster foundation four franklin free
    freedom french friday friend front fulton garden gas gate gay general george german gill given glen gold good
    government governor grace graham grand grant grave gray great greek green group grove guard guide gulf hall
    hamilton hand harbor harmony harris harrison hayes he heart help henderson henry her here high hill his home
    hope hospital hot house how howard hudson hughes hunt hunter i imperial in independence independent industry
    institute international investment irish irving is islamic island it ivory jack jackson january japanese
    jefferson jerome jet jewel jewish john johnson jones jordan journal judge july june just justice keep kennedy
    kent kerry key kind king knight labor labour lady lake lakes land last law lawrence lead league lee legal less
    lewis liberal liberty life light like lincoln lion little live local logan long lord love low luck lucky mad
    madison magazine main major male man many marathon march marine marion mark market marshall martin mary mason
    max may mayor media mercury mi middle mill miller mine minister ministry mission mitchell mobile model monday
    monroe montgomery moon more morgan morris most mount mountain movement murphy murray muslim my name national
    nationalist natural navy nelson new news newton nice no noble nord normal norman north nova november now o oak
    obama october of office oil ok old on one opal open opera orange organization orient our owen pacific page
    palmer pan park parker parliament parsons part party paterson patterson peace pearl pen people perkins perry
    phillips phoenix pierce pilot pine place plain plant police polish polo pool poor pope port porter post powell
    power president press preston price pride prince princess program programme progress project prospect public
    queen quick quiet rain raja rama range ray reading ready real red reed reform reid report republican research
    reserve retreat rice rich richardson rio rising river road roberts robinson rock rogers roman roosevelt rose
    ross round royal ruby rush russell russian ruth saint sale salt sam san sand saturday savannah school scott
    scottish sea secretary section security see senate senator september service seven shaw she shelby sheridan
    sherman shine short show si silver simpson sir six smith so social socialist society son south spa spanish speed
    sport spring square st staff standard stanley star state station stephens stewart stone stop story street strong
    stuart success sugar sullivan summer summit sun sunday sunrise sunset super supreme surprise swedish system
    taylor team temple ten the they this thomas thompson three thursday time times to today tom total tower town
    trade trail treaty tree tri tribune trinity true trump tucker tuesday tunnel turner tyler union united unity
    university upper us vale valley van vernon veteran victor victoria victory village virgin vista volcano walker
    wall wallace walton war warren water watson way wayne we webster wednesday welcome wells welsh wesley west
    wheeler white whitney who will williams willow wilson win wind winner winter wise wolf woman wood woods world
    wright x yes york you young youth zion
    """
)
