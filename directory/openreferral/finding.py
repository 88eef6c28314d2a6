"""One thing of the Open Referral API by its id, and when it was last changed."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from ..models import Service, ServiceAtLocation
from .exporting import export_service, export_service_at_location
from .loading import WHOLE, WHOLE_AT_LOCATION
from .objects import JSONObject

Found = tuple[JSONObject, datetime | None] | None


def find_service(session: Session, key: str) -> Found:
    """An active service in full."""
    query = select(Service).where(Service.id == key, Service.status == "active").options(*WHOLE)
    one = session.scalars(query).one_or_none()
    return (export_service(one), one.last_modified) if one else None


def find_service_at_location(session: Session, key: str) -> Found:
    """An active service at a location, both in full."""
    query = select(ServiceAtLocation).join(ServiceAtLocation.service)
    query = query.where(ServiceAtLocation.id == key, Service.status == "active").options(*WHOLE_AT_LOCATION)
    one = session.scalars(query).one_or_none()
    return (export_service_at_location(one), one.service.last_modified) if one else None
