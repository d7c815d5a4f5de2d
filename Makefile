# Every target sets up what it needs: .venv with the locked dependencies, and Pango (see
# tools/bootstrap.sh). Set-up is done once and again only when the lock or pyproject.toml changes.
SHELL := /bin/sh
.DELETE_ON_ERROR:
.DEFAULT_GOAL := help

VENV ?= .venv
PYTHON ?=
export VENV PYTHON

BIN := $(VENV)/bin
READY := $(VENV)/.ready
FULL := $(VENV)/.ready-full
# A worker takes whole modules: what one renders for its tests no other renders again.
PYTEST := $(BIN)/python -m pytest -q -n auto --dist loadscope
EXAMPLE := examples/jakarta-barat-2023/campaign.yaml

.PHONY: help setup demo test test-all matrix soak lint format bench schema findings reference drawings golden palette pictures icc lock sbom dist clean

help: ## this list
	@sed -n 's/^\([a-z-]*\):.*## \(.*\)/  make \1|\2/p' Makefile | awk -F'|' '{printf "%-16s %s\n", $$1, $$2}'

$(READY): requirements.lock pyproject.toml tools/bootstrap.sh
	@sh tools/bootstrap.sh base
	@touch $@

$(FULL): $(READY) tools/bootstrap.sh
	@sh tools/bootstrap.sh full
	@touch $@

setup: $(READY) ## only the set-up

demo: $(READY) ## the example campaign's whole kit, into demo/
	@$(BIN)/tppo kit $(EXAMPLE) -o demo

test: $(READY) ## the tests that need pip packages and Pango only
	@$(PYTEST) -m "not full and not soak"

test-all: $(FULL) ## make test, and what needs Ghostscript, qpdf, zbar, Chromium or the network
	@$(PYTEST) -m "not soak"

# Every Python from 3.11 on that can be found here and runs: where pyenv keeps them, or on the path.
PYTHONS ?= $(shell for v in 3.11 3.12 3.13 3.14; do for p in $$HOME/.pyenv/versions/$$v.*/bin/python python$$v; do \
  if $$p -c "" 2>/dev/null; then echo $$p; break; fi; done; done)

matrix: $(FULL) ## the wheel in a fresh environment of every Python that is found here (PYTHONS="...")
	@TPPO_PYTHONS="$(PYTHONS)" $(BIN)/python -m pytest -q tests/packaging/test_install.py

soak: $(FULL) ## the tests that take long
	@$(BIN)/python -m pytest -q -m soak

lint: $(READY) ## ruff and mypy, both strict
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .
	@$(BIN)/mypy

format: $(READY) ## sort imports, lay the code out
	@$(BIN)/ruff check --fix --select I .
	@$(BIN)/ruff format .

bench: $(READY) ## how long a cold poster takes, against WeasyPrint alone
	@$(BIN)/python tests/benchmarks/cold.py

schema: $(READY) ## the JSON Schema of the campaign spec, from the models
	@$(BIN)/tppo schema > assets/schema/campaign.schema.json

findings: $(READY) ## docs/findings.md, from the sentences of all findings
	@$(BIN)/python -m tools.findings

reference: $(READY) ## docs/reference/, from the program: commands, keys, sizes, codes
	@$(BIN)/python -m tools.reference

drawings: $(READY) ## the illustrations, from the scripts that draw them
	@$(BIN)/python -m tools.draw

golden: $(READY) ## accept what comes out today: look at every picture in tests/golden/accepted
	@$(BIN)/python -m tests.golden.accept

palette: $(READY) ## how each colour of each look is printed
	@$(BIN)/python -m tools.palette

pictures: $(READY) ## the pictures in README and tutorial, from what they describe
	@$(BIN)/python -m tools.pictures

icc: $(READY) ## the FOGRA39 profile, from its data; needs ArgyllCMS
	@$(BIN)/python -m tools.icc

lock: $(READY) ## uv.lock from pyproject.toml, requirements.lock from uv.lock
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check uv
	@$(BIN)/uv lock --quiet
	@$(BIN)/uv export --quiet --frozen --no-emit-project --no-header --no-annotate --all-extras \
	  --format requirements-txt --output-file requirements.lock

sbom: $(READY) ## dist/sbom.cdx.json: what the wheel is made of, as CycloneDX
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check uv
	@$(BIN)/python -m tools.sbom

dist: $(READY) ## sdist, and the wheel built from it, into dist/
	@$(BIN)/python -m build --no-isolation --outdir dist .

clean: ## all that the targets above made
	@rm -rf $(VENV) .mypy_cache .ruff_cache .pytest_cache .hypothesis dist build demo out
	@find src tests tools -name __pycache__ -type d -prune -exec rm -rf {} +
