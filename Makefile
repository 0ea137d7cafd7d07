# Heard needs a JDK 25 or newer and Maven. `make` alone says what there is to do.

SHELL := /bin/bash
.SHELLFLAGS := -eu -o pipefail -c
.DEFAULT_GOAL := help
MAKEFLAGS += --no-print-directory

# The JDK: JAVA_HOME if it is new enough, else the first such one in the usual places.
find_jdk = for jdk in "$$JAVA_HOME" /usr/lib/jvm/* "$$HOME"/.sdkman/candidates/java/* /opt/* /opt/java/* /usr/java/* \
    "$$(dirname "$$(dirname "$$(readlink -f "$$(command -v javac)")")")"; do \
    [ -x "$$jdk/bin/javac" ] && [ -f "$$jdk/release" ] \
    && [ "$$(sed -n 's/^JAVA_VERSION="\([0-9]*\).*/\1/p' "$$jdk/release")" -ge 25 ] && echo "$$jdk" && break; done 2>/dev/null
JDK := $(shell set +eu; $(find_jdk))
# .mvn/jvm.config holds flags that older JDKs refuse, so Maven must run on this one too.
export JAVA_HOME := $(JDK)

# Quiet, but not as quiet as -q, which hides the warnings that fail the build.
MVN := mvn -B -Dstyle.color=never -Dorg.slf4j.simpleLogger.defaultLogLevel=warn -Dorg.slf4j.simpleLogger.log.io.quarkus=error
APP := target/quarkus-app
RUN_JAR := $(APP)/quarkus-run.jar
BUILT := target/built
# Directories too, so that a deleted file is noticed.
SOURCES := pom.xml .mvn/jvm.config $(shell find src/main src/embedded src/demo 2>/dev/null)
# Kafka's client and broker use a JDK method that Java 25 otherwise warns about.
JAVA_FLAGS := --enable-native-access=ALL-UNNAMED --sun-misc-unsafe-memory-access=allow
# Yours, for example JAVA_OPTS=-Xmx1g.
JAVA_OPTS ?=
VERSION := $(shell sed -n 's:^  <version>\(.*\)</version>$$:\1:p' pom.xml)
IMAGE ?= heard:$(VERSION)
# Another base than the Dockerfile's.
BASE ?=

.PHONY: help run demo test chaos check-windows lint fmt build package image bench bench-intake bench-release bench-plan bench-queue clean tools

help: ## says what there is to do
	@sed -n 's/^\([a-z-]*\):[^#]*## \(.*\)/make \1|\2/p' $(MAKEFILE_LIST) | while IFS='|' read -r target what; do printf '  %-20s %s\n' "$$target" "$$what"; done

run: tools $(BUILT) ## starts Heard with its own PostgreSQL and Kafka (HTTP_PORT, KAFKA_PORT, DATA_DIR, CLOCK_START, CLOCK_SPEED)
	@exec "$$JAVA_HOME/bin/java" $(JAVA_FLAGS) $(JAVA_OPTS) -jar $(RUN_JAR)

# Filling it takes a minute or two: the second compiler would cost more than it gives.
QUICK := -XX:TieredStopAtLevel=1

demo: tools $(BUILT) ## starts Heard with a made-up shop and a fortnight of work behind it (as run, in .heard-demo; DEMO_SEED)
	@exec "$$JAVA_HOME/bin/java" $(JAVA_FLAGS) $(QUICK) -XX:+UseSerialGC -cp '$(APP)/app/*:$(APP)/lib/main/*' \
	io.heard.demo.Demo $(JAVA_FLAGS) $(QUICK) $(JAVA_OPTS) -jar $(RUN_JAR)

build: tools $(BUILT) ## builds what `make run` starts

$(BUILT): $(SOURCES) | tools
	@echo "Building Heard (about a minute the first time) …"
	@$(MVN) -Dmaven.test.skip=true package
	@touch $@

package: tools ## builds the production application into target/production/quarkus-app
	@$(MVN) -Dproduction -Dmaven.test.skip=true package

image: package ## builds the container image with docker, podman or buildah (IMAGE, BASE)
	@for builder in docker podman buildah; do if "$$builder" info; then break; else builder=; fi; done >/dev/null 2>&1; \
	[ -n "$$builder" ] || { echo "Heard's image needs docker, podman or buildah, and it must work here (for example apt-get install buildah)" >&2; exit 1; }; \
	"$$builder" build --tag '$(IMAGE)' --build-arg 'VERSION=$(VERSION)' $(if $(BASE),--build-arg 'BASE=$(BASE)') --file deploy/Dockerfile .

test: package ## checks the format and runs all tests, the last line counts them
	@rm -rf target/surefire-reports target/failsafe-reports
	@$(MVN) spotless:check
	@failed=0; $(MVN) -Dmaven.test.failure.ignore=true -Dheard.production=required verify || failed=$$?; \
	find target/surefire-reports target/failsafe-reports -name 'TEST-*.xml' -exec grep -h -m1 '<testsuite ' {} + 2>/dev/null \
	| awk -v broken="$$failed" ' \
	    function count(name) { return match($$0, " " name "=\"[0-9]+") ? substr($$0, RSTART + length(name) + 3, RLENGTH - length(name) - 3) + 0 : 0 } \
	    { run += count("tests"); failed += count("failures") + count("errors"); skipped += count("skipped") } \
	    END { printf "\n%d passed, %d failed, %d skipped\n", run - failed - skipped, failed, skipped; exit broken != 0 || failed > 0 || run == 0 }'

