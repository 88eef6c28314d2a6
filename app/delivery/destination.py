"""What every destination shares."""


class NotDelivered(Exception):  # noqa: N818 - an outcome, tried again later
    """The other side did not take it. The message is for staff and holds nothing personal."""
