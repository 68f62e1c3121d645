# sotin: two commands matter, `make run` and `make test`; each installs what it needs.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip install --quiet --disable-pip-version-check --no-input

.PHONY: help run install install-dev services test unit lint types eval lock bench kills clean

help:            ## this list
	@grep -hE '^[a-z-]+: .*##|^[a-z-]+:  *##' $(MAKEFILE_LIST) | sed -E 's/:[^#]*## /\t/' | expand -t 14

run: install     ## crawl the bundled demo portal, extract, load, and show the activity records
	@$(BIN)/sotin demo

install: $(VENV)/.runtime   ## make .venv with the locked packages, so that .venv/bin/sotin works

install-dev: $(VENV)/.dev   ## the same, and what the tests need

$(BIN)/pip:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { \
	  echo "sotin needs Python 3.11 or newer; $(PYTHON) is $$($(PYTHON) --version 2>&1). Try: make PYTHON=python3.11" >&2; exit 1; }
	@$(PYTHON) -c 'import ensurepip, venv' 2>/dev/null || { \
	  echo "This Python cannot make a virtual environment: the package python3-venv is missing." >&2; \
	  echo "Install it, then run make again:  sudo apt-get install python3-venv" >&2; exit 1; }
	@echo "Making the virtual environment in $(VENV) ..."
	@$(PYTHON) -m venv $(VENV)

$(VENV)/.runtime: $(BIN)/pip requirements.lock pyproject.toml
	@echo "Installing the locked packages (a minute or two the first time) ..."
	@$(PIP) --require-hashes -r requirements.lock
	@$(PIP) --no-deps --no-build-isolation --editable .
	@touch $@

$(VENV)/.dev: $(VENV)/.runtime requirements-dev.lock
	@echo "Installing the locked packages of the tests ..."
	@$(PIP) --require-hashes -r requirements-dev.lock
	@touch $@

services:        ## PostgreSQL and Chromium from Debian, where missing (tests only)
	@sh tests/services.sh

test: install-dev services lint types unit   ## everything CI checks

unit: install-dev   ## only the tests
	@$(BIN)/python -m pytest -q -n 2

lint: install-dev   ## style and imports
	@$(BIN)/ruff check --quiet .
	@$(BIN)/ruff format --check --quiet .
	@$(BIN)/lint-imports --no-cache | tail -n 6

types: install-dev  ## types, strictly
	@$(BIN)/mypy

eval: install-dev   ## score the extractor: make eval GOLD=folder (default: the project's own gold)
	@$(BIN)/python -m tests.evaluate --show 40 $(GOLD)

bench: install-dev  ## speed as ratios, in one run
	@$(BIN)/python -m benchmarks

kills: install-dev  ## a hundred kill -9 over crawl, extraction and export
	@$(BIN)/python -m tests.hostile.kills 100 1

lock:            ## renew the lock files (needs uv)
	uv pip compile -q --generate-hashes --universal --python-version 3.11 --no-header --no-annotate --extra build -o requirements.lock pyproject.toml
	uv pip compile -q --generate-hashes --universal --python-version 3.11 --no-header --no-annotate --extra build --extra dev -c requirements.lock -o requirements-dev.lock pyproject.toml

clean:           ## remove the virtual environment and caches (never your data)
	rm -rf $(VENV) .pytest_cache .mypy_cache .ruff_cache *.egg-info
