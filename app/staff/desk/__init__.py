"""The signposting desk: what to tell a caller, whom to put them through to, what they take away with them."""
