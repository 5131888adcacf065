# Weerbaar. `make help` lists the commands. Needs Python 3.11 and make; nothing else.
.DEFAULT_GOAL := help
.PHONY: help setup demo demo-page quick test coverage walks mutants check docs pictures diagrams serve bench bench-peers lock

BIN := .venv/bin
# uv trusts the system's certificates where there are any, which know the proxy of a municipality; elsewhere its own.
export UV_SYSTEM_CERTS = $(shell python3 -c "import os, ssl, sys; p = ssl.get_default_verify_paths(); \
  print(int(sys.platform in ('darwin', 'win32') or bool(p.cafile or p.capath and os.listdir(p.capath))))")
SYNC = $(BIN)/uv pip sync -q --python $(BIN)/python --require-hashes --compile-bytecode
# Each file says above its pins how it was compiled: the bot that proposes updates reads that (renovate.json).
COMPILE = $(BIN)/uv pip compile -q --generate-hashes --universal --python-version=3.11
# Everything Prefect keeps stays in this folder, and nothing leaves the machine.
export PREFECT_HOME := $(CURDIR)/.prefect
export DO_NOT_TRACK := 1
# Where a shell sets it, every process of ours would compile its code anew.
unexport PYTHONDONTWRITEBYTECODE

help: ## Show these commands
	@grep -hE '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:[^#]*## /\t/' | expand -t 12

setup: .venv/ready ## Set up .venv once, from the compiled requirements

.venv/ready: requirements-dev.txt pyproject.toml
	python3 -m venv .venv
	$(BIN)/python -m pip install -q --disable-pip-version-check --require-hashes --no-deps -r requirements-setup.txt
	$(SYNC) requirements-dev.txt
	$(BIN)/uv pip install -q --python $(BIN)/python --no-deps --no-build-isolation -e .
	touch .venv/ready

demo: setup ## An invented drug premises, a control round, and the evaluation of a year, into out/demo
	$(BIN)/python -m portal.demo

demo-page: setup ## The officers' page with an invented register and six accounts that work only there
	$(BIN)/python -m portal.demo.page

quick: setup ## The law alone, in seconds: while you change a rule
	$(BIN)/pytest -q -n 2 tests/models/law

test: setup ## All tests that need nothing but Python, on every core
	@mkdir -p out/coverage
	$(BIN)/pytest -q -n logical -m "not apt" --durations=10 $(MEASURED)

coverage: MEASURED = --cov --cov-report=
coverage: test ## The same, with the gate: 95 % of all branches, each branch of the law
	$(BIN)/coverage report --fail-under=95
	$(BIN)/coverage report --fail-under=100 --include="models/law/*"

walks: setup ## Random walks through the whole procedure, 10,000 or WALKS=500; goes on where it was stopped
	$(BIN)/python -m tests.walks $(or $(WALKS),10000) $(or $(FIRST),0)

mutants: setup ## Change the law in every way that mutmut knows; which changes do no test see?
	$(BIN)/mutmut run --max-children 2
	$(BIN)/python -m tests.survivors

check: setup docs ## Everything a reviewer should not have to look for, in seconds
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/weerbaar municipality check
	$(BIN)/yamllint -s models/law/policies municipalities docs/example tests/municipalities templates prefect.yaml .yamllint.yaml publiccode.yml
	$(BIN)/codespell *.md docs/administration.md docs/architecture.md docs/standard-for-public-code.md docs/facts.md docs/decisions

docs: setup ## The documentation as a site in out/site, with every link between pages checked
	$(BIN)/sphinx-build --quiet --fresh-env --doctree-dir out/doctrees --nitpicky --fail-on-warning --keep-going -c docs/site . out/site

pictures: setup ## The pictures of the manual, by Chromium of apt; the next make docs shows them
	$(BIN)/pytest -q -n 0 tests/portal/web/test_pictures.py

diagrams: setup ## Write the tables and diagrams of README.md and of the procedure anew
	$(BIN)/python -m docs.site.readme_blocks
	$(BIN)/python -m docs.site.procedure_page

serve: setup ## Start server, worker and deployments on 127.0.0.1; Ctrl-C stops them all
	$(BIN)/python -m portal.serve

bench: setup ## Print the ratios against the peers that are installed
	$(BIN)/python -m benchmarks.start
	$(BIN)/python -m benchmarks.letters
	$(BIN)/python -m benchmarks.rounds
	$(BIN)/python -m benchmarks.figures
	$(BIN)/python -m benchmarks.addresses
	$(BIN)/python -m benchmarks.served_pages

bench-peers: .venv-bench/ready ## Install the peers of bench in .venv-bench (see requirements-bench.in)

.venv-bench/ready: requirements-bench.txt .venv/ready
	python3 -m venv .venv-bench
	$(BIN)/uv pip sync -q --python .venv-bench/bin/python --require-hashes --compile-bytecode requirements-bench.txt
	touch .venv-bench/ready

lock: setup ## Compile the requirements anew (hashes, no index address)
	$(COMPILE) --output-file=requirements.txt requirements.in
	$(COMPILE) --constraints=requirements.txt --output-file=requirements-dev.txt requirements-dev.in
	$(COMPILE) --constraints=requirements-dev.txt --output-file=requirements-bench.txt requirements-bench.in
	$(COMPILE) --constraints=requirements.txt --output-file=requirements-setup.txt requirements-setup.in
