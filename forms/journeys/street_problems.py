"""What is wrong in a street: what we ask about each kind of problem. Long because there are ten kinds."""

from __future__ import annotations

from forms.pages import Exit, Interruption, Page
from forms.questions import Choice, Choices, Line, Option, TextArea, YesNo
from forms.text import _, p_

PROBLEM = _("The problem")

# The codes are services of the directory, so that each report reaches the team that puts it right.
KINDS = {
    "potholes": Option(
        _("A hole in the road, or a broken pavement or sign"),
        # Translators: a bollard is a short post that keeps cars off a pavement
        _("Or a broken bollard, barrier or railing"),
    ),
    "street-lights": Option(_("A street light"), _("It is out, on all day, flickering or damaged")),
    "fly-tipping": Option(_("Dumped rubbish"), _("For example, bags, a mattress or building waste")),
    "street-cleaning": Option(
        _("Litter, broken glass, needles or dog mess"), _("Or a litter bin that is full")
    ),
    "graffiti": Option(_("Graffiti or posters")),
    "council-trees": Option(_("A tree or a hedge")),
    "blocked-drains": Option(_("A drain, or water on the road")),
    # Translators: “left for good” is abandoned: the owner does not want the car any more
    "abandoned-vehicles": Option(_("A car that somebody has left for good"), _("Or a van or a caravan")),
    "dead-animals": Option(_("A dead animal")),
    "customer-help-desks": Option(_("Something else in the street"), _("We will find the right team")),
}


class WhatIsWrong(Page):
    section = PROBLEM
    kind = Choice(
        _("What do you want to tell us about?"), KINDS, missing=_("Select what you want to tell us about")
    )


KIND = WhatIsWrong.kind


class InDanger(Page):
    section = PROBLEM
    asked_if = ~KIND.is_("graffiti")
    danger = YesNo(
        _("Is somebody likely to be hurt before tomorrow?"),
        hint=_("For example, by bare wires, a drain without its cover or a tree that is about to fall"),
        missing=_("Select yes if somebody is likely to be hurt before tomorrow"),
    )


NOW = [
    _("If somebody is hurt, or in danger at this moment, ring 999."),
    _(
        "Then ring us. Do not wait for an answer to this form: we read it only when our offices are open."
        " If nobody answers, ring the police on 101."
    ),
]
GO_ON = _("If you have told us by phone, you can stop here. If you cannot ring, go on with this form.")


class StayAway(Interruption):
    asked_if = InDanger.danger.yes & KIND.is_("potholes", "customer-help-desks")
    title = _("Keep away from it, and ring us now")
    urgent = ("emergency",)
    service = "potholes"
    body = [*NOW, GO_ON]


class StayAwayFromTheLight(Interruption):
    asked_if = InDanger.danger.yes & KIND.is_("street-lights")
    title = _("Keep away from the light, and ring us now")
    urgent = ("emergency",)
    service = "street-lights"
    body = [_("**Wires can kill.** Do not touch the light, or anything that touches it."), *NOW, GO_ON]


class StayAwayFromTheTree(Interruption):
    asked_if = InDanger.danger.yes & KIND.is_("council-trees")
    title = _("Keep away from the tree, and ring us now")
    urgent = ("emergency",)
    service = "council-trees"
    body = [*NOW, GO_ON]


class StayAwayFromTheWater(Interruption):
    asked_if = InDanger.danger.yes & KIND.is_("blocked-drains")
    title = _("Keep away from the water, and ring us now")
    urgent = ("emergency",)
    service = "blocked-drains"
    body = [
        _("Do not walk or drive through deep water. You cannot see what is under it."),
        *NOW,
        GO_ON,
    ]


class DoNotTouch(Interruption):
    asked_if = InDanger.danger.yes & KIND.is_(
        "fly-tipping", "street-cleaning", "abandoned-vehicles", "dead-animals"
    )
    title = _("Do not touch it, and ring us now")
    urgent = ("emergency",)
    service = "street-cleaning"
    body = [
        *NOW,
        (KIND.is_("dead-animals"), _("If an animal blocks a fast road, ring the police on 101.")),
        GO_ON,
    ]


