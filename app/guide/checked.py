"""What was checked of every example, and what was not: the same words on each page."""

from __future__ import annotations

CHECKED = (
    "Each state above, by axe-core 4 in Chromium: the rules for WCAG 2.2 A and AA, and good practice.",
    "Each state at a width of 320 pixels, with text at 200% and with the text spacing of WCAG 1.4.12:"
    " nothing is cut off and nothing scrolls sideways.",
    "Each state’s HTML, labels, descriptions, error links, ids, title, language and direction, by the tests.",
    "It works without JavaScript, and with the keyboard alone.",
)
NOT_TRIED = (
    "Not done yet: no one who uses a screen reader, a switch, speech input or a magnifier has tried it."
    " No speaker of Arabic has read the Arabic on this page."
)
