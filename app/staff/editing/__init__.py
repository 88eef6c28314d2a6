"""Editing the directory: each part of an entry on a page of its own, drafts, the trail of changes, undo."""
