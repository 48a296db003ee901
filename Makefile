# Needs only Python 3.11 or later with venv and pip, and make. `make help` lists the commands.

PYTHON ?= python3
PORT ?=
DATA ?=
ROUNDS ?= 5
GROUPS ?=

BIN := .venv/bin
PIP := $(BIN)/python -m pip --quiet --disable-pip-version-check
PO_FILES := $(wildcard platform/academy/translations/*/LC_MESSAGES/*.po)

# Compile our modules once, not again in each of the processes that an installation has.
unexport PYTHONDONTWRITEBYTECODE

.DEFAULT_GOAL := help
.PHONY: help run test check bench mutate lock clean

help: ## List the commands.
	@sed -n 's/^\([a-z]*\):.*## \(.*\)/  make \1\t\2/p' $(MAKEFILE_LIST)

run: .venv/.installed .venv/.translated ## Serve the demo: make run [PORT=8123] [DATA=/some/folder]
	@exec $(BIN)/academy serve --demo $(if $(PORT),--port "$$PORT") $(if $(DATA),--data "$$DATA")

test: .venv/.developed .venv/.translated ## Run the tests on SQLite and PostgreSQL, and in a browser.
	@$(BIN)/python -m pytest -n 2 -m 'not slow'

check: .venv/.developed .venv/.translated ## Run everything: style, types, all tests, the wheel.
	@$(BIN)/ruff check
	@$(BIN)/ruff format --check
	@$(BIN)/mypy
	@$(BIN)/academy courses check
	@$(BIN)/python -m pytest -n 2

bench: .venv/.installed .venv/.translated ## Measure against the bound; writes bench.json: [ROUNDS=5]
	@$(BIN)/python benchmarks/run.py --rounds $(ROUNDS)

mutate: .venv/.developed ## Plant faults in the pure files that matter; all are found: [GROUPS="grading rules"]
	@$(BIN)/python -m mutations.run $(GROUPS)

lock: ## Renew both lock files with uv; no address of a registry enters them.
	uv pip compile --upgrade --universal --generate-hashes --no-header --no-annotate \
		--extra build --extra postgres pyproject.toml -o requirements.lock
	uv pip compile --upgrade --universal --generate-hashes --no-header --no-annotate \
		--extra build --extra dev --extra postgres -c requirements.lock pyproject.toml -o requirements-dev.lock

clean: ## Remove what the commands above have made, except data/.
	rm -rf .venv build dist bench.json .mypy_cache .pytest_cache .ruff_cache .hypothesis
	find platform -name '*.mo' -delete

.venv/bin/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Python 3.11 or later is needed: make PYTHON=...")'
	@$(PYTHON) -m venv .venv

.venv/.required: requirements.lock | .venv/bin/python
	@echo 'Installing the packages into .venv (once, about half a minute) ...'
	@$(PIP) install --require-hashes -r requirements.lock
	@touch $@

.venv/.installed: .venv/.required pyproject.toml hatch_build.py platform/academy/__init__.py
	@$(PIP) install --no-deps --no-build-isolation --editable .
	@touch $@

.venv/.developed: requirements-dev.lock .venv/.installed
	@echo 'Installing the tools for tests into .venv (once) ...'
	@$(PIP) install --require-hashes -r requirements-dev.lock
	@touch $@

.venv/.translated: $(PO_FILES) hatch_build.py | .venv/.installed
	@$(BIN)/python hatch_build.py
	@touch $@
