.PHONY: run demo test bench fuzz build test-tools test-contracts test-dotnet test-fuzz registry clean
.DEFAULT_GOAL := build

CONFIGURATION := Release

run: platform
	node eng/run.mjs

demo: platform
	node eng/demo.mjs

test: test-tools test-contracts test-dotnet test-fuzz

# Versions are exact and locked. Not `npm ci`: it would insist on the binaries of platforms that a registry may not carry.
node_modules/.package-lock.json: package.json package-lock.json
	npm install --no-save --no-audit --no-fund
	@touch $@

.PHONY: platform
platform: node_modules/.package-lock.json
	dotnet build src/LaborContracts.Api -c $(CONFIGURATION) -v quiet --nologo
	dotnet build src/LaborContracts.Verifier -c $(CONFIGURATION) -v quiet --nologo

# lcverify as one file with its runtime, apart from the other builds: a machine that verifies needs no .NET. A runtime that the package source does not
# carry is said and passed over.
.PHONY: verifier
verifier:
	eng/build-verifier linux-x64 win-x64 osx-arm64

# Four institutions' nodes, with Docker. Ctrl-C stops them; their files stay in data/consortium.
.PHONY: consortium
consortium:
	dotnet build src/LaborContracts.Verifier -c $(CONFIGURATION) -v quiet --nologo
	chain-dev/besu/up

build: node_modules/.package-lock.json
	dotnet build LaborContracts.sln -c $(CONFIGURATION) -v quiet --nologo

# The programs of others that judge our PDFs and pages.
test-tools:
	eng/install-test-tools

test-contracts: node_modules/.package-lock.json
	npm run --silent contracts:test

# The client behind the several-node rig of the fault tests; nothing else needs it.
tests/chain-network/node_modules/.package-lock.json: tests/chain-network/package.json tests/chain-network/package-lock.json
	cd tests/chain-network && npm install --no-save --ignore-scripts --no-audit --no-fund
	@touch $@

# One after the other: several nodes, or platforms with a browser, take what a small machine has. What the runtime would measure in order to
# compile it better is not measured: most processes live for seconds.
test-dotnet: export DOTNET_TieredPGO := 0
test-dotnet: build tests/chain-network/node_modules/.package-lock.json
	dotnet test --solution LaborContracts.sln -c $(CONFIGURATION) --no-build --max-parallel-test-modules 1 --timeout 70m

# The same mutated files each time, as many as ten seconds allow; `make fuzz` is the long run.
test-fuzz: build
	dotnet run --project tests/LaborContracts.Fuzz -c $(CONFIGURATION) --no-build -- 20000 1 2 10

CASES := 1000000
SEED := 1

# Mutated signed files before the validation; what is found is kept in artifacts/fuzz. Takes about half an hour on two cores.
fuzz:
	dotnet run --project tests/LaborContracts.Fuzz -c $(CONFIGURATION) -v quiet -- $(CASES) $(SEED)

# Figures beside their targets; a missed one is for people to judge. Run it on a quiet machine.
bench: platform
	dotnet run --project tests/LaborContracts.Benchmarks -c $(CONFIGURATION) -v quiet -- artifacts/bench.json

# What the registries know to be wrong with packages; high and critical fail. Says so where one could not be asked.
.PHONY: audit
audit:
	node eng/audit.mjs

clean:
	git clean -fdX --exclude='!data'
