# Two commands for a newcomer: `make try` and `make test`. Only Python 3.11+ with venv is needed.
PYTHON ?= python3
BIN := .venv/bin
RUN := .venv/.run
STAMP := .venv/.stamp

.PHONY: try test test-again test-browser lint soak bench bench-local bench-language weights pins clean

# What the bot needs, and what its tests need besides: `make try` does not wait for the second.
$(RUN): requirements.txt
	$(PYTHON) -m venv .venv
	$(BIN)/pip install --quiet --disable-pip-version-check --require-hashes -r requirements.txt
	touch $(RUN)

$(STAMP): $(RUN) requirements-dev.txt pyproject.toml
	$(BIN)/pip install --quiet --disable-pip-version-check --require-hashes -r requirements-dev.txt
	$(BIN)/pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	touch $(STAMP)

try: $(RUN)
	@$(BIN)/python -m bot try

# More at a time than there are cores: most tests wait for a server or a process of their own.
test: $(STAMP)
	$(BIN)/pytest -q -n 4 --dist worksteal -m "not browser and not soak"

# What failed in the last run, once more and alone: a busy machine fails a test once, a fault fails it again.
test-again: $(STAMP)
	$(BIN)/pytest -q --last-failed --last-failed-no-failures none

# Needs Debian's Chromium (apt-get install chromium) and fails without it.
test-browser: $(STAMP)
	$(BIN)/pytest -q -m browser

soak: $(STAMP)
	$(BIN)/pytest -q -n 2 --dist worksteal -m soak

lint: $(STAMP)
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

# By hand: the painter on torch, with a tiny pipeline made on the spot. Needs the extra `local`.
bench-local: $(STAMP)
	$(BIN)/pip install --quiet --disable-pip-version-check -e ".[local]"
	$(BIN)/python -m tests.bench.local

bench: $(STAMP)
	$(BIN)/python -m tests.bench

# CASES=file scores labelled messages besides the voices left out.
bench-language: $(STAMP)
	$(BIN)/python -m tests.bench_language $(CASES)

# After a change to the training messages or to what is learnt from them; takes some minutes.
weights: $(STAMP)
	OMP_NUM_THREADS=1 $(BIN)/python -m core.language.training

pins: $(STAMP)
	$(BIN)/pip install --quiet pip-tools
	$(BIN)/pip-compile -q --generate-hashes --no-emit-index-url --no-emit-find-links \
	  --no-emit-trusted-host --strip-extras --allow-unsafe --extra postgres --no-header \
	  -o requirements-dev.txt pyproject.toml requirements-dev.in
	$(BIN)/pip-compile -q --generate-hashes --no-emit-index-url --no-emit-find-links \
	  --no-emit-trusted-host --strip-extras --allow-unsafe --extra postgres --no-header \
	  -c requirements-dev.txt -o requirements.txt pyproject.toml

clean:
	rm -rf .venv build dist *.egg-info .pytest_cache .mypy_cache .ruff_cache
