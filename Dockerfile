# RunSeason. One image; the command picks the role: web (the default), worker, scheduler, or manage.py for the rest.
# How to run it: docs/operations.md and compose.yaml.

FROM python:3.11-slim-bookworm AS build
ENV PIP_DISABLE_PIP_VERSION_CHECK=1 PIP_NO_CACHE_DIR=1 PATH=/opt/venv/bin:$PATH
RUN python -m venv /opt/venv
COPY requirements/production.txt /tmp/production.txt
RUN pip install --require-hashes --no-deps -r /tmp/production.txt && pip check
COPY . /app
WORKDIR /app
RUN RUNSEASON_VAR=/tmp/var RUNSEASON_STATIC=/app/collected python manage.py collectstatic --noinput --verbosity=0
# The image is read-only when it runs: what Python would write then is written now.
RUN pip uninstall --yes --quiet pip setuptools && python -m compileall -q /app /opt/venv

FROM python:3.11-slim-bookworm
RUN useradd --system --uid 10001 --home-dir /nonexistent --shell /usr/sbin/nologin runseason
RUN install --directory --owner=runseason --mode=0700 /var/lib/runseason
COPY --from=build /opt/venv /opt/venv
COPY --from=build /app /app
ENV PATH=/opt/venv/bin:$PATH PYTHONUNBUFFERED=1 PYTHONDONTWRITEBYTECODE=1 \
    DJANGO_SETTINGS_MODULE=config.settings.production \
    RUNSEASON_VAR=/var/lib/runseason RUNSEASON_STATIC=/app/collected
WORKDIR /app
USER runseason
VOLUME /var/lib/runseason
EXPOSE 8000
HEALTHCHECK --interval=60s --timeout=15s --start-period=30s CMD ["python", "manage.py", "alive", "web"]
CMD ["gunicorn", "config.wsgi", "--bind=0.0.0.0:8000", "--workers=2", "--threads=4", "--worker-tmp-dir=/dev/shm"]
