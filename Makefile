# RunSeason. Each target works as the first command after a clone: it builds what it needs.

PYTHON ?= python3
PORT ?= 8000
ATHLETES ?= 48
WEEKS ?= 26
KILLS ?= 50
REQUESTS ?= 10000
ARGS ?=
BENCH_ATHLETES ?= 10000
BENCH_WEEKS ?= 104

RUN := .venv/bin/python
TEST_DB := $(RUN) -m config.postgres --test --
PIP_COMPILE := .cache/lock/bin/python -m piptools compile --quiet --generate-hashes --strip-extras --allow-unsafe \
	--no-emit-index-url --no-emit-find-links --no-emit-trusted-host --no-header $(ARGS)

.DEFAULT_GOAL := help
.PHONY: help setup demo run test coverage kills bench lint format messages schema lock clean base dev

help: ## List the targets
	@sed -n 's/^\([a-z]*\):.*## /  make \1\t/p' $(MAKEFILE_LIST)

setup: base ## Build the environment in .venv

demo: base ## Start everything with a demo season (PORT=8000 ATHLETES=48 WEEKS=26)
	@exec $(RUN) manage.py up --demo --port=$(PORT) --athletes=$(ATHLETES) --weeks=$(WEEKS)

run: base ## Start everything without demo data (PORT=8000)
	@exec $(RUN) manage.py up --port=$(PORT)

test: dev ## Run the tests (ARGS="tests/analytics -k load" for some of them)
	@echo "Tests: running."
	@$(RUN) -m pytest -n 2 $(ARGS)

coverage: dev ## Run them all and show what they leave out; takes half as long again
	@$(RUN) -m pytest -n 2 --cov --cov-report=term

kills: dev ## Prove that nothing is lost: kill everything under load, share a pooler (KILLS=50 REQUESTS=10000)
	@echo "Kills: running; this takes an hour."
	@KILLS=$(KILLS) REQUESTS=$(REQUESTS) LOG_LEVEL=ERROR $(RUN) -m pytest tests/processes/kills tests/processes/pooled -q -s -n 0

bench: base ## Measure the promised speeds in a club of its own (BENCH_ATHLETES=10000 BENCH_WEEKS=104)
	@RUNSEASON_VAR=var/bench $(RUN) -m bench --athletes=$(BENCH_ATHLETES) --weeks=$(BENCH_WEEKS) $(ARGS)

lint: dev ## Check style, types, floors and rooms, migrations, translations, deployment
	@echo "Lint: style."
	@$(RUN) -m ruff check --quiet
	@$(RUN) -m ruff format --check --quiet
	@echo "Lint: types."
	@$(RUN) -m mypy
	@echo "Lint: floors, rooms, purity."
	@.venv/bin/lint-imports --no-logo
	@echo "Lint: migrations."
	@$(TEST_DB) $(RUN) manage.py makemigrations --check --dry-run --verbosity=1
	@$(TEST_DB) $(RUN) manage.py lint_migrations
	@echo "Lint: translations."
	@$(RUN) -m pytest -q tests/architecture/test_translations.py
	@echo "Lint: deployment."
	@DJANGO_SETTINGS_MODULE=config.settings.production $(TEST_DB) $(RUN) manage.py check --deploy --fail-level=WARNING

format: dev ## Format the code and repair what can be repaired
	@$(RUN) -m ruff check --fix
	@$(RUN) -m ruff format

messages: dev ## Collect the strings to translate into locale/, and compile them (needs gettext)
	@command -v msgfmt >/dev/null || { echo "gettext is missing. On Debian or Ubuntu: apt-get install gettext"; exit 1; }
	@$(RUN) manage.py makemessages --locale=ko --no-obsolete --add-location=file --ignore=.venv --ignore=var
	@$(RUN) manage.py compilemessages --locale=ko --ignore=.venv

schema: base ## Write the API's description to docs/openapi.json, after a change of the API
	@$(RUN) manage.py spectacular --lang=en --format=openapi-json --file=docs/openapi.json

lock: ## Lock requirements/*.in with hashes (ARGS=--upgrade for newer versions)
	@rm -rf .cache/lock && $(PYTHON) -m venv .cache/lock
	@.cache/lock/bin/python -m pip install --quiet --disable-pip-version-check pip-tools
	@$(PIP_COMPILE) --output-file=requirements/base.txt requirements/base.in
	@$(PIP_COMPILE) --constraint=requirements/base.txt --output-file=requirements/dev.txt requirements/dev.in
	@$(PIP_COMPILE) --constraint=requirements/base.txt --output-file=requirements/production.txt requirements/production.in
	@rm -rf .cache/lock

clean: ## Remove the environment and the caches; var/ with your data stays
	@rm -rf .venv .venv.lock .cache .coverage .coverage.* htmlcov .hypothesis .*_cache
	@find . -name __pycache__ -type d -prune -not -path './var/*' -exec rm -rf {} +
	@echo "Removed the environment and the caches. var/ is untouched."

base dev:
	@command -v $(PYTHON) >/dev/null || { echo "RunSeason needs Python 3.11 or newer; $(PYTHON) was not found."; exit 1; }
	@$(PYTHON) bootstrap.py $@
