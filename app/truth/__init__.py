"""Keeping the directory true: what is wrong with it, who is asked to check it, and what people say of it."""
