"""How old a reader has to be for an English text, by the Flesch-Kincaid grade.

J. P. Kincaid and others, "Derivation of new readability formulas for Navy enlisted personnel" (1975): the
grade is 0.39 × words in a sentence + 11.8 × syllables in a word − 15.59. A child in grade 1 is six years old.
No library: those there are bring dictionaries of several megabytes for the syllables, which a pattern of
letters tells well enough for an average over a page.
"""

from __future__ import annotations

import re
from functools import lru_cache

SENTENCE = re.compile(r"[.!?:;]+(?=\s|$)|\n+")
WORD = re.compile(r"[A-Za-z]+(?:['’][A-Za-z]+)*")
SOUND = re.compile(r"[aeiouy]+")
TWO_SOUNDS = re.compile(r"[aeiouy]ing|\b(?:sci|di|bi|tri)[aeo]|\b(?:area|idea|real)")
SILENT = re.compile(r"(?:[^laeiouy]e|[^aeiouydt]ed|(?<![cs]h)(?<![aeiouyszxcg])es|[aeiouy][^aeiouy]ely)$")
AGE_IN_GRADE_NOUGHT = 5
FEWEST_WORDS = 40
"""A shorter text says nothing about how hard its words and sentences are."""


def reading_age(text: str) -> float | None:
    """In years; None for a text that is too short to tell."""
    sentences = [words for part in SENTENCE.split(text) if (words := WORD.findall(part))]
    words = [word for sentence in sentences for word in sentence]
    if len(words) < FEWEST_WORDS:
        return None
    sounds = sum(map(syllables, words))
    grade = 0.39 * len(words) / len(sentences) + 11.8 * sounds / len(words) - 15.59
    return max(grade, 0) + AGE_IN_GRADE_NOUGHT


@lru_cache(20_000)
def syllables(word: str) -> int:
    """How many sounds a word has, about: groups of vowels, less an e at the end that nobody says."""
    letters = re.sub(r"[^a-z]", "", word.casefold())
    return max(
        1, len(SOUND.findall(letters)) + bool(TWO_SOUNDS.search(letters)) - bool(SILENT.search(letters))
    )
