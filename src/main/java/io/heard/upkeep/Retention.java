package io.heard.upkeep;

import io.heard.followup.DecisionRepository;
import io.heard.inbox.ConflictRepository;
import io.heard.inbox.InputRepository;
import io.heard.inbox.KeyRepository;
import io.heard.inbox.PayloadPartitionRepository;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntPredicate;
import java.util.function.IntSupplier;
import java.util.function.IntUnaryOperator;
import org.jboss.logging.Logger;

/// Once a day: makes the partitions of the days to come, and lets go what is over its time.
///
/// In batches of one transaction each, in which the chore's row is held, so that one instance of all is at it.
/// All of it can be done twice, and what was left undone on days past is done with the next.
@ApplicationScoped
public class Retention {

    private static final Logger LOG = Logger.getLogger(Retention.class);
    private static final LocalTime AT = LocalTime.of(2, 0);
    private static final Duration UNTIL_NEXT_TRY = Duration.ofMinutes(10);

    private final RetentionConfig config;
    private final PayloadPartitionRepository payloads;
    private final KeyRepository keys;
    private final ConflictRepository conflicts;
    private final DecisionRepository decisions;
    private final InputRepository inputs;
    private final Turn turn;
    private final MeterRegistry meters;

    public Retention(
            RetentionConfig config,
            PayloadPartitionRepository payloads,
            KeyRepository keys,
            ConflictRepository conflicts,
            DecisionRepository decisions,
            InputRepository inputs,
            Turn turn,
            MeterRegistry meters) {
        this.config = config;
        this.payloads = payloads;
        this.keys = keys;
        this.conflicts = conflicts;
        this.decisions = decisions;
        this.inputs = inputs;
        this.turn = turn;
        this.meters = meters;
    }

    /// A part of the work.
    ///
    /// @param isLast whether a batch that did so much was the last
    private record Step(String name, IntSupplier batch, IntPredicate isLast) {}

    /// Does what is due, if it is due and nobody else is at it.
    ///
    /// @param answers lets go some of the answers that count no longer, as many as it is told at most
    public void run(Instant now, IntUnaryOperator answers) {
        if (!turn.isDue(now)) {
            return;
        }
        var report = new LinkedHashMap<String, Long>();
        boolean failed = false;
        for (var step : steps(now, answers)) {
            try {
                if (!run(step, now, report)) {
                    return;
                }
            } catch (RuntimeException failure) {
                failed = true;
                LOG.warnf("Cleaning up failed at %s and goes on with the rest: %s", step.name(), failure.getMessage());
            }
        }
        turn.end(failed ? now.plus(UNTIL_NEXT_TRY) : next(now), now, report);
        LOG.infof("Cleaned up: %s", report);
    }

    /// The next two o'clock (UTC).
    static Instant next(Instant now) {
        var today = LocalDate.ofInstant(now, ZoneOffset.UTC).atTime(AT).toInstant(ZoneOffset.UTC);
        return today.isAfter(now) ? today : today.plus(Duration.ofDays(1));
    }

    private boolean run(Step step, Instant now, Map<String, Long> report) {
        while (true) {
            int done = turn.take(step.batch(), now);
            if (done < 0) {
                return false;
            }
            report.merge(step.name(), (long) done, Long::sum);
            meters.counter("heard.retention", "table", step.name()).increment(done);
            if (step.isLast().test(done)) {
                return true;
            }
        }
    }

    private List<Step> steps(Instant now, IntUnaryOperator answers) {
        int limit = config.batch();
        var steps = new ArrayList<Step>();
        var today = LocalDate.ofInstant(now, ZoneOffset.UTC);
        for (int ahead = 0; ahead <= config.daysAhead(); ahead++) {
            var day = today.plusDays(ahead);
            steps.add(new Step("inbox_payload_days_made", () -> payloads.add(day) ? 1 : 0, _ -> true));
        }
        steps.add(new Step(
                "inbox_payload_days_dropped",
                () -> payloads.dropOneBefore(now.minus(config.payloads())) ? 1 : 0,
                dropped -> dropped == 0));
        steps.add(step("inbox_payload_rest", limit, () -> payloads.forgetRest(now.minus(config.payloads()), limit)));
        for (var partition : turn.keyPartitions()) {
            steps.add(new Step("inbox_key", () -> summarized(partition), _ -> true));
            steps.add(step("inbox_key", limit, () -> keys.forget(partition, now.minus(config.keys()), limit)));
        }
        steps.add(step("inbox_conflict", limit, () -> conflicts.forget(now.minus(config.conflicts()), limit)));
        steps.add(new Step("decision", this::summarizedDecisions, _ -> true));
        steps.add(step("decision", limit, () -> decisions.forget(now.minus(config.decisions()), limit)));
        steps.add(new Step("input_hour", () -> inputs.forget(now.minus(config.inputs())), _ -> true));
        steps.add(step("idempotency", limit, () -> answers.applyAsInt(limit)));
        return steps;
    }

    private static Step step(String name, int limit, IntSupplier batch) {
        return new Step(name, batch, done -> done < limit);
    }

    private int summarized(String partition) {
        keys.summarize(partition);
        return 0;
    }

    private int summarizedDecisions() {
        decisions.summarize();
        return 0;
    }

    /// The transactions of it.
    @ApplicationScoped
    static class Turn {

        static final String NAME = "retention";

        private final ChoreRepository chores;
        private final KeyRepository keys;

        Turn(ChoreRepository chores, KeyRepository keys) {
            this.chores = chores;
            this.keys = keys;
        }

        @Transactional
        boolean isDue(Instant now) {
            return chores.hold(NAME, now);
        }

        /// @return how much was done; less than nothing when another instance is at it
        @Transactional
        int take(IntSupplier batch, Instant now) {
            return chores.hold(NAME, now) ? batch.getAsInt() : -1;
        }

        @Transactional
        void end(Instant next, Instant now, Map<String, Long> report) {
            chores.end(NAME, next, now, report);
        }

        @Transactional
        List<String> keyPartitions() {
            return keys.partitions();
        }
    }
}
