# make serve · make test do all their own set-up; nothing else needs to be typed.
SHELL := /bin/bash
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
NODE := $(BIN)/node
export NO_MKDOCS_2_WARNING := 1
export PUPPETEER_SKIP_DOWNLOAD := 1

.PHONY: help setup setup-test serve site test quick bench lock clean

help:
	@echo "make serve   set up, build and serve the site on http://127.0.0.1:8000/"
	@echo "make test    set up, then run every test and check"
	@echo "make quick   the short tests: unit, rules and one build"
	@echo "make site    set up and build site/"
	@echo "make bench   print the figures that have a budget"
	@echo "make lock    choose package versions anew (needs uv)"
	@echo "make clean   remove what set-up and builds have made"

# ---- set-up: each stamp is made once, and again only when what it comes from changes ----

$(VENV)/pyvenv.cfg:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { \
	  echo "The hub needs Python 3.11 or newer; '$(PYTHON)' is $$($(PYTHON) --version 2>&1). Try: make PYTHON=python3.12"; exit 1; }
	@$(PYTHON) -m venv $(VENV) || { rm -rf $(VENV); echo "Python has no working venv module. On Debian or Ubuntu: apt-get install python3-venv"; exit 1; }

$(VENV)/.python: requirements.lock pyproject.toml | $(VENV)/pyvenv.cfg
	@echo "Setting up: Python packages (a minute or two, the first time only)"
	@$(BIN)/pip install --quiet --disable-pip-version-check --no-deps --require-hashes -r requirements.lock
	@$(BIN)/pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
	@touch $@

$(VENV)/.node: $(VENV)/.python scripts/setup_node.sh
	@bash scripts/setup_node.sh $(VENV)
	@touch $@

node_modules/.site: package.json package-lock.json $(VENV)/.node
	@echo "Setting up: what npm brings for the site"
	@PATH="$(CURDIR)/$(BIN):$$PATH" npm ci --omit=dev --ignore-scripts --no-audit --no-fund --loglevel=error
	@touch $@

node_modules/.test: node_modules/.site
	@echo "Setting up: what npm brings for the checks"
	@PATH="$(CURDIR)/$(BIN):$$PATH" npm ci --ignore-scripts --no-audit --no-fund --loglevel=error
	@touch node_modules/.site $@

setup: $(VENV)/.python node_modules/.site

setup-test: setup node_modules/.test
	@bash scripts/setup_chromium.sh

# ---- what people run ----

serve: setup
	@$(BIN)/hub serve

site: setup
	@$(BIN)/hub build

test: setup-test
	@bash scripts/run_tests.sh

quick: setup
	@$(BIN)/hub check
	@$(BIN)/hub build
	@$(BIN)/pytest tests/unit tests/test_house_rules.py -n 2 -m "not slow"

bench: setup-test
	@$(BIN)/python scripts/bench_build.py
	@$(BIN)/python scripts/bench_weight.py
	@$(BIN)/python scripts/bench_search.py
	@$(BIN)/python scripts/bench_links.py
	@$(BIN)/python scripts/bench_lighthouse.py

lock:
	@printf 'mcp ; python_version < "3"\n' > $(VENV)/override.txt
	@uv pip compile pyproject.toml --group dev --universal --python-version 3.11 --generate-hashes \
	  --override $(VENV)/override.txt --no-header --quiet --output-file requirements.lock
	@sed -i '1i # Every package that the hub installs, with its hashes. `make lock` writes this file.' requirements.lock
	@npm install --package-lock-only --ignore-scripts --no-audit --no-fund --omit-lockfile-registry-resolved

clean:
	rm -rf $(VENV) node_modules site .hub build .pytest_cache .mypy_cache .ruff_cache
