"""Bringing the forms of a word together, language by language; where nothing does it, words stay as they
are.
"""

from collections.abc import Callable
from functools import cache
from typing import Final

import Stemmer

ALGORITHMS: Final = {
    "en": "english",
    "es": "spanish",
    "fa": "persian",
    "fr": "french",
    "it": "italian",
    "pl": "polish",
    "pt": "portuguese",
}

# Forms the algorithm sends astray ("parking" is not a park, "university" not universal), American spellings,
# and families it leaves apart.
_FAMILIES: Final = {
    "bin": "binman binmen dustbin dustbins",
    "bus": "buses busses",
    "child": "children childs childrens",
    "mouse": "mice",
    "goose": "geese",
    "person": "people persons",
    "parking": "parked parking",
    "planning": "planning",
    "housing": "housing",
    "building": "building buildings",
    "training": "training trained",
    "university": "university universities uni",
    "licence": "license licenses licenced licensed licensing licences licence licensee",
    "neighbour": "neighbor neighbors neighbour neighbours",
    "neighbourhood": "neighborhood neighbourhoods",
    "colour": "color",
    "centre": "center centers centres",
    "kerb": "curb curbs kerbs kerbside curbside",
    "mould": "mold moldy mouldy moulds",
    "tyre": "tire tires tyres",
    "grey": "gray",
    "programme": "program programs programmes",
    "plough": "plow",
    "noise": "noisy noises noisily",
    "smell": "smelly smells stink stinks stinking stinky smelling smelt",
    "leak": "leaky leaks leaking leaked",
    "damp": "dampness",
    "voter": "vote votes voting voters voted",
    "election": "election elections electoral elector elect electors",
    "tenant": "tenancy tenancies tenants",
    "burial": "bury buried burying burials",
    "cremation": "cremate cremated crematorium crematoria crematoriums cremations",
    "register": "registration registrar registrars registry register registered registering registers",
    "pregnant": "pregnancy pregnancies",
    "vaccine": "vaccination vaccinations vaccinate vaccinated vaccines",
    "immunisation": "immunise immunisations immunised immunization",
    "disabled": "disability disabilities disabled disable",
    "marriage": "marry married marrying marriages",
    "divorce": "divorced divorcing divorces",
    "adopt": "adoption adopting adopted adoptive",
    "refusing": "refuses refused refusing refusal refusals",
    "death": "died dying dies deceased deaths die",
    "flytip": "flytipping flytipped flytipper flytippers flytip",
    "flypost": "flyposting flyposter flyposters",
    "wheelie": "wheely wheeley wheelies",
    "childminder": "childminding childminders",
    "graffiti": "grafitti graffitti",
    "gully": "gullies gulley gulleys",
    "busk": "busker buskers busking",
    "beg": "beggar beggars begging",
    "cycling": "cycle cycles cycling cyclist cyclists cycleway bicycle bicycles bike bikes bicycling",
    "tourist": "tourism tourists",
    "elderly": "elder elders",
    "abuse": "abused abusing abusive abuser abuses",
    "clamp": "clamped clamping",
    "grit": "gritter gritters gritting gritted",
    "landlord": "landlady landlords landladies",
    "bully": "bullied bullying bullies",
    "truant": "truancy",
    "drain": "drains drainage draining",
    "sewer": "sewers sewerage sewage",
    "foster": "fostering fostered",
    "refugee": "refugees",
    "volunteer": "volunteering volunteers voluntary",
    "archive": "archives archived archivist",
    "rough": "rough",
    "autism": "autistic",
    "allergy": "allergies allergic",
    "citizenship": "citizenship",
    "councillor": "councillor councillors councilor councilors cllr",
    "burglar": "burglary burglaries burgled burglars",
    "evict": "evicted eviction evictions evicting",
    "demolish": "demolition demolitions demolished demolishing",
    "consult": "consultation consultations",
    "complaint": "complain complaining complaints complained",
    "gamble": "gambling gambler",
    "throw": "thrown threw throwing throws",
    "fall": "fell fallen falling falls",
    "break": "broke broken breaking breaks",
    "lose": "lost losing loses",
    "leave": "left leaving leaves",
    "bite": "bit bitten biting bites",
    "beat": "beaten beating beats",
    "buy": "bought buying buys",
    "sell": "sold selling sells",
    "take": "taken took taking takes",
    "build": "built builds",
    "sleep": "slept sleeping sleeps asleep",
    "freeze": "froze frozen freezing",
    "speak": "spoke spoken speaking",
    "pay": "paid paying pays payment payments",
    "dig": "dug digging",
    "burn": "burnt burned burning burns",
    "hit": "hits hitting",
    "steal": "stolen stole stealing",
    "woman": "women womens",
    "hurt": "hurts hurting",
    "argue": "arguing argument arguments argued",
    "smoke": "smoker smokers smoking smoked smoky",
}
IRREGULAR: Final = {form: head for head, forms in _FAMILIES.items() for form in (*forms.split(), head)}

_ARABIC_PREFIXES: Final = ("وال", "بال", "كال", "فال", "لل", "ال")
_ARABIC_SUFFIXES: Final = ("ها", "ان", "ات", "ون", "ين", "يه", "ه", "ي")


def stem(word: str, language: str) -> str:
    """One folded word, brought to the form it shares with its relatives in that language."""
    return _stemmer(language)(word)


@cache
def _stemmer(language: str) -> Callable[[str], str]:
    if language == "ar":
        return _arabic
    if language not in ALGORITHMS:
        return str
    snowball = Stemmer.Stemmer(ALGORITHMS[language])
    if language == "en":
        return lambda word: IRREGULAR.get(word) or str(snowball.stemWord(_british(word)))
    return lambda word: str(snowball.stemWord(word))


def _british(word: str) -> str:
    for american, british in (("ization", "isation"), ("izing", "ising"), ("ized", "ised"), ("ize", "ise")):
        if len(word) > len(american) + 3 and word.endswith(american):
            return word.removesuffix(american) + british
    return word


def _arabic(word: str) -> str:
    """Light stemming: the article and joined particles off the front, endings off the back, three letters
    left.

    The published Snowball stemmer treats a word with and without its article differently, so it is not
    used.
    """
    if len(word) > 4 and word.startswith("و"):
        word = word[1:]
    for prefix in _ARABIC_PREFIXES:
        if word.startswith(prefix) and len(word) - len(prefix) >= 3:
            word = word.removeprefix(prefix)
            break
    for suffix in _ARABIC_SUFFIXES:
        if word.endswith(suffix) and len(word) - len(suffix) >= 3:
            word = word.removesuffix(suffix)
            break
    return word
