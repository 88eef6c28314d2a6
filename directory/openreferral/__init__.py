"""Open Referral UK 3.0: what others publish comes in, what we know goes out. Spelt as it spells."""

from .exporting import export_service
from .importing import import_json, read_json

__all__ = ["export_service", "import_json", "read_json"]
