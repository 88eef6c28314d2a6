"""The bank or building society account to pay into, or to be paid from."""

from __future__ import annotations

import re
from collections.abc import Sequence

from forms.answers import CODE_POINTS, Json, Problem, Problems, Typed, fits, latin_digits, only
from forms.paper import Blank
from forms.questions.line import too_long
from forms.questions.question import Question
from forms.text import Text, Words, _

_NAME_LIMIT = 100
_ROLL_NUMBER = re.compile(r"[A-Z0-9 ./-]{1,18}")


class BankDetails(Question):
    """A UK account, stored as {"name", "sort_code": "309430", "account_number": "00733445", "roll_number"},
    without the building society roll number where there is none. The account is not looked up.
    """

    template = "questions/bank_details.html"
    parts = ("name", "sort_code", "account_number", "roll_number")

    @property
    def part_labels(self) -> dict[str, Text]:
        return {
            "name": _("Name on the account"),
            "sort_code": _("Sort code"),
            "account_number": _("Account number"),
            "roll_number": _("Building society roll number (if you have one)"),
        }

    @property
    def part_hints(self) -> dict[str, Text]:
        return {
            "sort_code": _("Must be 6 digits long"),
            "account_number": _("Must be between 6 and 8 digits long"),
            "roll_number": _("You can find it on your card, statement or passbook"),
        }

    def autocomplete_for(self, part: str = "") -> str | None:
        return "name" if part == "name" and self.about_you else None

    def parse(self, typed: Typed) -> Json:
        lines = {part: only(typed, part) for part in self.parts}
        if not any(lines.values()) and self.optional:
            return None
        for part in ("sort_code", "account_number"):
            lines[part] = re.sub(r"[\s./_‐-―−-]", "", latin_digits(lines[part]))
        lines["roll_number"] = latin_digits(lines["roll_number"]).upper()
        problems = _problems(lines)
        if not any(lines.values()):
            problems[0] = Problem(self.missing or "", "name")
        if problems:
            raise Problems(*problems)
        return {part: line for part, line in lines.items() if line}

    def typed(self, stored: Json) -> dict[str, list[str]]:
        return {part: [str(line)] for part, line in stored.items()} if isinstance(stored, dict) else {}

    def shown(self, stored: Json) -> Words:
        """In full, so that whoever typed it can check it."""
        if not isinstance(stored, dict):
            return ""
        sort_code = "-".join(re.findall("..?", str(stored.get("sort_code", ""))))
        lines = [
            _("Name on the account: %(name)s", name=stored.get("name", "")),
            _("Sort code: %(number)s", number=sort_code),
            _("Account number: %(number)s", number=stored.get("account_number", "")),
        ]
        if "roll_number" in stored:
            lines.append(_("Building society roll number: %(number)s", number=stored["roll_number"]))
        return "\n".join(map(str, lines))

    def on_paper(self) -> Sequence[Blank]:
        labels, hints = self.part_labels, self.part_hints
        return [
            Blank("line", labels["name"]),
            Blank("boxes", labels["sort_code"], 6),
            Blank("boxes", labels["account_number"], 8),
            Blank("boxes", labels["roll_number"], 18, hints["roll_number"]),
        ]

    def spoken(self) -> Sequence[Words]:
        return [
            *super().spoken(),
            _("Say the name on the account, then the 6 numbers of the sort code, then the account number"),
            _("If it is with a building society, say the roll number too"),
        ]

    def schema(self) -> dict[str, Json]:
        return {
            "type": "object",
            "properties": {
                "name": {"type": "string", "minLength": 1, "maxLength": _NAME_LIMIT * CODE_POINTS},
                "sort_code": {"type": "string", "pattern": "^[0-9]{6}$"},
                "account_number": {"type": "string", "pattern": "^[0-9]{6,8}$"},
                "roll_number": {"type": "string", "pattern": f"^{_ROLL_NUMBER.pattern}$"},
            },
            "required": ["name", "sort_code", "account_number"],
            "additionalProperties": False,
        }


def _problems(lines: dict[str, str]) -> list[Problem]:
    problems = []
    if not lines["name"]:
        problems.append(Problem(_("Enter the name on the account"), "name"))
    elif not fits(lines["name"], _NAME_LIMIT):
        problems.append(Problem(too_long(_("Name on the account"), _NAME_LIMIT), "name"))
    if not lines["sort_code"]:
        problems.append(Problem(_("Enter a sort code"), "sort_code"))
    elif not re.fullmatch("[0-9]{6}", lines["sort_code"]):
        problems.append(Problem(_("Sort code must be 6 numbers, like 309430"), "sort_code"))
    if not lines["account_number"]:
        problems.append(Problem(_("Enter an account number"), "account_number"))
    elif not re.fullmatch("[0-9]{6,8}", lines["account_number"]):
        problems.append(Problem(_("Account number must be 6 to 8 numbers, like 00733445"), "account_number"))
    if lines["roll_number"] and not _ROLL_NUMBER.fullmatch(lines["roll_number"]):
        words = _("Building society roll number must be 18 letters and numbers or fewer")
        problems.append(Problem(words, "roll_number"))
    return problems
