# make serve · make test do all their own set-up; nothing else needs to be typed.
SHELL := /bin/bash
VENV := .venv
BIN := $(VENV)/bin
PORT ?= 8000
export PYTHON
export NO_MKDOCS_2_WARNING := 1
export PUPPETEER_SKIP_DOWNLOAD := 1
.NOTPARALLEL:

.PHONY: help setup setup-site setup-test serve site test quick servers office spoken bench lighthouse pictures lock clean

help:
	@echo "make serve   set up what serving needs, build and serve the site on http://127.0.0.1:8000/ (PORT=9000 for another)"
	@echo "make test    set up the rest (Node, Chromium, Java …), then run every test and check (KEEP_GOING=1: also after one has failed; WHOLE=1: with those of each night too)"
	@echo "make quick   the short tests: unit, rules and one build"
	@echo "make spoken  have Orca, a real screen reader, read pages aloud, and judge what it says (Debian and Ubuntu)"
	@echo "make servers try Caddy and nginx with what hub headers prints (Debian and Ubuntu)"
	@echo "make office  have LibreOffice save the workbook, and take it back (Debian and Ubuntu)"
	@echo "make site    set up Node too, and build site/ for publishing"
	@echo "make pictures take README's pictures anew"
	@echo "make bench   print the figures that have a budget"
	@echo "make lighthouse asks Lighthouse five times for a page of every kind, on a phone, and prints the medians"
	@echo "make lock    choose package versions anew (needs uv and npm)"
	@echo "make clean   remove what set-up and builds have made"
	@echo "PYTHON=/path/to/python chooses a Python (3.11 or newer), CHROME=/path/to/chrome a browser for the tests."

# Programs in a virtual environment know its folder by name: one that was moved, or whose Python is gone, is made anew.
# (A link to another folder's is left alone.)
MOVED := $(shell if [ -e $(VENV)/.place ] && [ ! -L $(VENV) ]; then \
  [ -x $(BIN)/python ] && [ "$$(cat $(VENV)/.place)" = "$$(pwd -P)" ] || rm -f $(VENV)/.serve $(VENV)/.test; fi)

# ---- set-up: each stamp is made once, and again only when what it comes from changes ----

$(VENV)/.serve: requirements.lock pyproject.toml scripts/setup_python.sh
	@bash scripts/setup_python.sh requirements.lock
	@touch $@

$(VENV)/.test: requirements-test.lock pyproject.toml scripts/setup_python.sh
	@bash scripts/setup_python.sh requirements-test.lock
	@touch $(VENV)/.serve $@

$(VENV)/.node: scripts/setup_node.sh | $(VENV)/.serve
	@bash scripts/setup_node.sh
	@touch $@

node_modules/.serve: package-lock.json scripts/setup_npm_parts.py | $(VENV)/.serve
	@echo "Setting up: MiniSearch and a typeface, from npm"
	@$(BIN)/python scripts/setup_npm_parts.py
	@touch $@

node_modules/.site: package.json package-lock.json scripts/setup_npm.sh | $(VENV)/.node
	@bash scripts/setup_npm.sh "what npm brings for publishing" --omit=dev
	@touch node_modules/.serve $@

node_modules/.test: package.json package-lock.json scripts/setup_npm.sh | $(VENV)/.node
	@bash scripts/setup_npm.sh "what npm brings for the checks"
	@touch node_modules/.serve node_modules/.site $@

setup: $(VENV)/.serve node_modules/.serve

setup-site: $(VENV)/.serve node_modules/.site

setup-test: $(VENV)/.test node_modules/.test
	@bash scripts/setup_chromium.sh

# ---- what people run ----

serve: setup
	@$(BIN)/hub serve --port "$(PORT)"

site: setup-site
	@$(BIN)/hub build

test: setup-test
	@bash scripts/run_tests.sh

quick: $(VENV)/.test node_modules/.test
	@$(BIN)/hub check
	@$(BIN)/hub build
	@$(BIN)/pytest tests/unit tests/test_house_rules.py -n 2 -m "not slow and not nightly"

servers: setup-test
	@bash scripts/setup_servers.sh
	@[ -f site/index.html ] || $(BIN)/hub build
	@$(BIN)/pytest tests/servers --built-site site

office: $(VENV)/.test
	@bash scripts/setup_office.sh
	@$(BIN)/pytest tests/office

spoken:
	@MAKE="$(MAKE)" bash scripts/run_spoken.sh

bench: setup-test
	@$(BIN)/python scripts/bench_build.py
	@$(BIN)/python scripts/bench_weight.py
	@$(BIN)/python scripts/bench_screens.py
	@$(BIN)/python scripts/bench_search.py
	@$(BIN)/python scripts/bench_links.py
	@$(BIN)/python scripts/bench_finder.py site

lighthouse: setup-test
	@$(BIN)/python scripts/bench_lighthouse.py

pictures: setup-test
	@$(BIN)/hub build
	@$(BIN)/python scripts/take_screenshots.py

lock:
	@bash scripts/lock.sh --upgrade

clean:
	rm -rf $(VENV) node_modules site .hub build .pytest_cache .mypy_cache .ruff_cache
