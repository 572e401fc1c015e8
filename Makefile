# SPDX-FileCopyrightText: 2026 Postilla contributors
# SPDX-License-Identifier: MIT
#
# `make` builds the edition under build/, `make test` tests everything, `make help` lists the rest.

PYTHON ?= python3

# The folder with all versions of the site, each as it came out.
SITE ?= published

VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip --quiet
COMPILE := CUSTOM_COMPILE_COMMAND='make lock' $(BIN)/pip-compile --quiet --upgrade \
	--generate-hashes --allow-unsafe --strip-extras \
	--no-emit-index-url --no-emit-find-links --no-emit-trusted-host --pip-args=--isolated

# What is installed, each stamp inside .venv/ so that it goes when the environment goes.
LOCKED := $(VENV)/.locked
INSTALLED := $(VENV)/.installed
DEVELOPED := $(VENV)/.developed

# Programs of the system that the tests run, each with its Debian package.
PROGRAMS := chromium-headless-shell:chromium-headless-shell javac:default-jdk-headless pdftotext:poppler-utils qpdf:qpdf

# What turns text into pages: after a change here, nothing built before is trusted.
BUILT := build/.toolchain
TOOLCHAIN := conf.py requirements.txt $(shell find tools/postilla $(wildcard _templates) \
	-type f -not -path '*/.*' -not -name '*.pyc')

# A branch under review: CLONE has the commits BASE and HEAD; ACCEPTED is HEAD once a maintainer has
# accepted what goes beyond its text. They may come from outside, so make itself never expands them.
REVIEW := build/review
CLONE ?= .
FINDINGS ?= text
export BASE HEAD ACCEPTED CLONE
QUESTION := "$$BASE" "$$HEAD" --root "$$CLONE" --accepted "$$ACCEPTED"

# A user's own settings decide neither what is installed nor where, nor whether each of hundreds of
# commands compiles all of it anew.
unexport PYTHONHOME PYTHONPATH PYTHONDONTWRITEBYTECODE
export PIP_DISABLE_PIP_VERSION_CHECK := 1
export PIP_REQUIRE_HASHES := 0
export PIP_USER := 0

.DEFAULT_GOAL := all
.DELETE_ON_ERROR:
.PHONY: all html epub tei annotations pdf large-print serve check report gate preview verify history release place \
	bench test sabotage attacks fuzz validate lint lock clean distclean system help

# `make -j clean all` must clean before it builds, and what is read is read for all products.
.NOTPARALLEL:

all: $(BUILT) ## build every product under build/
	$(BIN)/postilla build

html epub tei annotations pdf large-print: $(BUILT)
	$(BIN)/postilla build $@

html: ## build the site, build/html/
epub: ## build the EPUB, build/epub/
tei: ## build the TEI, build/tei/
annotations: ## build the annotations as data, build/annotations/
pdf: ## build the PDF, build/pdf/
large-print: ## build a PDF in large print, build/large-print/

serve: $(INSTALLED) ## show the site in a browser, and each save at once
	$(BIN)/postilla serve

check: $(INSTALLED) ## check the source, in a blink
	$(BIN)/postilla check

report: $(INSTALLED) ## BASE=main HEAD=branch: what it changes in the edition, build/review/
	$(BIN)/postilla report $(QUESTION) --output $(REVIEW)/report.md
	$(BIN)/postilla report $(QUESTION) --output $(REVIEW)/report.json --format json

# Read twice, for two readers; the second answer counts.
gate: report ## BASE=main HEAD=branch: does its text pass, by the toolchain that is here?
	@rm -rf $(REVIEW)/edition
	@$(BIN)/postilla gate $(QUESTION) --output $(REVIEW)/findings.sarif --format sarif || :
	$(BIN)/postilla gate $(QUESTION) --into $(REVIEW)/edition --format $(FINDINGS)

preview: $(INSTALLED) ## build the site of what the gate has laid out
	$(BIN)/postilla build html --root $(REVIEW)/edition

verify: all ## prove the text and every product against the witness
	$(BIN)/postilla verify

