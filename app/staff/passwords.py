"""Passwords that are too easy to guess, whatever else they are."""

from __future__ import annotations

import re

SHORTEST = 12
LONGEST = 200
FEWEST_DIFFERENT = 5

# Whole words of the passwords found most often where long ones are asked for.
_COMMON = re.compile(
    r"(?:password|passw|welcome|letmein|admin|administrator|secret|login|changeme|default|frontdoor|council|"
    r"staff|qwerty|qwertyuiop|asdfgh|zxcvbn|iloveyou|sunshine|princess|football|liverpool|arsenal|chelsea|"
    r"dragon|monkey|superman|batman|charlie|spring|summer|autumn|winter|january|monday|hello|test|user|abc|"
    r"the|is|my|one|and|love|correcthorsebatterystaple|trustno)*"
)
_ROWS = ("abcdefghijklmnopqrstuvwxyz", "qwertyuiopasdfghjklzxcvbnm", "12345678901234567890")
_ENDS = re.compile(r"^[\W\d_]+|[\W\d_]+$")
_LOOK_ALIKE = str.maketrans("@4310$5!", "aaeiossi")


def mistake_in(password: str, name: str) -> str | None:
    """Why it cannot be the password of this account, as a sentence; None when it can."""
    if len(password) < SHORTEST:
        return f"The password must be {SHORTEST} characters or more."
    if len(password) > LONGEST:
        return f"The password must be {LONGEST} characters or fewer."
    if _is_common(password.casefold(), name.casefold()):
        return "Many people use this password. Choose three or four words that do not go together."
    return None


def _is_common(password: str, name: str) -> bool:
    if len(set(password)) < FEWEST_DIFFERENT:
        return True
    for spelled in (password, _ENDS.sub("", password).translate(_LOOK_ALIKE)):
        letters = "".join(character for character in spelled if character.isalpha())
        for part in name.split():
            letters = letters.replace(part, "")
        if _COMMON.fullmatch(letters):
            return True
    plain = "".join(character for character in password if character.isalnum())
    return any(plain in row * 2 or plain in (row * 2)[::-1] for row in _ROWS)
