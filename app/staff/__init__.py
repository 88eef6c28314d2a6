"""The side for people who work here: accounts, signing in, the desk, telephone calls and their script."""