release: $(INSTALLED) $(DEVELOPED) ## build, prove, validate and pack all of it, build/release/
	schema="$$($(BIN)/python -m tests.tei.schema)" && ace="$$($(BIN)/python -m tests.validators.ace)" && \
		$(BIN)/postilla release --schema "$$schema" --ace "$$ace"

history: $(INSTALLED) ## write what became of each annotation, from the versions in git
	$(BIN)/postilla history

place: $(INSTALLED) ## put what was released beside the versions before: make place SITE=FOLDER
	$(BIN)/postilla place "$(SITE)"

bench: $(INSTALLED) ## measure, ratios in one run
	$(BIN)/python -m benchmarks

test: system lint ## run every check and every test
	$(BIN)/python -m pytest --numprocesses auto --dist worksteal

sabotage: $(INSTALLED) $(DEVELOPED) ## switch each part off, one by one: do the tests notice?
	$(BIN)/python -m tests.sabotage

attacks: $(INSTALLED) $(DEVELOPED) ## try every attack of a hostile pull request, and list them
	$(BIN)/python -m tests.attacks
	$(BIN)/python -m pytest --quiet --every tests/attacks

fuzz: $(INSTALLED) $(DEVELOPED) ## try made-up texts on all readers, SECONDS=20 for each
	$(BIN)/python -m tests.fuzz $(SECONDS)

validate: all $(DEVELOPED) ## run more validators: axe on all pages, Lighthouse and Ace (Node)
	$(BIN)/python -m tests.validators

lint: $(INSTALLED) $(DEVELOPED) ## check the code: style, types, layers
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy
	$(BIN)/lint-imports --no-logo

lock: $(INSTALLED) $(DEVELOPED) ## renew the locks: the newest versions that the project allows
	$(COMPILE) --extra import --build-deps-for wheel --output-file requirements.txt pyproject.toml
	$(COMPILE) --output-file requirements-dev.txt requirements-dev.in

clean: ## remove what was built
	rm -rf build

distclean: clean ## remove what was installed, too
	rm -rf $(VENV) .hypothesis .import_linter_cache .mypy_cache .pytest_cache .ruff_cache

# As root, on Debian, what is missing is installed; else it is named.
system: ## look for the programs of the system that the tests run
	@missing=; for pair in $(PROGRAMS); do \
		command -v $${pair%%:*} >/dev/null || missing="$$missing $${pair#*:}"; done; \
	[ -z "$$missing" ] || if [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null; then \
		apt-get -q update && DEBIAN_FRONTEND=noninteractive \
			apt-get -qy install --no-install-recommends $$missing; \
	else echo "postilla: the tests need more programs: sudo apt install$$missing" >&2; exit 1; fi

help: ## list the targets
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "make %-12s %s\n", $$1, $$2 }' Makefile

# Made anew, so that nothing stays that the lock does not name.
$(LOCKED): requirements.txt
	@command -v $(PYTHON) >/dev/null || \
		{ echo 'postilla: $(PYTHON) is missing: install the Debian package python3' >&2; exit 1; }
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
		{ echo "postilla: Python 3.11 or newer is needed, $(PYTHON) is $$($(PYTHON) -V 2>&1);" \
			'name another with: make PYTHON=python3.11' >&2; exit 1; }
	@$(PYTHON) -c 'import ensurepip' 2>/dev/null || \
		{ echo 'postilla: ensurepip is missing: install the Debian package python3-venv' >&2; exit 1; }
	$(PYTHON) -m venv --clear $(VENV)
	$(PIP) install --require-hashes --requirement requirements.txt
	@touch $@

$(INSTALLED): pyproject.toml $(LOCKED)
	$(PIP) install --no-deps --no-build-isolation --editable .
	@touch $@

# After the package, not beside it: this lock renews pip itself.
$(DEVELOPED): requirements-dev.txt $(LOCKED) | $(INSTALLED)
	$(PIP) install --require-hashes --requirement requirements-dev.txt
	@touch $@

$(BUILT): $(TOOLCHAIN) | $(INSTALLED)
	@rm -rf build/doctrees build/html
	@mkdir -p build
	@touch $@