class WhoItInsults(Page):
    section = PROBLEM
    asked_if = KIND.is_("graffiti")
    hateful = YesNo(
        _("Does it insult people for who they are?"),
        hint=_("For example, for their race, faith, disability, sexuality or gender"),
        missing=_("Select yes if it insults people for who they are"),
    )


HATEFUL = WhoItInsults.hateful.yes


class WhatIsBroken(Page):
    section = PROBLEM
    asked_if = KIND.is_("potholes")
    part = Choice(
        _("What is broken?"),
        {
            "road": Option(_("The road"), _("For example, a hole or a part that has sunk")),
            "pavement": Option(
                _("The pavement"), _("For example, a slab that is loose, missing or sticks up")
            ),
            "sign": _("A sign"),
            "barrier": _("A bollard, a barrier or a railing"),
        },
        missing=_("Select what is broken"),
    )


class HowBig(Page):
    title = _("How bad is it?")
    section = PROBLEM
    asked_if = WhatIsBroken.part.is_("road", "pavement")
    intro = [_("Stay out of the road. A guess is fine.")]
    across = Choice(
        _("How wide is the broken part?"),
        {
            "small": _("Smaller than a dinner plate"),
            # Translators: about 50 centimetres across
            "middle": _("About as big as a dustbin lid"),
            "large": _("Bigger than that"),
        },
        missing=_("Select how wide the broken part is"),
    )
    height = Choice(
        _("How deep is it, or how far does it stick up?"),
        {
            # Translators: centimetres
            "low": _("Less than 2cm, about the width of a thumb"),
            "middle": _("2cm to 4cm, about as high as a golf ball"),
            "high": _("More than 4cm"),
            # Translators: the answer to “How deep is it, or how far does it stick up?”
            "unknown": p_("depth", "I do not know"),
        },
        missing=_("Select how deep it is or how far it sticks up"),
    )


class TheLight(Page):
    title = _("The street light")
    section = PROBLEM
    asked_if = KIND.is_("street-lights")
    fault = Choice(
        _("What is wrong with it?"),
        {
            "out": _("It is out"),
            "row": _("Several lights in a row are out"),
            "all-day": _("It is on all day"),
            "flickering": _("It goes on and off"),
            "damaged": Option(_("It is damaged"), _("For example, it leans or its little door is open")),
        },
        missing=_("Select what is wrong with the light"),
    )
    number = Line(
        _("Number on the post"),
        hint=_("Look for a small plate about as high as your eyes, and leave this out if there is none"),
        optional=True,
        thing=_("The number on the post"),
        limit=20,
        width=10,
        spellcheck=False,
    )


class TheRubbish(Page):
    title = _("The dumped rubbish")
    section = PROBLEM
    asked_if = KIND.is_("fly-tipping")
    intro = [_("Do not touch it or open any bags.")]
    what = Choices(
        _("What is it?"),
        {
            "bags": _("Bags or boxes"),
            "furniture": _("Furniture, carpets or mattresses"),
            "machines": _("Fridges, washing machines or other machines"),
            "building": _("Wood, rubble or other building waste"),
            "garden": _("Garden waste"),
            "tyres": _("Tyres or parts of cars"),
            "needles": _("Needles"),
            # Translators: asbestos is a building material whose dust makes people ill
            "harmful": Option(_("Something harmful"), _("For example, gas bottles, oil, paint or asbestos")),
            # Translators: the last choice of a list of kinds of dumped rubbish
            "other": p_("rubbish", "Something else"),
        },
        missing=_("Select what was dumped"),
    )
    amount = Choice(
        _("How much is there?"),
        {
            "bag": _("One bag or one thing"),
            "boot": _("It would fill the boot of a car"),
            "van": _("It would fill a small van"),
            "more": _("More than that"),
        },
        missing=_("Select how much there is"),
    )


