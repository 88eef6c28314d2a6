"""Who the trail of changes says it was where no person did it. Nobody's account may be called so."""

from __future__ import annotations

IMPORT = "import"
COMMAND = "the command line"
SIGN_IN = "sign-in"
OWNER = "owner by e-mail"
ITSELF = "Frontdoor"

NOBODY = frozenset({IMPORT, COMMAND, SIGN_IN, OWNER, ITSELF})


def is_nobody(name: str) -> bool:
    """In capitals or not, as accounts are told apart."""
    return name.casefold() in {each.casefold() for each in NOBODY}
