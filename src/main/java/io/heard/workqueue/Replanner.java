package io.heard.workqueue;

import io.heard.database.Uuid7;
import io.heard.followup.Replanning;
import io.heard.followup.Replanning.Moved;
import io.heard.followup.Replanning.Plan;
import io.heard.followup.ReplanningRepository;
import io.heard.review.Cause;
import io.heard.review.Ending;
import io.heard.review.RulesInForce;
import io.heard.review.Settling;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicInteger;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/// Decides anew for all that is open, and for what had found no way to its customer, when something has changed
/// that decisions rest on: settings, contact rules, holidays, playbooks, time-zone data. A few batches each time, so
/// that what falls due meanwhile does not wait; one instance at a time, from where the last one stopped.
@ApplicationScoped
class Replanner {

    private static final Logger LOG = Logger.getLogger(Replanner.class);
    private static final int BATCHES = 4;
    private static final String PLAYBOOKS = "playbooks";

    private final Sweeping sweeping;
    private final Steps steps;

    Replanner(Sweeping sweeping, Steps steps) {
        this.sweeping = sweeping;
        this.steps = steps;
    }

    /// Some more batches of what is to be decided anew, if anything is.
    void goOn(Instant now) {
        if (steps.isAtWork(now)) {
            var left = new AtomicInteger(BATCHES);
            sweeping.run(
                    new Sweep(
                            limit -> left.getAndDecrement() > 0 ? steps.take(limit, now) : List.of(),
                            customers -> steps.replan(customers, now)),
                    now);
        }
    }

    /// What a re-planning does within transactions.
    @ApplicationScoped
    static class Steps {

        private final ReplanningRepository replannings;
        private final RulesInForce rulesInForce;
        private final Settling settling;

        Steps(ReplanningRepository replannings, RulesInForce rulesInForce, Settling settling) {
            this.replannings = replannings;
            this.rulesInForce = rulesInForce;
            this.settling = settling;
        }

        /// Begins one where something has changed. The very first time there is nothing planned by anything else.
        @Transactional
        boolean isAtWork(Instant now) {
            var current = versions(rulesInForce.now());
            var latest = replannings.latest().orElse(null);
            if (latest == null) {
                replannings.begin(new Replanning(Uuid7.at(now), current, List.of("first start"), "", 0, 0, now, now));
                return false;
            }
            var why = differences(latest.versions(), current);
            if (why.isEmpty()) {
                return latest.finishedAt() == null;
            }
            boolean begun = replannings.begin(new Replanning(Uuid7.at(now), current, why, "", 0, 0, now, null));
            if (begun) {
                LOG.infof("All that is open is decided anew: %s", String.join(", ", why));
            }
            return begun;
        }

        private static Map<String, Object> versions(RulesInForce.Snapshot snapshot) {
            var versions = new TreeMap<>(snapshot.versions());
            versions.remove(RulesInForce.REPLACED); // goes with time, and only what comes late rests on it
            versions.computeIfPresent(
                    PLAYBOOKS, (_, active) -> active instanceof Map<?, ?> map ? new TreeMap<>(map) : active);
            return versions;
        }

        private static List<String> differences(Map<String, Object> before, Map<String, Object> after) {
            var names = new TreeSet<>(before.keySet());
            names.addAll(after.keySet());
            var differences = new ArrayList<String>();
            for (var name : names) {
                var was = before.get(name);
                var is = after.get(name);
                if (name.equals(PLAYBOOKS) && was instanceof Map<?, ?> old && is instanceof Map<?, ?> fresh) {
                    differences.addAll(ofPlaybooks(old, fresh));
                } else if (!Objects.equals(was, is)) {
                    differences.add(name + " " + was + " → " + is);
                }
            }
            return differences;
        }

        private static List<String> ofPlaybooks(Map<?, ?> before, Map<?, ?> after) {
            var keys = new TreeSet<String>();
            before.keySet().forEach(key -> keys.add(String.valueOf(key)));
            after.keySet().forEach(key -> keys.add(String.valueOf(key)));
            return keys.stream()
                    .filter(key -> !Objects.equals(before.get(key), after.get(key)))
                    .map(key -> "playbook " + key + " " + version(before.get(key)) + " → " + version(after.get(key)))
                    .toList();
        }

        private static String version(@Nullable Object version) {
            return version == null ? "none" : version.toString();
        }

        /// @return the next customers; none when it is done or another instance is at it
        List<String> take(int limit, Instant now) {
            var atWork = replannings.lockAtWork().orElse(null);
            if (atWork == null) {
                return List.of();
            }
            var customers = replannings.customersAfter(atWork.after(), now, limit);
            if (customers.isEmpty()) {
                replannings.finish(atWork.id(), now);
                LOG.infof("Decided anew for %d, %d of them moved", atWork.reviewed(), atWork.moved());
            }
            return customers;
        }

        void replan(List<String> customers, Instant now) {
            var atWork = replannings.lockAtWork().orElse(null);
            if (atWork == null) {
                return;
            }
            var moves = new ArrayList<Moved>();
            settling.settle(customers, Cause.CHANGE, new Ending.ByFacts(), now).forEach((customer, settled) -> {
                var before = settled.before().followUp();
                var after = settled.followUp();
                if (after == null || (before != null && !before.id().equals(after.id()))) {
                    return;
                }
                var was = before == null ? Plan.LEFT_ALONE : Plan.of(before);
                var is = Plan.of(after);
                if (!was.equals(is)) {
                    moves.add(new Moved(atWork.id(), customer, after.id(), was, is, now));
                }
            });
            replannings.addMoves(moves);
            replannings.progress(atWork.id(), customers.getLast(), customers.size(), moves.size());
        }
    }
}