class WhoDumpedIt(Page):
    section = PROBLEM
    asked_if = KIND.is_("fly-tipping")
    saw = YesNo(
        _("Did you see who dumped it?"),
        hint=_("We do not tell them who told us"),
        missing=_("Select yes if you saw who dumped it"),
    )
    seen = TextArea(
        _("What did you see, and when?"),
        hint=_("For example, the colour of a van, its number plate or a name on it"),
        revealed_by=saw.yes,
        missing=_("Enter what you saw and when"),
        thing=_("What you saw"),
        limit=1000,
        rows=4,
    )


class TheLitter(Page):
    section = PROBLEM
    asked_if = KIND.is_("street-cleaning")
    what = Choices(
        _("What needs cleaning up?"),
        {
            "litter": _("Litter"),
            "glass": _("Broken glass"),
            "needles": _("Needles"),
            "dog-mess": _("Dog mess"),
            "full-bin": _("A litter bin that is full"),
            "leaves": _("Leaves or mud"),
            # Translators: the last choice of a list of what makes a street dirty
            "other": p_("dirt in the street", "Something else"),
        },
        missing=_("Select what needs cleaning up"),
    )


SHARP = TheLitter.what.includes("needles", "glass")


class Needles(Interruption):
    asked_if = TheLitter.what.includes("needles") | TheRubbish.what.includes("needles")
    title = _("Do not touch the needles")
    body = [
        _("Keep children and dogs away from them. We have tools to pick them up safely."),
        _("If a needle has pricked someone:"),
        _(
            "1. Hold the place under running water and let it bleed.\n"
            "2. Wash it with soap. Do not suck it or scrub it.\n"
            "3. Ring 111 straight away, day or night. They will tell you where to go."
        ),
    ]


class TheGraffiti(Page):
    title = _("The graffiti or posters")
    section = PROBLEM
    asked_if = KIND.is_("graffiti")
    surface = Line(
        _("What is it on?"),
        hint=_("For example, a bench, a bridge or the side of a shop"),
        missing=_("Enter what it is on"),
        thing=_("What it is on"),
        limit=100,
    )
    size = Choice(
        _("How big is it?"),
        {
            "small": _("Smaller than a sheet of writing paper"),
            "door": _("Smaller than a door"),
            "large": _("As big as a door, or bigger"),
        },
        missing=_("Select how big it is"),
    )


class TheTree(Page):
    section = PROBLEM
    asked_if = KIND.is_("council-trees")
    trouble = Choice(
        _("What is wrong with the tree or hedge?"),
        {
            "fallen": _("It has fallen, or a branch has"),
            "overhangs": _("It hangs over a road or a path"),
            "hides": _("It hides a sign, a street light or the view of the road"),
            "ill": _("It looks dead, broken or ill"),
            "keeps-out": _("It keeps out light or a television signal"),
            # Translators: the last choice of a list of what can be wrong with a tree
            "other": p_("tree", "Something else"),
        },
        missing=_("Select what is wrong with the tree or hedge"),
    )


class RingAboutTheTree(Interruption):
    asked_if = TheTree.trouble.is_("fallen", "overhangs") & InDanger.danger.no
    title = _("Does it block the way?")
    urgent = ("emergency",)
    service = "council-trees"
    body = [
        _("If it blocks a road or hangs low over a path, ring us now, day or night. We will clear the way."),
        _("If people can get past it, go on with this form."),
    ]


class LightAndSignal(Exit):
    asked_if = TheTree.trouble.is_("keeps-out")
    title = _("We do not cut trees for light or a television signal")
    service = "council-trees"
    body = [
        _("Trees clean the air and keep streets cool. We cut them only when they are dead, ill or dangerous.")
    ]
    way_on = [
        _("If something else is wrong with the tree, go back and tell us what."),
        _("If it is a neighbour’s hedge, search for “high hedges” on this site."),
    ]


