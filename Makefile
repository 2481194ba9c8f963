# Every recipe runs from the repository's root; `make help` lists them.
PYTHON ?= $(shell command -v python3.11 || command -v python3)
HOST ?= 127.0.0.1
PORT ?= 8000
VENV := .venv
BIN := $(VENV)/bin
MANAGE := $(BIN)/python manage.py
PYTEST_ARGS ?=
-include .env
export

.DEFAULT_GOAL := help
.PHONY: help run serve dev demo elasticsearch postgresql relevance bench bench-large bench-million test databases soak lint format messages requirements clean

help: ## say what can be made
	@grep -hE '^[a-z][a-z-]*:.*##' $(MAKEFILE_LIST) | sed 's/:.*## /\t/' | sort | awk -F'\t' '{printf "  make %-14s %s\n", $$1, $$2}'

$(VENV)/.run: requirements.txt
	@test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check -r requirements.txt
	@touch $@

$(VENV)/.dev: requirements-dev.txt
	@test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check -r requirements-dev.txt
	@touch $@ $(VENV)/.run

run: $(VENV)/.run ## set everything up once, then serve the site and its clock (HOST=, PORT=)
	@$(MANAGE) setup_site
	@$(MANAGE) serve --host $(HOST) --port $(PORT)

dev: $(VENV)/.dev ## serve with Django's own server, reloading and showing errors
	@$(MANAGE) setup_site
	@DEBUG=1 $(MANAGE) runserver $(HOST):$(PORT)

demo: $(VENV)/.run ## load the demonstration content (again changes nothing)
	@$(MANAGE) migrate --verbosity 0
	@$(MANAGE) load_demo

elasticsearch: $(VENV)/.dev ## fetch and run an Elasticsearch for development (needs a JDK of 21 or newer)
	@$(BIN)/python -m tests.parts elasticsearch

postgresql: $(VENV)/.dev ## run an empty PostgreSQL for development
	@$(BIN)/python -m tests.parts postgresql

relevance: $(VENV)/.dev ## ask each real engine the questions of PASSAGES=folder and compare
	@$(BIN)/python benchmarks/relevance.py $(PASSAGES)

bench: $(VENV)/.dev ## what pages, search, API, desk and sending cost (NEWS=1000 RESOLUTIONS=5000 CASES=5000 NAMES=50000 ROWS=10000)
	@$(BIN)/python benchmarks/pages.py --news $(or $(NEWS),1000) --resolutions $(or $(RESOLUTIONS),5000) --cases $(or $(CASES),5000)
	@$(BIN)/python benchmarks/names.py --names $(or $(NAMES),50000)
	@$(BIN)/python benchmarks/registers.py --rows $(or $(ROWS),10000)

bench-large: $(VENV)/.dev ## the same on 20,000 news items, 100,000 resolutions and 200,000 cases, 500,000 names and registers of 100,000, kept in var/; goes on where it was cut short
	@$(BIN)/python benchmarks/pages.py --news $(or $(NEWS),20000) --resolutions $(or $(RESOLUTIONS),100000) --cases $(or $(CASES),200000) --keep var/bench
	@$(BIN)/python benchmarks/names.py --names $(or $(NAMES),500000) --keep var/bench-names
	@$(BIN)/python benchmarks/registers.py --rows $(or $(ROWS),100000) --keep var/bench-registers

bench-million: $(VENV)/.dev ## how long Elasticsearch takes at a million entries, kept in var/bench-elasticsearch; goes on where it was cut short
	@ELASTICSEARCH_HEAP=$(or $(ELASTICSEARCH_HEAP),3g) $(BIN)/python benchmarks/million.py

test: $(VENV)/.dev ## run all tests on SQLite and Elasticsearch, those of databases and engines on PostgreSQL too
	@$(BIN)/coverage erase
	@PYTEST_PLUGINS=tests.counting $(BIN)/python -m pytest -n auto $(PYTEST_ARGS)
	@$(BIN)/coverage combine --quiet
	@$(BIN)/coverage report
	@$(BIN)/python -m tests.parts postgresql-without-fsync $(BIN)/python -m pytest -n auto -m "(db or engine) and not browser" $(PYTEST_ARGS)

databases: $(VENV)/.dev ## migrate the SQLite database that tests copy, where none is kept
	@$(BIN)/python -m pytest -q -p no:cacheprovider tests/config/test_health.py

soak: $(VENV)/.dev ## kill the server over and over in the middle of 1,000 submissions, on both databases (SUBMISSIONS=, KILLS=)
	@SOAK_SUBMISSIONS=$(or $(SUBMISSIONS),1000) SOAK_KILLS=$(or $(KILLS),12) $(BIN)/python -m pytest tests/whole_site/holds/test_killed_while_sending.py
	@SOAK_SUBMISSIONS=$(or $(SUBMISSIONS),1000) SOAK_KILLS=$(or $(KILLS),12) $(BIN)/python -m tests.parts postgresql $(BIN)/python -m pytest tests/whole_site/holds/test_killed_while_sending.py

lint: $(VENV)/.dev ## check style, types, layers, templates, migrations, translations
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .
	@$(BIN)/mypy .
	@PYTHONPATH=site:. $(BIN)/lint-imports
	@$(BIN)/djlint --lint --quiet templates
	@$(MANAGE) makemigrations --check --dry-run
	@$(MANAGE) compile_catalogue --check

format: $(VENV)/.dev ## put code and templates in order
	@$(BIN)/ruff check --fix --quiet .
	@$(BIN)/ruff format --quiet .
	@$(BIN)/djlint --reformat --quiet templates || true

messages: $(VENV)/.dev ## collect texts to translate and compile the Persian catalogue (needs GNU gettext)
	@for domain in django djangojs; do $(MANAGE) makemessages --domain $$domain --locale fa --no-wrap --no-location --ignore '.venv/*' --ignore 'var/*' --ignore 'tests/*'; done
	@cd site/locale/fa/LC_MESSAGES && for name in django djangojs; do msgattrib --no-obsolete --sort-output --no-wrap -o $$name.po $$name.po && sed -i '/^"POT-Creation-Date\|^"Report-Msgid-Bugs-To/d' $$name.po; done
	@$(MANAGE) collect_library_texts
	@$(MANAGE) compile_catalogue

requirements: $(VENV)/.dev ## pin the newest versions that pyproject.toml allows
	@$(BIN)/uv pip compile --quiet --upgrade --no-emit-index-url --no-header --no-annotate --python-version 3.11 pyproject.toml --output-file requirements.txt
	@$(BIN)/uv pip compile --quiet --upgrade --no-emit-index-url --no-header --no-annotate --python-version 3.11 --group dev pyproject.toml --output-file requirements-dev.txt

clean: ## remove the virtual environment and everything under var/
	@rm -rf $(VENV) var
