"""People who work here: who they are, their posts and teams, who covers them, who is on duty."""
