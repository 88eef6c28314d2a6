"""What things cost, in processor time. `./run bench` prints a table; nothing here passes or fails."""
