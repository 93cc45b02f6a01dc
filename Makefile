# Every target explains itself: make help
.DEFAULT_GOAL := help
.PHONY: help setup setup-dev run test check bench screenshots model evaluate
BIN := .venv/bin

help: ## Show this list
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/^([a-z-]+):.*## /\1|/' | awk -F'|' '{printf "  make %-12s %s\n", $$1, $$2}'

setup: ## Make .venv from the lock file, with .venv/bin/sameteam in it
	@scripts/setup run

setup-dev: ## The same, with what the tests and checks need
	@scripts/setup dev

run: setup ## Start on a free local port and open the browser (PORT, SAMETEAM_HOME, NO_BROWSER=1)
	@$(BIN)/sameteam serve

test: setup-dev check ## Everything: unit, property, web on SQLite and PostgreSQL, browser, checks
	@scripts/test

check: setup-dev ## Lint, types, import floors, migrations
	@scripts/check

bench: setup-dev ## Speed as ratios, side by side in one run
	@$(BIN)/python -m bench

screenshots: setup-dev ## Every page, phone and desktop, light and dark, into screenshots/
	@$(BIN)/python -m tests.browser.screenshots

model: ## Train the reader from scratch (an environment of its own, under an hour on two cores)
	@scripts/train make

evaluate: ## Measure it on authors kept aside, and write the table of docs/reader.md (hours)
	@scripts/train evaluate --write
