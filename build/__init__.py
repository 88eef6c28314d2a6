"""What ./run does. Only `translations` and `templates` use more than Python's standard library."""
