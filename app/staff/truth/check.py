"""What is wrong with the directory, rule by rule, with the way to put it right."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from flask import abort, render_template, request, url_for

from app.database import reading
from app.staff.levels import Level, Member, needs
from app.staff.sessions import member
from app.staff.truth.reports import waiting_for
from app.staff.views import staff
from app.truth.looking import findings
from app.truth.words import RULE_WORDS, RuleWords
from directory.catalogue import team_names
from directory.truth import Finding
from forms.text import Text

MINE, ALL = "mine", "all"
OF_EACH = 10
"""Findings of one rule that are shown where all rules are."""
OF_ONE = 100
"""On a page of one rule."""
CHECKS = ("due", "never-checked", "out-of-date")
"""Put right by saying that the entry is still right."""

PARTS = {
    **dict.fromkeys(
        (
            "own-mobile",
            "no-contact",
            "bad-number",
            "different-hours",
            "different-numbers",
            "personal-mailbox",
        ),
        "contacts",
    ),
    **dict.fromkeys(("vacant-post", "person-left"), "holder"),
    **dict.fromkeys(("no-owner", "never-checked", "out-of-date", "due", "personal-owner"), "keeping"),
    **dict.fromkeys(("bad-postcode", "elsewhere"), "address"),
    "partner-gone": "partners",
    "hours-end": "hours",
    "form-without-a-team": "team",
    "no-description": "description",
}
"""The part of an entry's page for those who edit it that is to be changed, where it is always the same."""


@dataclass(frozen=True)
class Group:
    """What one rule found; `shown` are the first of `count`."""

    rule: str
    words: RuleWords
    serious: bool
    count: int
    shown: Sequence[Finding]

    @property
    def is_a_check(self) -> bool:
        return self.rule in CHECKS

    def part_of(self, finding: Finding) -> str | None:
        """What is to be changed."""
        if self.rule == "not-translated":
            return f"words-{finding.parts['language']}"
        return PARTS.get(self.rule)


@dataclass(frozen=True)
class Choice:
    """What somebody wants to see: whose entries, by which rule ("" is all), and which page of them."""

    whose: str
    rule: str
    page: int

    @classmethod
    def of(cls, who: Member) -> Choice:
        """As the address says; at first, those of one's own teams."""
        whose = request.args.get("whose") or (MINE if who.teams else ALL)
        rule = request.args.get("rule", "")
        page = request.args.get("page", 1, int)
        return cls(whose, rule if rule in RULE_WORDS else "", max(page, 1))

    def has(self, finding: Finding, who: Member) -> bool:
        if self.rule and finding.rule != self.rule:
            return False
        if self.whose == ALL:
            return True
        return finding.team in who.teams if self.whose == MINE else finding.team == self.whose

    def address(self, page: int | None = None, rule: str | None = None) -> str:
        """Where the same is shown, but for this page or by this rule alone."""
        return url_for("staff.check", whose=self.whose, rule=rule or self.rule or None, page=page)


@staff.get("/staff/check")
@needs(Level.TEAM_EDITOR)
def check() -> str:
    who = member() or abort(403)
    choice = Choice.of(who)
    every = findings()
    chosen = [one for one in every if choice.has(one, who)]
    with reading() as session:
        teams, reported = team_names(session), len(waiting_for(session, who))
    return render_template(
        "staff/truth/check.html",
        choice=choice,
        groups=list(groups(chosen, choice)),
        count=len(chosen),
        serious=sum(one.is_serious for one in chosen),
        teams=teams,
        reported=reported,
        rules=there_are(every),
        may_edit_all=who.level >= Level.EDITOR,
        own=who.teams,
        pages=-(-len(chosen) // OF_ONE) if choice.rule else 1,
    )


def there_are(every: Iterable[Finding]) -> dict[str, Text]:
    """The rules that found anything, with their titles."""
    found = {one.rule for one in every}
    return {rule: words.title for rule, words in RULE_WORDS.items() if rule in found}


def groups(chosen: Iterable[Finding], choice: Choice) -> Iterable[Group]:
    """By rule, in the order of the rules: the serious ones first."""
    found: dict[str, list[Finding]] = {}
    for one in chosen:
        found.setdefault(one.rule, []).append(one)
    begin, most = ((choice.page - 1) * OF_ONE, OF_ONE) if choice.rule else (0, OF_EACH)
    for rule, several in found.items():
        shown = several[begin : begin + most]
        yield Group(rule, RULE_WORDS[rule], several[0].is_serious, len(several), shown)
