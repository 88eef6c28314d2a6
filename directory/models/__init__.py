"""The directory's tables. Field names are those of Open Referral UK 3.0; relationships are never loaded
by surprise: reading one that a loader of `directory.catalogue` did not load raises."""

from .audit import AuditEntry
from .base import Base
from .contact import Contact
from .keeping import Kept
from .location import Accessibility, Location, ServiceAtLocation
from .organisation import Organisation, OrganisationIdentifier, Person, Role, Team
from .proposal import Proposal
from .rota import Absence, DutyShift
from .schedule import Schedule
from .service import CostOption, Service, ServiceArea, ServiceTopic, TaxonomyTerm
from .translation import Translated, Translation

__all__ = [
    "Absence",
    "Accessibility",
    "AuditEntry",
    "Base",
    "Contact",
    "CostOption",
    "DutyShift",
    "Kept",
    "Location",
    "Organisation",
    "OrganisationIdentifier",
    "Person",
    "Proposal",
    "Role",
    "Schedule",
    "Service",
    "ServiceArea",
    "ServiceAtLocation",
    "ServiceTopic",
    "TaxonomyTerm",
    "Team",
    "Translated",
    "Translation",
]
