"""HTML set out to be read: an element to a line, what is inside it further in."""

from __future__ import annotations

from html import escape
from html.parser import HTMLParser

VOID = {"input", "br", "img", "hr", "link", "meta"}
AS_IT_IS = {"textarea", "pre"}
SHORT = 100  # characters: an element with words alone is kept on one line up to here


class _Tidier(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.lines: list[tuple[int, str]] = []
        self.depth = 0
        self.exact = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        told = "".join(f" {name}" if value is None else f' {name}="{escape(value)}"' for name, value in attrs)
        self.lines.append((self.depth, f"<{tag}{told}>"))
        if tag not in VOID:
            self.depth += 1
            self.exact += tag in AS_IT_IS

    def handle_endtag(self, tag: str) -> None:
        if tag in VOID:
            return
        self.depth -= 1
        self.exact -= tag in AS_IT_IS
        if not self._closed_on_its_line(tag):
            self.lines.append((self.depth, f"</{tag}>"))

    def handle_data(self, data: str) -> None:
        words = data if self.exact else " ".join(data.split())
        if words:
            self.lines.append((self.depth, escape(words, quote=False)))

    def _closed_on_its_line(self, tag: str) -> bool:
        """Put an element that has no other in it on one line, where it fits."""
        inside = [text for depth, text in self.lines[-2:] if depth == self.depth + 1]
        start = -1 - len(inside)
        whole = "".join([self.lines[start][1], *inside, f"</{tag}>"])
        opened = self.lines[start][0] == self.depth and self.lines[start][1].startswith(f"<{tag}")
        if (
            len(inside) > 1
            or not opened
            or any(text.startswith("<") for text in inside)
            or len(whole) > SHORT
        ):
            return False
        self.lines[start:] = [(self.depth, whole)]
        return True


def tidied(html: str) -> str:
    tidier = _Tidier()
    tidier.feed(html)
    tidier.close()
    return "\n".join("  " * depth + text for depth, text in tidier.lines) + "\n"
