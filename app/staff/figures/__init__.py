"""Figures for managers: what is searched for, whom callers are pointed to, how true the entries are."""
