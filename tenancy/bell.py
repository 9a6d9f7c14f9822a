"""The only Celery task of the project."""

from celery import shared_task

from tenancy import queue, work


@shared_task(name="ring", ignore_result=True)
def ring(pk: int) -> None:
    """A job may be due: run it, or, for 0, whatever is due."""
    work.keep_beating("worker")
    if pk:
        queue.run_next(pk=pk)
        return
    while queue.run_next():
        work.keep_beating("worker")
