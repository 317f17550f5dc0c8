# The commands of this project, each complete in itself: it sets up what it needs first (tools/setup), and says so.
# What the tools do is theirs to know: the page is built by Trunk (Trunk.toml), the browser tests live in tests/.

PORT ?= 8080
# The crates that only a browser can run; everything else is linted and tested natively.
PAGE := assay-page
TESTS := assay-journeys
WITH := tools/with
BUILT := target/dist.built
# Folders are listed too: a file that is taken away changes its folder.
SOURCES := Cargo.lock $(wildcard *.toml *.html *.js *.svg) start.js .cargo/config.toml $(shell find src crates style articles tools -not -name '.*')

.DEFAULT_GOAL := help
# Steps print their progress and share two cores: one after the other reads better and is no slower.
.NOTPARALLEL:
.PHONY: help serve build check test bench evaluate size journeys clean setup setup-test

help: ## this list
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "make %-9s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

serve: setup ## build in release and serve on 127.0.0.1 (PORT=8080)
	@node tools/serve.mjs --free $(PORT)
	@$(MAKE) --no-print-directory $(BUILT)
	@exec node tools/serve.mjs dist $(PORT)

build: setup ## leave in dist/ what a static host needs
	@$(MAKE) --no-print-directory $(BUILT)
	@echo "dist/ holds the site: $$(find dist -type f | wc -l) files"

# Nothing is built when nothing changed: the stamp is as old as the last build. Without dist/ it does not count.
ifeq ($(wildcard dist/index.html),)
.PHONY: $(BUILT)
endif
$(BUILT): $(SOURCES)
	@echo "building the page in release (about 2 minutes the first time)"
	RUSTC_WORKSPACE_WRAPPER=$(CURDIR)/tools/rustc $(WITH) trunk build --release
	@touch $@

check: setup ## the inner loop: formatting, lints, native tests
	cargo fmt --all --check
	cargo clippy --workspace --exclude $(PAGE) --all-targets -- -D warnings
	cargo clippy -p $(PAGE) -p assay-opener -p assay-dom -p assay-pictures -p assay-worker --target wasm32-unknown-unknown -- -D warnings
	cargo test --workspace --exclude $(PAGE) --exclude $(TESTS)
	cargo test -p $(TESTS) --lib

# Random texts for a minute, where `make check` has two seconds of them.
test: export FUZZ_SECONDS ?= 60
test: setup-test check build journeys ## everything: check, build, size, and the journeys in three browser engines

journeys: ## only the browser journeys, on the dist/ that stands (JOURNEY=words of a name)
	$(WITH) cargo test -p $(TESTS) --test journeys -- $(JOURNEY)

size: setup-test build ## measure what a first visit and the analyser load; record it in tests/size-budget.json
	ASSAY_RECORD_SIZE=1 $(WITH) cargo test -p $(TESTS) --test journeys -- is_within_budget

bench: setup-test build ## speed and memory in headless Chromium, and the native benches
	cargo bench --workspace --exclude $(PAGE) --exclude $(TESTS)
	$(WITH) cargo run -p $(TESTS) --bin speed

evaluate: setup ## measure the analyser on the open corpora (../shared/corpora, or CORPORA=folder); ONLY=task for one
	cargo run --profile tool -q -p assay-training -- evaluate $(if $(ONLY),--only $(ONLY))

clean: ## forget what was built here (the tools' cache stays)
	rm -rf dist target

setup:
	@tools/setup build

setup-test:
	@tools/setup test
