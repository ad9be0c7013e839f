# Two commands: `make run` to use it, `make test` to prove it. `make help` lists the rest.
# Everything lives in .venv/ of this checkout; your own data never does (see docs/reference/settings.md).

SHELL := /bin/sh
.DEFAULT_GOAL := help
.SUFFIXES:
MAKEFLAGS += --no-print-directory

# Debian calls it python3.11; elsewhere python3 may be as new or newer. tools/setup_venv.py checks the version.
PYTHON ?= $(shell python3.11 -c '' 2>/dev/null && echo python3.11 || echo python3)
BIN := .venv/bin
FAST := tests/rules tests/mail tests/ical tests/letters tests/cli

.PHONY: help setup setup-dev run demo test test-fast check fix lock docs messages screenshots lighthouse bench accuracy fuzz clean

help: ## List what can be made
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-12s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

setup: ## Install what the program needs into .venv (does nothing the second time)
	@$(PYTHON) tools/setup_venv.py

setup-dev: ## The same, with the tools for developing and testing
	@$(PYTHON) tools/setup_venv.py --dev

run: setup ## Start Afterword at a local address
	@$(BIN)/afterword run

demo: setup ## Play two weeks of a job search in the sandbox, then show them
	@$(BIN)/afterword demo

test: setup-dev ## Install what the tests need, then run all of them
	@$(BIN)/python tools/test_env.py
	@$(BIN)/python tools/run_tests.py

test-fast: setup-dev ## Rules, mail, calendars, letters, commands for files: under a minute
	@echo "Running the tests that need no server, no database and no data folder."
	@$(BIN)/pytest -q -n auto -m "not django_db and not journey and not installed" $(FAST)

check: setup-dev ## Style, types and layers
	@echo "Looking for mistakes (ruff)."
	@$(BIN)/ruff check -q
	@echo "Looking at the layout of the code (ruff format)."
	@$(BIN)/ruff format -q --check
	@echo "Checking the types (mypy)."
	@$(BIN)/mypy --no-error-summary
	@echo "Checking who imports whom (import-linter)."
	@$(BIN)/lint-imports --cache-dir .cache/import_linter
	@echo "All checks passed."

fix: setup-dev ## Repair what ruff can repair by itself
	@echo "Repairing style and layout (ruff)."
	@$(BIN)/ruff check -q --fix
	@$(BIN)/ruff format -q

lock: setup-dev ## Write the lock files anew from pyproject.toml
	@$(BIN)/python tools/lock.py

docs: setup-dev ## Write the generated pages of docs/reference anew
	@echo "Writing docs/reference."
	@$(BIN)/python tools/command_pages.py
	@$(BIN)/python tools/performance_page.py
	@$(BIN)/python tools/rule_pages.py

messages: setup-dev ## Write the catalogue of the texts that translations begin with
	@$(BIN)/python tools/messages.py

screenshots: setup-dev ## Take the pictures of docs/ from the demo
	@$(BIN)/python tools/test_env.py
	@$(BIN)/python tools/screenshots.py

lighthouse: setup-dev ## Look at Today, a debrief and a letter as a slow phone does (needs node; into .cache)
	@$(BIN)/python tools/lighthouse.py

bench: setup-dev ## Measure the figures of docs/performance.md
	@$(BIN)/python -m bench all

accuracy: setup-dev ## Read the written messages and write docs/reference/accuracy.md
	@$(BIN)/python tools/accuracy_page.py

fuzz: setup-dev ## Throw ten thousand mangled messages, then a guided fuzzer for five minutes
	@$(BIN)/python -m tests.fuzz

clean: ## Remove .venv and caches (never your data)
	@echo "Removing .venv, caches and build leftovers."
	@rm -rf .venv .cache .pytest_cache .mypy_cache .ruff_cache .import_linter_cache .hypothesis build dist
	@find src tests bench tools -name __pycache__ -type d -prune -exec rm -rf {} +
