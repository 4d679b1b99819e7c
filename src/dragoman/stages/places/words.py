"""Words that tell what a capitalised name is."""

from types import MappingProxyType

DIRECTIONS = frozenset(
    """north south east west northern southern eastern western central northeast northwest southeast southwest
    northeastern northwestern southeastern southwestern upper lower mid inner outer greater downtown old north-east
    north-west south-east south-west north-eastern north-western south-eastern south-western northernmost southernmost
    nearby occupied mainland rural metropolitan suburban coastal""".split()
)
CONNECTORS = frozenset({"of", "de", "del", "da", "do", "di", "la", "le", "el", "al", "the", "and", "-", "'", "’", "–", "en"})

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
MOVING = frozenset({"at", "from", "to", "into", "through", "toward", "towards", "between", "via", "over", "off", "along"})

# Words of public bodies: the place before one of them is its seat or realm ("Lagos Police Command").
PUBLIC = frozenset(
    """police department ministry secretary minister council legislature senate assembly parliament government army navy
    force forces guard sheriff court board commission commissioner authority authorities agency school schools district
    office hospital college association chamber centers centre center service health fire state city county officials
    official administration embassy governor mayor prosecutor marines troops military attorney residents
    congress treasury border airport air customs university legislators lawmakers supreme federation""".split()
)
ILLS = frozenset({"virus", "fever", "disease", "flu", "syndrome", "strain", "variant", "encephalitis"})  # "Lassa fever"
DASHES = frozenset({"-", "--", "–", "—", ":", "("})

PLACE_LABELS = frozenset({"GPE", "LOC", "FAC"})
# Places that are also words, months or names of people; they need more than a capital letter.
DOUBTFUL = frozenset(
    """a about above act adam air alba al ali all allah alma amber amir an and angel april arc are arm art as asia aurora
    august austin bad bag bank bar bay bear bell bella best big bill black block blue board bond born boss bow boy branch
    brand bridge bright brown bush by camp can canal cape car carter case cash castle center central centre chance chase
    chief christian church city clay clinton close club coast cold college colony columbia comet commerce concord cook
    corner council country county court creek cross crown day dean deal delta democrat diamond dollar east eden edge
    enterprise energy english europa eve even evening fair faith fall father federal field fire first five for force fort
    four france free freedom friday friend front garden gas gate gay general george gill given glen gold good grace grand
    grant grave gray great green grove guard guide gulf hall hand harbor harmony he heart help her here high hill his
    home hope hospital hot house how hunt hunter i imperial in independence independent industry is island it ivory jack
    jackson january jerusalem jet jewel john jordan july june just justice keep key king kind knight lady lake lakes
    land last law lead league lee legal less liberal liberty life light like lincoln lion little live local logan long
    lord love low luck lucky mad madison magazine main major male man many marathon march marine marion mark market
    martin mary mason max may mayor media mercury mi middle mill mine miller mission mobile model monday monroe moon more
    most mount mountain my name national nationalist natural navy new news nice no noble nord normal north nova november
    now o oak october of office oil ok old on one opal open opera orange orient our pacific page palestine pan park parker
    parliament part peace pearl pen people perry phoenix pilot pine place plain plant police polo pool poor pope port post
    power prague president press price pride prince princess progress prospect public queen quick quiet rain raja rama
    range ray reading ready real red reform reserve retreat rice rich rio rising river road rock rome rose round royal
    ruby rush ruth saint sale salt sam san sand saturday school sea see senate september seven she shine short show si
    silver sir six smith so social son south spa speed sport spring square st standard star state station stone story
    stop street strong success sugar summer summit sun sunday sunrise sunset super supreme surprise taylor temple ten
    the they this three thursday time times to today tom total tower town trade trail tree tri trinity true trump
    tuesday tunnel turkey tyler union united unity university university upper us valley van vale veteran victor victoria
    victory village virgin vista volcano wall war warren water way we wednesday welcome west white who will willow wilson
    win wind winner winter wise wolf woman wood world x yes york you young youth zion university adams allen anderson
    bailey baker barnes bennett bryan burton butler byron calhoun campbell clark cleveland cooper crawford dallas davis
    denver dixon douglas edwards elliott evans fletcher foster franklin fulton graham hamilton harris harrison hayes
    henderson henry houston howard hudson hughes irving jefferson jerome johnson jones kennedy kent kerry lawrence lewis
    marshall mitchell montgomery morgan morris murphy murray nelson newton norman obama owen palmer parsons paterson
    patterson perkins phillips pierce porter powell preston reed reid richardson roberts robinson rogers roosevelt ross
    russell scott shaw shelby sheridan sherman simpson stanley stephens stewart stuart sullivan thomas thompson tucker
    turner vernon walker wallace walton washington watson wayne webster wells wesley wheeler whitney williams
    woods wright virginia georgia carolina florence charlotte paris sydney chelsea brooklyn dakota savannah asia india
    dutch german french spanish greek polish swedish danish russian chinese japanese arab jewish muslim islamic catholic
    roman british irish scottish welsh american african european asian republican democratic conservative labour labor
    communist socialist minister ministry secretary senator governor congress assembly department administration army
    agency authority commission committee conference corporation court defence defense division embassy foundation
    government group institute international investment journal judge mission movement office organization party
    programme program project report research section security service society staff system team treaty tribune""".split()
) - frozenset({"france", "india", "prague", "rome", "asia", "virginia", "georgia", "washington", "sydney", "paris", "jerusalem", "palestine", "turkey", "dallas", "houston", "denver"})
