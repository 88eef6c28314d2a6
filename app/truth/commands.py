"""What operators type to have the directory looked at: `./run flask directory check`."""

from __future__ import annotations

import json
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import asdict

import click

from app.database import reading
from app.directory_commands import commands
from app.truth.looking import asked
from app.truth.words import RULE_WORDS, sentence, title
from directory.truth import UNREACHABLE_LINK, Asked, Finding, Severity, check, look_at_links


@commands.command("check")
@click.option(
    "--rule", "rules", multiple=True, type=click.Choice(list(RULE_WORDS)), help="Only by this rule."
)
@click.option("--links", is_flag=True, help="Also ask every website that is linked to whether it is there.")
@click.option("--json", "as_json", is_flag=True, help="As JSON, for another program.")
def check_(rules: tuple[str, ...], links: bool, as_json: bool) -> None:
    """Name what is wrong in the directory, a line each. It ends with 1 if any of it is serious."""
    found = list(_found(rules, links))
    if as_json:
        click.echo(json.dumps([_told(one) for one in found], ensure_ascii=False, indent=1))
    else:
        for one in found:
            click.echo(f"{one.severity}: {one.kind} {one.slug}: {sentence(one)}")
        click.echo(_summary(found))
    sys.exit(1 if any(one.is_serious for one in found) else 0)


def _found(rules: Sequence[str], links: bool) -> Iterator[Finding]:
    now: Asked = asked()
    with reading() as session:
        if not rules or set(rules) != {UNREACHABLE_LINK}:
            yield from check(session, now, rules)
        if links or UNREACHABLE_LINK in rules:
            yield from look_at_links(session, now, _shown)


def _shown(done: int, total: int) -> None:
    if done % 100 == 0 or done == total:
        click.echo(f"  links looked at: {done} of {total}", err=True)


def _told(finding: Finding) -> dict[str, object]:
    return {**asdict(finding), "words": str(sentence(finding))}


def _summary(found: Sequence[Finding]) -> str:
    if not found:
        return "Nothing is wrong, as far as these rules can tell."
    counts = Counter(one.rule for one in found)
    serious = sum(one.severity == Severity.SERIOUS for one in found)
    lines = [f"{count:6} {rule}: {title(rule)}" for rule, count in counts.items()]
    return "\n".join(["", f"Things wrong: {len(found)}, serious: {serious}.", *lines])
