"""Verb forms the packaged parser lemmatises wrongly: each line a lemma and its forms."""

from functools import cache

_WRONG = """
axe axed axes axing
fine fined fines fining
hope hoped hopes hoping
rape raped rapes raping
stage staged stages staging
wage waged wages waging
shame shamed shames shaming
spare spared spares sparing
dine dined dines dining
cane caned caning
gripe griped griping
bare bared baring
pare pared paring
slate slated slating
ready readied
reapply reapplied reapplying
overfly overflew overflown
cosy cosied
cozy cozied
autopsy autopsied
waterboard waterboarded waterboarding
text texted texting
cordon cordoned cordoning
phish phished phishing
napalm napalmed
rearrest rearrested
reappoint reappointed
scapegoat scapegoated
airdrop airdropped
greenlight greenlighted
taser tasered
unban unbanned
install installed installing
appall appalled
lambaste lambasted
fulfill fulfilled
extol extolled
enroll enrolled
forgive forgave
bid bade
foresee foresaw
slay slew
strive strove
strike stricken
forswear forswore
resell resold
echo echoes
referee refereed
"""


@cache
def verb_lemmas() -> dict[str, str]:
    """Lemma by form."""
    rows = (line.split() for line in _WRONG.split("\n") if line)
    return {form: row[0] for row in rows for form in row[1:]}