# With a class path of its own: the benchmarks are no tests, and their tools are on nobody else's.
BENCH := target/bench
BENCH_CLASSES := $(BENCH)/test-classes:$(BENCH)/classes:$$(cat $(BENCH)/class-path)
BENCH_JAVA = exec "$$JAVA_HOME/bin/java" $(JAVA_FLAGS) -Djava.util.logging.manager=org.jboss.logmanager.LogManager

bench: tools $(BENCH)/built ## measures deciding on one core, about three minutes on a quiet machine (src/bench/README.md)
	@$(BENCH_JAVA) $(JAVA_OPTS) -cp "$(BENCH_CLASSES)" io.heard.bench.Bench

# Yours: EVENTS, CUSTOMERS, PEERS, SEED, BENCH_DIR, HTTP_PORT, KAFKA_PORT, LOADERS, HEAP, KEEP; JAVA_OPTS go to Heard.
bench-intake: tools $(BUILT) $(BENCH)/built ## measures intake from broker to committed beside COPY and other schedulers (EVENTS, CUSTOMERS, PEERS)
	@$(BENCH_JAVA) -Xmx1g -cp "$(BENCH_CLASSES)" io.heard.bench.IntakeBench

bench-release: tools $(BUILT) $(BENCH)/built ## measures the release of due follow-ups beside plain SQL and other schedulers (EVENTS, PEERS)
	@$(BENCH_JAVA) -Xmx1g -cp "$(BENCH_CLASSES)" io.heard.bench.ReleaseBench

# Yours: FOLLOW_UPS, REPS, LOADS, SEED. One core, as the goal says.
bench-plan: tools $(BENCH)/built ## measures the day plan of 500 reps beside the best possible and a plan by hand (LOADS, SEED)
	@$(BENCH_JAVA) -Xmx5g -XX:+UseSerialGC -XX:ActiveProcessorCount=1 -cp "$(BENCH_CLASSES)" io.heard.bench.PlanBench

# Yours: FOLLOW_UPS, FINISHED, OPEN_TASKS, TRIES, PACE, PACED_SECONDS, IDLE_SECONDS, BACKLOG; and those of bench-intake but EVENTS.
bench-queue: tools $(BUILT) $(BENCH)/built ## measures claims under contention, and queue reads beside intake, on a full database (FOLLOW_UPS, TRIES)
	@$(BENCH_JAVA) -Xmx1g -cp "$(BENCH_CLASSES)" io.heard.bench.QueueBench

$(BENCH)/built: $(SOURCES) $(shell find src/bench/java src/test/java 2>/dev/null) | tools
	@echo "Building the benchmarks (about a minute the first time) …"
	@$(MVN) -Pbench -Dheard.build-directory=$(CURDIR)/$(BENCH) test-compile dependency:build-classpath -Dmdep.outputFile=$(CURDIR)/$(BENCH)/class-path
	@touch $@

# Yours: TRIES, SEED.
TRIES ?= 1000000
SEED ?= 20261123

check-windows: tools ## judges a million made-up contact windows by an oracle that walks along the clocks (TRIES, SEED)
	@log=$$(mktemp) && $(MVN) -Dspotless.check.skip=true -Dtest=ContactWindowsOracleTest -Dheard.windows.tries=$(TRIES) -Dheard.windows.seed=$(SEED) test \
	>"$$log" 2>&1 && grep -h '^RESULT ' "$$log" || { cat "$$log" >&2; exit 1; }

# Its own classes, so that nothing that is being built meanwhile gets in its way. Yours: KILLS, EVENTS, SEED, FAULTS, DATA_DIR.
CHAOS := $(CURDIR)/target/chaos

chaos: package ## kills, freezes and cuts off everything while events come in, then balances the books (KILLS, EVENTS, SEED)
	@$(MVN) -Dheard.build-directory=$(CHAOS) test-compile dependency:build-classpath -Dmdep.outputFile=$(CHAOS)/class-path
	@exec "$$JAVA_HOME/bin/java" $(JAVA_FLAGS) $(QUICK) $(JAVA_OPTS) -Djava.util.logging.manager=org.jboss.logmanager.LogManager \
	-cp "$(CHAOS)/test-classes:$(CHAOS)/classes:$$(cat $(CHAOS)/class-path)" io.heard.chaos.Chaos

# From scratch, because Maven does not notice when only the checks have changed.
lint: tools ## compiles all sources with Error Prone and NullAway, any warning fails it
	@rm -rf target/lint
	@$(MVN) -Perrorprone,bench -Dheard.build-directory=$(CURDIR)/target/lint test-compile

fmt: tools ## formats sources and pom.xml
	@$(MVN) spotless:apply

clean: ## removes what was built, not the data in .heard and .heard-demo
	@rm -rf target

tools:
	@[ -n "$$JAVA_HOME" ] || { echo "Heard needs a JDK 25 or newer: install one (for example Temurin 25) or set JAVA_HOME to it" >&2; exit 1; }
	@command -v mvn >/dev/null || { echo "Heard needs Maven 3.8.6 or newer: install it (for example apt-get install maven)" >&2; exit 1; }
