"""Who does what: organisations, services, teams, roles, contacts and places, and the search over them."""
