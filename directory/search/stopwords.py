"""Words that say nothing of what is wanted, for each language.

NOISE is dropped. WEAK is kept for phrases ("kicked out", "no money") and never searched for alone.
ACTIONS say what somebody wants to do ("report", "pay"): searched for, but counting for little.
"""

from typing import Final

NOISE: Final[dict[str, frozenset[str]]] = {
    "en": frozenset(
        """a about all also am an and any anyone anything are as at be because been being both but by can cant
        could couldnt did do does doing dont each else etc even every for from going gonna got had has have
        having he hello her here hers hey hi him his how i id if ill im in into is isnt it its ive just keep keeps
        kept lets like look looking lot make many may me might mine more most much my of ok on one only or our
        ours particular please really said same see she should so some somebody someone something somewhere such
        than thank thanks that thats the their theirs them themselves then there theres these they theyre thing
        things this those through to too tried trying use used using very was way we were weve what whats when
        where wheres which while who whom whos whose why will wish with would yes yet you your yours about after
        before again another around available between during ever finding get gets getting give given giving go
        goes gone happen happens happened know let local must need needed needs needing now want wanted wants
        wanting information info advice details find question query tell told us year years able""".split()
    ),
    "es": frozenset(
        """a al algo alguien alguna algun alguno algunos ante antes aqui asi aun aunque cada como con cosa cual
        cuando cuanto de debo del desde donde dos durante e el ella ellas ellos en entre era es esa ese eso esta
        estan estar este esto estos estoy favor fue ha hace hacer hago han hasta hay he hola informacion ir la las
        le les lo los mas me mi mis mucho muy necesito necesita nos nosotros o os otra otro para pero poco por
        porque puede puedo que quien quiero quisiera saber se sea ser si sobre solo son soy su sus tambien te
        tener tengo tiene tienen todo todos tu tus un una unas uno unos usted va voy y ya yo conseguir obtener
        encontrar busco buscar gracias""".split()
    ),
    "ar": frozenset(
        """في من الي علي عن مع هذا هذه ذلك تلك التي الذي الذين هو هي هم انا انت نحن كان كانت يكون تكون ما ماذا لماذا
        كيف اين متي هل او ثم لكن اذا ان قد كل بعض غير اي كما عند لدي لدينا عندي لي لك له لها لنا لهم اريد احتاج ارغب
        يمكن يمكنني ممكن استطيع يجب به بها فيه فيها منه منها عليه حول بعد قبل بين حتي ايضا جدا هناك هنا معلومات
        الحصول احصل طريقه شكرا مرحبا و ب ل ك ف""".split()
    ),
    "fa": frozenset("از به در با برای که این ان را و یا من ما شما است هست می چگونه کجا چه تا هم".split()),
    "fr": frozenset(
        """a au aux avec ce ces cette comment dans de des du elle en est et il ils j je l la le les leur ma mes mon
        ne nous ou ou par pas pour puis que qui sa se ses son sur un une votre vous veux besoin d c s y""".split()
    ),
    "it": frozenset(
        """a ai al alla anche che chi ci come con da dal del della delle dei di dove e gli ho i il in io la le lo ma
        mi mio nel nella o per posso si sono su suo un una uno voglio bisogno l d""".split()
    ),
    "pl": frozenset(
        "a i w we z ze na do od po o u za sie jest sa jak gdzie co to ten ta czy dla moj ja".split()
    ),
    "pt": frozenset(
        """a ao aos as com como da das de do dos e em eu eles essa esse esta este eu foi me meu minha na nas no nos
        o onde os ou para pela pelo por posso preciso que quero se sem sua um uma""".split()
    ),
    "so": frozenset("ka ku la iyo oo ah waa wa u in ay uu ee aan si maxay sidee xagee".split()),
    "bn": frozenset("আমি আমার এবং ও এই সেই কি কী কোথায় কিভাবে জন্য থেকে একটি করতে চাই আছে হয়".split()),
    "fil": frozenset("ang ng sa mga at ay na ko ako ka mo si ni para paano saan ano may".split()),
}

WEAK: Final[dict[str, frozenset[str]]] = {
    "en": frozenset(
        "no not never none off out up down over under without wont doesnt wasnt didnt havent hasnt back away good bad "
        "big new old first next last next day days week month time today tonight people man woman lady guy".split()
    ),
    "es": frozenset("no ni sin nunca nadie hoy noche dia semana fuera nuevo nueva persona personas".split()),
    "ar": frozenset("لا لم لن ليس بدون اليوم الليله".split()),
}

ACTIONS: Final[dict[str, frozenset[str]]] = {
    "en": frozenset(
        """apply applying application applications report reporting request requesting pay paying payment order
        ask asking arrange check contact complain book buy cancel change claim claiming join make renew renewal
        register registering registration registered sign stop start update view help helping
        council councils service services support scheme cost costs price free""".split()
    ),
    "es": frozenset(
        """solicitar solicitud pedir pagar pago reportar denunciar informar registrar renovar cambiar ayuda
        ayudas servicio servicios ayuntamiento municipal""".split()
    ),
    "ar": frozenset("طلب تقديم دفع الابلاغ ابلاغ بلاغ تسجيل تجديد مساعده خدمه خدمات المجلس مجلس دعم".split()),
}
