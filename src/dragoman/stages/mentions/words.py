"""Small word lists of the mentions stage: pronouns, plural state nouns, verbs that make a city a place."""

PRONOUNS: dict[str, tuple[str, bool]] = {  # word: (gender, plural)
    **dict.fromkeys(("he", "him", "his", "himself"), ("m", False)),
    **dict.fromkeys(("she", "her", "hers", "herself"), ("f", False)),
    **dict.fromkeys(("it", "its", "itself"), ("n", False)),
    **dict.fromkeys(("they", "them", "their", "theirs", "themselves"), ("", True)),
    **dict.fromkeys(("i", "me", "my", "mine", "myself"), ("1", False)),
    **dict.fromkeys(("we", "us", "our", "ours", "ourselves"), ("1", True)),
}
# A capital after these, or as object of GOING, is where something is, not who does it.
DEALING = frozenset(["with", "by", "between", "against", "among", "toward", "towards"])
ADDRESSED = frozenset(
    """pressure sanction message letter threat warning attack embargo support aid assistance relation tie demand
    appeal request offer call signal opposition response answer ultimatum hostile close loyal sell export
    concession""".split()
)
STANDING = frozenset(["be", "lie", "have", "see", "become", "remain", "host", "stand", "face", "experience"])
GOING = frozenset(
    """visit leave reach enter depart tour hit flee capture shell bomb seize approach attack storm""".split()
)
# Actor nouns that are bodies, never "he" or "she".
COLLECTIVE = frozenset(
    """ministry army force navy government police court party parliament senate congress agency bureau service
    union group administration regime authority embassy mission delegation military bank commission committee
    council department office media press junta militia opposition team family community board cabinet coalition
    movement gang cartel company unit brigade squad ship warship jet aircraft drone fleet hospital school
    university church mosque newspaper tribunal leadership majority crowd mob faction militia insurgency
    rebellion network cell""".split()
)
# Actor nouns that standing alone mean something else: "by force", "in power".
NOT_ALONE = frozenset(
    """force power office state order press action party service intelligence defence defense""".split()
)
# Numbers that stand for people: "thousands marched".
CROWDS = frozenset(["thousand", "hundred", "dozen", "score", "million"])
# Nouns for states themselves, whoever they are: no actors of one country.
STATE_NOUNS = frozenset({"country", "nation", "state", "republic", "member", "side", "neighbour", "neighbor"})
