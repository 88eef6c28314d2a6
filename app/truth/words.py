"""What each rule of `directory.truth` finds, in words: for the command, the page for staff and letters."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from app.directory.wording import apart, listed, spoken
from directory.truth import Finding
from directory.truth.finding import Part
from forms.text import Text, _
from forms.written import long_date, number


@dataclass(frozen=True)
class RuleWords:
    """`why` says what it does to people. `said` makes the sentence of each case from its parts."""

    title: Text
    why: Text
    said: Mapping[str, Callable[[Mapping[str, str]], Text]]


FIELDS = {
    "name": _("its name"),
    "description": _("what it is"),
    "eligibility": _("who it is for"),
    "fees": _("what it costs"),
    "application_process": _("what to do"),
    "alert": _("the notice at the top"),
    "transportation": _("how to get there"),
}

RULE_WORDS: dict[str, RuleWords] = {
    "own-mobile": RuleWords(
        _("The mobile of somebody who works here"),
        _("The public must never see it, so nobody outside is shown this way to get in touch."),
        {
            "": lambda told: _(
                "This number is somebody’s own mobile: %(number)s. Enter another number, or let only people "
                "who work here see it.",
                **told,
            )
        },
    ),
    "no-contact": RuleWords(
        _("Nobody can be reached"),
        _("People find no number, email address or website on the page, and give up or call the wrong team."),
        {"": lambda told: _("It has no telephone number, email address or website that everyone may see.")},
    ),
    "bad-number": RuleWords(
        _("A number that cannot be dialled"),
        _("Somebody will dial it and reach nobody."),
        {"": lambda told: _("A telephone cannot dial this number: %(number)s", **told)},
    ),
    "different-hours": RuleWords(
        _("The same number with different hours"),
        _("People ring when nobody answers, or do not ring when somebody would."),
        {
            "": lambda told: _(
                "%(number)s has other hours here than on this page: %(other)s. Make them the same.", **told
            )
        },
    ),
    "different-numbers": RuleWords(
        _("Different numbers for one team"),
        _("One of them is wrong, and people ring it."),
        {
            "": lambda told: _(
                "Here the team’s number is %(number)s. On the team’s own page (%(team)s) it is %(theirs)s.",
                **told,
            )
        },
    ),
    "partner-gone": RuleWords(
        _("“If we cannot help” leads nowhere"),
        _("Somebody we cannot help is sent to where nobody helps them either."),
        {
            "": lambda told: _("This is not in the directory any more: %(partner)s", **told),
            "closed": lambda told: _("We do not do this any more: %(partner)s", **told),
        },
    ),
    "form-without-a-team": RuleWords(
        _("A form whose team is gone"),
        _("What people send with it has nobody to go to."),
        {
            "": lambda told: _("No team runs this service, and it has a form: %(form)s", **told),
            "closed": lambda told: _("We do not do this any more, and it still has a form: %(form)s", **told),
            "gone": lambda told: _(
                "This form is for a service that is not in the directory: %(service)s. "
                "Add the service, or ask whoever looks after the forms to change it.",
                **told,
            ),
        },
    ),
    "hours-end": RuleWords(
        _("Opening hours that end"),
        _("People come to a locked door, or stay at home when it is open."),
        {
            "": lambda told: _("The opening hours end on %(day)s, and none follow.", **told),
            "over": lambda told: _("The opening hours ended on %(day)s, and none follow.", **told),
        },
    ),
    "vacant-post": RuleWords(
        _("An empty post that services rely on"),
        _("Nobody reads what people send to it."),
        {
            "": lambda told: _(
                "Nobody fills this post or covers it. These services rely on it: %(services)s.", **told
            )
        },
    ),
    "person-left": RuleWords(
        _("Somebody who has left"),
        _("Callers are put through to somebody who is not there."),
        {
            "fills": lambda told: _("%(person)s left on %(day)s and still fills this post.", **told),
            "covers": lambda told: _("%(person)s left on %(day)s and still covers this post.", **told),
        },
    ),
    "bad-postcode": RuleWords(
        _("A postcode that is none"),
        _("Maps and journey planners cannot find the place."),
        {"": lambda told: _("This is not a full postcode of the United Kingdom: %(postcode)s", **told)},
    ),
    "elsewhere": RuleWords(
        _("A place in the wrong spot on the map"),
        _("People who look for what is near them are sent the wrong way, or never see it."),
        {
            "": lambda told: _("Its point on the map is far away from the other places."),
            "abroad": lambda told: _(
                "Its point on the map is not in the United Kingdom. "
                "Perhaps latitude and longitude have changed places."
            ),
        },
    ),
    "no-owner": RuleWords(
        _("Nobody answers for it"),
        _("Nobody is reminded to check it, and nobody is told when something is wrong."),
        {"": lambda told: _("It has no owner, nor has its team or its organisation.")},
    ),
    "never-checked": RuleWords(
        _("Never checked"),
        _("Its page tells everyone that nobody has checked it."),
        {"": lambda told: _("Nobody has said yet that it is right.")},
    ),
    "out-of-date": RuleWords(
        _("Not checked for too long"),
        _("Its page tells everyone so. People stop believing it, and call us."),
        {"": lambda told: _("It was last checked on %(checked)s.", **told)},
    ),
    "personal-mailbox": RuleWords(
        _("The mailbox of one person"),
        _("Nobody reads it while that person is away or has left, and it gives away their name."),
        {"": lambda told: _("This looks like one person’s own email address: %(address)s", **told)},
    ),
    "due": RuleWords(
        _("Due for a check"),
        _("If nobody checks it, its page will soon tell everyone that it may be out of date."),
        {"": lambda told: _("It has been due since %(day)s.", **told)},
    ),
    "personal-owner": RuleWords(
        _("An owner with a mailbox of their own"),
        _("When that person is away or leaves, nobody is reminded to check it."),
        {"": lambda told: _("The owner’s email address looks like one person’s own: %(address)s", **told)},
    ),
    "no-description": RuleWords(
        _("It does not say what it is"),
        _("People cannot tell whether it is for them, and search does not find it by its words."),
        {"": lambda told: _("It has a name and nothing that says what it is.")},
    ),
    "jargon": RuleWords(
        _("Words that only councils use"),
        _("People skip what they do not understand."),
        {"": lambda told: _("It says “%(word)s”. Instead: %(plain)s", **told)},
    ),
    "hard-to-read": RuleWords(
        _("Hard to read"),
        _("Short sentences and short words help everyone, most of all people who read with difficulty."),
        {"": lambda told: _("It needs a reader who is %(age)s years old or more. Aim for 9.", **told)},
    ),
    "not-translated": RuleWords(
        _("Not translated"),
        _("People who read that language see English in the middle of their page."),
        {"": lambda told: _("Missing in %(language)s: %(fields)s", **told)},
    ),
    "unreachable-link": RuleWords(
        _("A link that leads nowhere"),
        _("Whoever follows it gets no further."),
        {
            "gone": lambda told: _("The page is not there any more: %(url)s", **told),
            "broken": lambda told: _("The website has a fault: %(url)s", **told),
            "nowhere": lambda told: _("There is no website with this name: %(url)s", **told),
            "silent": lambda told: _("The website does not answer: %(url)s", **told),
            "untrusted": lambda told: _("Browsers warn that the website cannot be trusted: %(url)s", **told),
            "private": lambda told: _("It leads to a machine that is not on the Internet: %(url)s", **told),
            "circle": lambda told: _("It leads round in a circle: %(url)s", **told),
        },
    ),
}


def title(rule: str) -> Text:
    return RULE_WORDS[rule].title


def sentence(finding: Finding) -> Text:
    """What is wrong, in one sentence or two."""
    told = {name: _shown(name, part) for name, part in finding.parts.items()}
    return RULE_WORDS[finding.rule].said[finding.case](told)


def _shown(name: str, part: Part) -> str:
    if name in ("day", "checked"):
        return long_date(date.fromisoformat(str(part)))
    if name == "fields" and isinstance(part, Iterable):
        return listed(FIELDS[field] for field in part)
    if name == "language":
        return spoken([str(part)])
    if isinstance(part, list):
        return listed(apart(each) for each in part)
    return number(part) if isinstance(part, int) else apart(part)
