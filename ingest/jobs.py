"""The jobs of ingest."""

from django.utils import timezone

from ingest import services
from ingest.selectors import KIND
from tenancy.outbox import job


@job(KIND)
def process(*, upload_id: int) -> None:
    services.process_upload(upload_id=upload_id, now=timezone.now())
