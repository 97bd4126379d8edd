# strikemap: `make demo` shows the map, `make test` proves it. `make help` lists the rest.

PYTHON ?= python3
VENV ?= .venv
BIN := $(VENV)/bin
AXE := tests/node_modules/axe-core/axe.min.js
DEMO_ARGS ?=
PYTEST_ARGS ?=
PIP_COMPILE := $(BIN)/pip-compile --quiet --strip-extras --generate-hashes --allow-unsafe --all-build-deps \
	--no-emit-index-url --no-emit-find-links --no-emit-trusted-host

.DEFAULT_GOAL := help
.PHONY: help demo fast test lint chromium axe postgresql lock clean

help: ## list what make can do
	@sed -n 's/^\([a-z]*\):.*## /  make \1\t/p' $(MAKEFILE_LIST) | expand -t 16

demo: $(VENV)/installed ## install, read the sample articles, open the map and print its address
	$(BIN)/strikemap demo $(DEMO_ARGS)

fast: $(VENV)/installed-test ## compile the reader, for archives: half as fast again; needs a C compiler
	STRIKEMAP_COMPILED=1 $(BIN)/python -m pip install --quiet --no-deps --no-build-isolation --force-reinstall .
	@rm -f $(VENV)/installed-test # the tests are of the sources

test: lint chromium axe postgresql ## install with the test tools and run every check
	$(BIN)/pytest $(PYTEST_ARGS)

lint: $(VENV)/installed-test ## check style, types and import direction
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy
	$(BIN)/lint-imports

chromium: $(VENV)/installed-test ## get Chromium for the tests where there is none
	@for name in chromium chromium-browser google-chrome; do command -v $$name >/dev/null && exit 0; done; \
	if [ "$$(id -u)" = 0 ] && [ -e /etc/debian_version ]; then \
		apt-get update -q && DEBIAN_FRONTEND=noninteractive apt-get install -q -y --no-install-recommends chromium fonts-liberation \
			&& chromium --version && exit 0; \
		$(BIN)/playwright install --with-deps chromium; \
	else \
		$(BIN)/playwright install chromium; \
	fi

axe: $(AXE) ## get axe-core for the tests of accessibility

$(AXE): tests/package.json tests/package-lock.json
	@if command -v npm >/dev/null; then npm ci --prefix tests --ignore-scripts --no-audit --no-fund --loglevel=error && touch $@; \
	elif [ "$$(id -u)" = 0 ] && [ -e /etc/debian_version ]; then \
		apt-get update -q && DEBIAN_FRONTEND=noninteractive apt-get install -q -y --no-install-recommends npm && $(MAKE) $@; \
	else echo 'without npm the tests of accessibility are skipped: install npm' >&2; fi

postgresql: ## get PostgreSQL with PostGIS for the tests where there is none
	@ls /usr/lib/postgresql/*/bin/initdb >/dev/null 2>&1 && exit 0; \
	if [ "$$(id -u)" = 0 ] && [ -e /etc/debian_version ]; then \
		apt-get update -q && DEBIAN_FRONTEND=noninteractive apt-get install -q -y --no-install-recommends postgresql postgresql-postgis; \
	else \
		echo 'without PostgreSQL its tests are skipped: install postgresql and postgresql-postgis' >&2; \
	fi

lock: $(BIN)/python ## pin every dependency again, with its hashes
	$(BIN)/python -m pip install --quiet 'pip-tools>=7.5'
	CUSTOM_COMPILE_COMMAND='make lock' $(PIP_COMPILE) --upgrade --extra test -o requirements-test.lock pyproject.toml
	CUSTOM_COMPILE_COMMAND='make lock' $(PIP_COMPILE) --upgrade -c requirements-test.lock -o requirements.lock pyproject.toml

clean: ## remove the virtual environment and what the tools left
	rm -rf $(VENV) tests/node_modules build dist *.egg-info .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache

$(BIN)/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { \
		echo 'strikemap needs Python 3.11 or newer: name one, for example make PYTHON=python3.12' >&2; exit 1; }
	@$(PYTHON) -m venv $(VENV) || { rm -rf $(VENV); \
		echo 'Python cannot make a virtual environment here: on Debian install python3-venv, then run make again' >&2; exit 1; }

# The stamps are newer than the lock they were installed from, so a changed lock installs again.
$(VENV)/installed: requirements.lock pyproject.toml | $(BIN)/python
	$(BIN)/python -m pip install --quiet --require-hashes -r requirements.lock
	$(BIN)/python -m pip install --quiet --no-deps --no-build-isolation -e .
	@touch $@

$(VENV)/installed-test: requirements-test.lock pyproject.toml | $(BIN)/python
	$(BIN)/python -m pip install --quiet --require-hashes -r requirements-test.lock
	$(BIN)/python -m pip install --quiet --no-deps --no-build-isolation -e .
	@touch $@
