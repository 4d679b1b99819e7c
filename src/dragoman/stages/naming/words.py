"""Words that shape a noun phrase: prepositions, former-words, quantities, and nouns and modifiers with a sector."""

from dragoman.given_names import word_set

PREPOSITIONS = word_set(
    """of in from for to on at by with against near under over between among about inside across within into around
    outside throughout via amid behind alongside toward towards"""
)
# "in", "of" ... tell whose somebody is; "to", "on" tell where an envoy is sent or what a minister deals with.
BELONGING = word_set("of in from at by inside across within near around throughout")
DETERMINERS = word_set(
    """the a an this that these those some any several many few two three four five six seven eight nine ten both all
    other another more most no each every his her its their our my your at least about around nearly almost over"""
)
INDEFINITE = word_set("a an some several many few two three four five six seven eight nine ten any other another")
FORMER = word_set(
    """former ex onetime one-time erstwhile ousted deposed toppled overthrown fugitive late retired previous then
    disgraced impeached"""
)
# Of these there is usually one in question: the last who held the office.
OUSTED = word_set("ousted deposed toppled overthrown fugitive impeached")
# How many of what follows "of" are meant: "several of the unions" are unions.
QUANTIFIERS = frozenset(
    "several some many most few both all each none half any one two three four five six seven eight nine ten".split()
)
# "dozens of protesters": the phrase is about what follows "of".
TRANSPARENT = word_set(
    """dozens hundreds thousands tens scores millions group groups number numbers members member part parts crowd crowds
    majority handful couple pair team teams units unit elements sections most all some many one two three none both
    column columns convoy delegation delegations hundred thousand kind sort lot lots remnants fighters ranks mob gang
    coalition alliance columns residents people citizens inhabitants natives population"""
)
KEEPS_NO_ENTITY = word_set("members member part parts residents people citizens inhabitants natives population units")
FAMILY = word_set(
    """wife husband son sons daughter daughters brother sister brothers sisters mother father widow nephew niece cousin
    uncle family relatives relative children spouse in-law grandson granddaughter son-in-law brother-in-law entourage"""
)
GOVERNMENT = word_set("government governments administration regime cabinet authorities state leadership rulers junta")
# Nouns that say little by themselves: "military officials", "rebel commander", "student leaders".
GENERIC = word_set(
    """official officials leader leaders chief chiefs head heads member members source sources spokesman spokeswoman
    spokesperson spokespeople spokesmen representative representatives commander commanders figure figures personnel
    worker workers group groups force forces delegation delegations team teams unit units person persons people
    negotiator negotiators negotiating fighter fighters gunman gunmen
    organisation organization officer officers side camp movement faction factions wing bloc deputy boss adviser
    advisers advisor advisors aide aides staff employee employees agent agents body bodies institution institutions
    envoy envoys director chairman chairwoman chair president secretary committee council expert experts
    analyst analysts candidate candidates"""
)
_HEADS = {
    "GOV": """government ministry ministries department agency administration embassy consulate commission authority
        authorities regime cabinet council bureau directorate secretariat office treasury minister ministers secretary
        ambassador envoy diplomat mission municipality prefecture governor mayor politburo customs czar delegation
        negotiators presidency premiership monarchy palace leadership state envoys ambassadors officials official""",
    "JUD": "court courts tribunal judiciary prosecutor prosecutors judge judges judgeship magistrates",
    "LEG": "parliament senate assembly congress legislature knesset duma chamber bundestag lawmakers lawmaker mps mp",
    "MIL": """army armies navy military troops soldiers brigade battalion division regiment squadron fleet airforce
        warplanes warplane jets destroyer frigate warship warships submarine tanks general colonel officer forces
        paratroopers marines commandos""",
    "COP": "police policeman policemen gendarmerie constabulary carabinieri detectives",
    "SPY": "spies spy",
    "PTY": "party parties coalition",
    "PRM": "militia militias paramilitaries",
    "REB": "rebels rebel insurgents separatists guerrillas front insurgency",
    "UAF": "gunmen gunman militants fighters attackers",
    "EDU": "university school college academy students student teachers professors professor",
    "MED": "hospital clinic doctors nurses",
    "BUS": """company companies firm firms corporation bank banks industries airline airlines oil group exporters
        importers businessmen businesses business ltd inc corp plc holding investors traders merchants retailers""",
    "JRN": """newspaper television tv radio daily times journalists journalist reporters reporter media press magazine
        broadcaster editor""",
    "LAB": "union unions workers labourers miners",
    "REL": "church mosque diocese clergy priests monks clerics cleric bishops",
    "AGR": "farmers peasants farmer",
    "REF": "refugees migrants",
    "CRM": "cartel gang mafia smugglers pirates traffickers",
    "CVL": "protesters demonstrators residents civilians villagers citizens people voters women children men",
    "OPP": "opposition dissidents dissident",
    "SOC": "foundation association institute charity society federation",
}
HEADS = {word: sector for sector, listed in _HEADS.items() for word in listed.split()}
_MODIFIERS = {
    "OPP": "opposition dissident anti-government",
    "REB": "rebel insurgent separatist guerrilla jihadist islamist militant secessionist breakaway",
    "PRM": "paramilitary pro-government vigilante",
    "MIL": "military army naval navy defence defense",
    "COP": "police",
    "SPY": "intelligence spy",
    "JUD": "judicial court",
    "LEG": "parliamentary legislative congressional senate",
    "GOV": "government governmental presidential ministerial ministry cabinet state ruling diplomatic embassy consular",
    "PTY": "party",
    "REL": "religious church clerical muslim christian catholic orthodox shiite shia sunni jewish hindu buddhist",
    "EDU": "student university academic school",
    "MED": "medical health hospital",
    "BUS": "business corporate industry trade",
    "JRN": "media press newspaper television",
    "LAB": "union labour labor",
    "AGR": "farm farming agricultural",
    "REF": "refugee migrant displaced",
    "CRM": "criminal drug mafia",
    "UAF": "armed masked",
    "UNK": "unidentified unknown",
    "ELI": "exiled",
}
MODIFIERS = {word: sector for sector, listed in _MODIFIERS.items() for word in listed.split()}
# These say on whose side somebody stands, so they come before the sector of any state body.
AGAINST_THE_STATE = frozenset({"REB", "PRM"})
STATE_SECTORS = frozenset({"GOV", "MIL", "COP", "SPY", "JUD", "LEG"})
# Whoever is sent: the country after "to" or "on" is not theirs.
SENT = word_set(
    """ambassador special-envoy un-ambassador permanent-representative charge-daffaires consul high-commissioner
    chief-negotiator diplomat military-attache trade-representative"""
)
# Several people hold these at a time, so that office and state alone name nobody.
SHARED = word_set(
    """ambassador consul diplomat adviser presidential-aide spokesperson military-spokesperson special-envoy governor
    mayor legislator senator representative judge prosecutor commissioner military-commander candidate
    minister-of-state deputy-minister deputy-foreign-minister deputy-defence-minister deputy-prime-minister
    deputy-interior-minister senior-official local-official party-leader opposition-leader rebel-leader
    militant-leader militia-leader religious-leader tribal-leader union-leader protest-leader
    royal-family-member ruling-council-member chair executive-director permanent-representative
    parliamentary-committee-chair parliamentary-group-leader former-leader former-official chief-negotiator
    cardinal patriarch ayatollah gang-leader chief-executive-officer editor-in-chief deputy-secretary-general
    high-commissioner military-attache charge-daffaires provincial-party-secretary rebel-spokesperson
    coup-plotter supreme-court-justice permanent-secretary assistant-secretary-of-state deputy-chief-of-staff
    vice-president"""
)
# Of these at most a few at a time: the only one known is likely the one meant.
FEW = word_set("opposition-leader vice-president deputy-prime-minister spokesperson chief-negotiator rebel-leader")
# Offices that news names by a kindred word: tried in this order.
KINDRED: dict[str, tuple[str, ...]] = {
    "president": ("president", "acting-president", "head-of-state"),
    "acting-president": ("acting-president", "president", "head-of-state"),
    "prime-minister": ("prime-minister", "acting-prime-minister", "chancellor"),
    "acting-prime-minister": ("acting-prime-minister", "prime-minister"),
    "chancellor": ("chancellor", "finance-minister"),
    "security-council-secretary": ("security-council-secretary", "secretary-security-council"),
    "secretary-security-council": ("security-council-secretary", "secretary-security-council"),
    "chief-of-staff": ("chief-of-staff", "deputy-chief-of-staff"),
    "monarch": ("monarch", "crown-prince"),
    "governor-general": ("governor-general",),
    "pope": ("pope", "monarch"),
}
# Offices that go without saying whose.
ONLY_BODY = {"pope": "VAT", "high-representative": "EU"}
LEADING = word_set("head-of-state executive-director chair president secretary-general managing-director")