class TheDrain(Page):
    section = PROBLEM
    asked_if = KIND.is_("blocked-drains")
    trouble = Choice(
        _("What is wrong?"),
        {
            "full": _("Water does not run away"),
            "smell": _("The drain smells"),
            "cover": _("The cover is broken or missing"),
            "coming-in": Option(_("Water is getting into a building"), _("Or it may do so soon")),
            "indoors": _("The drain is inside a home or a garden"),
        },
        missing=_("Select what is wrong"),
    )


class CoverMissing(Interruption):
    asked_if = TheDrain.trouble.is_("cover") & InDanger.danger.no
    title = _("Ring us about the cover, so that nobody falls in")
    urgent = ("emergency",)
    service = "blocked-drains"
    body = [_("Stay near to warn others only if you are safe there. Keep children and dogs away."), GO_ON]


class Flood(Exit):
    asked_if = TheDrain.trouble.is_("coming-in")
    title = _("Get help with the water now")
    urgent = ("emergency",)
    service = "flooding"
    body = [
        _("If you are in danger, ring 999. Then ring us."),
        _("If water is coming in, switch off the electricity if that is safe, and go upstairs."),
    ]
    way_on = [
        _("Ring us, even if the water has not come in yet."),
        _("Take with you people who cannot move easily, pets, medicine and a warm coat."),
        _("When you are safe, go back and tell us about the drain: select “Water does not run away”."),
    ]


class IndoorDrain(Exit):
    asked_if = TheDrain.trouble.is_("indoors")
    title = _("Your water company looks after that drain")
    service = "blocked-drains"
    body = [_("We clean the drains in roads. Drains inside your home or garden are not ours.")]
    way_on = [
        _("Ring your water company. Its number is on your water bill."),
        _("If you rent your home, tell your landlord. If you rent it from us, ring us."),
    ]


class TheCar(Page):
    section = PROBLEM
    asked_if = KIND.is_("abandoned-vehicles")
    signs = Choices(
        _("Why do you think somebody has left it for good?"),
        {
            "not-moved": _("It has not moved for a month or more"),
            "damaged": Option(_("It is damaged"), _("For example, it has flat tyres or broken windows")),
            "burnt": _("It is burnt out"),
            "no-plates": _("It has no number plates"),
            "rubbish": _("It is full of rubbish"),
            "tax-only": _("Only because it has no tax"),
        },
        none="tax-only",
        none_and_others=_("Select what you see, or select “Only because it has no tax”, but not both"),
        missing=_("Select why you think somebody has left it for good"),
    )


class NoTax(Exit):
    asked_if = TheCar.signs.includes("tax-only")
    title = _("We cannot move a car just because it has no tax")
    service = "abandoned-vehicles"
    # Translators: DVLA is the name of the office that deals with cars in Britain
    body = [_("The DVLA deals with car tax, not the council.")]
    way_on = [
        _("Tell the DVLA that the car has no tax."),
        _("If there are other signs that somebody has left it, go back and select them."),
    ]


class WhichCar(Page):
    title = _("What does it look like?")
    section = PROBLEM
    asked_if = KIND.is_("abandoned-vehicles")
    looks = Line(
        # Translators: “make” is the firm that built the car
        _("Its make and colour"),
        hint=_("For example, a red Ford or a white van"),
        missing=_("Enter its make and colour"),
        thing=_("Its make and colour"),
        limit=100,
    )
    plate = Line(
        _("Its number plate"),
        optional=True,
        thing=_("Its number plate"),
        limit=15,
        width=10,
        spellcheck=False,
        about_you=False,
    )


class WhichAnimal(Page):
    section = PROBLEM
    asked_if = KIND.is_("dead-animals")
    animal = Line(
        _("What animal is it?"),
        hint=_("For example, a black cat or a deer"),
        missing=_("Enter what animal it is"),
        thing=_("The animal"),
        limit=100,
    )


class SomethingElse(Page):
    section = PROBLEM
    asked_if = KIND.is_("customer-help-desks")
    what = TextArea(
        _("What is wrong?"),
        hint=_("Say what you see, and what it does to people"),
        missing=_("Enter what is wrong"),
        thing=_("What is wrong"),
        limit=2000,
    )
