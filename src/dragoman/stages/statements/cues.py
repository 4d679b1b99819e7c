"""The words that report speech, thought and writing."""

# Verbs whose clause is what somebody said, wrote or thinks.
SPEECH = frozenset(
    """say tell state announce report claim add note declare confirm explain argue maintain assert stress reiterate
    emphasise emphasize reveal disclose allege indicate write tweet post suggest recall testify acknowledge
    remark comment observe insist conclude estimate admit concede respond reply answer warn vow promise pledge
    predict forecast agree deny contend complain joke quip muse lament caution advise urge demand request
    propose recommend inform assure remind promise believe think feel hope fear expect know doubt suspect worry
    suppose imagine assume consider show find cite hint signal imply mention underline underscore highlight
    affirm reaffirm guess hold charge accuse protest object counter retort continue repeat begin declare decide
    order swear proclaim vent shout cry scream whisper ask wonder tout boast brag crow opine theorize theorise
    speculate determine learn hear see understand realise realize discover notice describe call label dub brand
    characterise characterize denounce criticise criticize blast slam praise hail express voice quote paraphrase
    summarise summarize put echo tease interject chime concur clarify elaborate condemn discuss question
    threaten want plan intend seek call appeal plead outline oppose support back endorse reject dismiss welcome
    applaud hint aim""".split()
)
# Of these only a clause counts, and the subject must be somebody.
THOUGHT = frozenset(
    """believe think feel hope fear expect know doubt suspect worry suppose imagine assume consider see hear learn
    find understand realise realize discover notice show wonder decide hold guess determine begin continue""".split()
)
# Words said with these stand in quotation marks or not at all.
QUOTING = frozenset(
    """call label dub brand describe characterise characterize denounce criticise criticize blast slam praise hail
    express voice quote put begin continue hold ask joke quip""".split()
)
NOUN_CUES = frozenset(
    """statement claim allegation announcement comment remark assertion warning belief view opinion suggestion
    complaint accusation denial argument promise pledge admission report idea fact conclusion prediction""".split()
)
SOURCES = frozenset({"according to", "in the words of", "in the view of", "per"})
# Verbs whose infinitive is what somebody means or demands to do.
INTENDING = frozenset(
    """vow promise pledge claim agree threaten demand want plan intend seek hope expect refuse decline ask
    aim""".split()
)
# Verbs whose noun object is what somebody speaks of.
NAMING = frozenset(
    """condemn criticise criticize denounce propose discuss question demand announce outline dismiss welcome praise
    applaud blast slam predict""".split()
)
