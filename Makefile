# make run    set up, build the index if there is none, and serve on http://127.0.0.1:8000
# make test   set up and run all tests
# make verify measure the README's figures again, and say which differ
# make check  set up and run the linter and the type checker

# the first of these that is new enough
PYTHON ?= $(shell for each in python3 python3.14 python3.13 python3.12 python3.11 python; do \
	$$each -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && echo $$each && break; done)
VENV := .venv
BIN := $(VENV)/bin
EXTRAS := build,test,evaluate
TORCH = $(shell sed -n 's/^ *"\(torch==[^"]*\)",*$$/\1/p' pyproject.toml)
# where PyTorch itself keeps its builds without CUDA
CPU_WHEELS := https://download.pytorch.org/whl/cpu
export HF_HUB_OFFLINE := 1
export PIP_DISABLE_PIP_VERSION_CHECK := 1

.PHONY: run test verify check setup
.DELETE_ON_ERROR:

run: setup
	$(BIN)/vouch serve

test: setup
	$(BIN)/python -m pytest -n auto --dist worksteal

verify: setup
	$(BIN)/python -m evaluation verify

check: setup
	$(BIN)/ruff check
	$(BIN)/mypy

setup: $(VENV)/installed

# One file says that everything is installed; it is older than what it was made from when that changes.
$(VENV)/installed: pyproject.toml Makefile
	@test -n "$(PYTHON)" \
		|| { echo "Vouch needs Python 3.11 or newer: make PYTHON=/path/to/python3.11 $(MAKECMDGOALS)"; exit 2; }
	@test -x $(BIN)/python || { echo "Making $(VENV)"; $(PYTHON) -m venv $(VENV); }
	@if $(BIN)/python -c 'import torch' 2>/dev/null; then \
		echo "torch is installed already"; \
	elif [ -e /dev/nvidiactl ]; then \
		echo "There is a GPU here: installing $(TORCH) as pip finds it"; \
		$(BIN)/pip install --quiet "$(TORCH)"; \
	elif [ "$$(uname -s)" = Linux ] && $(BIN)/python -c 'import urllib.request as u; u.urlopen("$(CPU_WHEELS)/torch/", timeout=4)' 2>/dev/null; then \
		echo "There is no GPU here: installing $(TORCH) without CUDA, from $(CPU_WHEELS)"; \
		$(BIN)/pip install --quiet --no-deps --index-url $(CPU_WHEELS) "$(TORCH)"; \
	else \
		echo "Installing $(TORCH) as pip finds it ($(CPU_WHEELS) is not needed here, or cannot be reached)"; \
		$(BIN)/pip install --quiet "$(TORCH)"; \
	fi
	@echo "Installing Vouch and what it is built on; this takes a few minutes the first time"
	@$(BIN)/pip install --quiet --editable '.[$(EXTRAS)]'
	@touch $@
