package io.heard.bench;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Who held which task from when to when, as the answers told it.
final class Holders {

    /// That a task was given to somebody, as answers and messages tell it: each time makes a version of its own.
    record Given(String task, int version) {}

    record Held(Given given, String rep, long since) {}

    private record Span(String rep, long since, long until) {}

    private final Map<String, List<Span>> spans = new HashMap<>();
    private final Map<String, String> holders = new HashMap<>();
    private final Set<Given> won = new HashSet<>();
    private int doubled;

    /// Somebody was told that a task is theirs now.
    synchronized void holds(Held held) {
        holders.put(held.given().task(), held.rep());
        if (!won.add(held.given())) {
            doubled++;
            Said.say("Given away twice: " + held.given());
        }
    }

    /// Somebody is about to put back what was theirs until now. What they held is a little less than how long they
    /// held it, so that two such times of one task never meet.
    synchronized void lets(Held held, long now) {
        var task = held.given().task();
        spans.computeIfAbsent(task, _ -> new ArrayList<>()).add(new Span(held.rep(), held.since(), now));
        holders.remove(task, held.rep());
    }

    synchronized int won() {
        return won.size();
    }

    /// Checks the answers against each other, and that the database knows the same holders.
    ///
    /// @return how many tasks were held by two at a time
    synchronized int doubled(Database database) {
        spans.forEach((task, all) -> {
            @Nullable Span before = null;
            for (var span :
                    all.stream().sorted(Comparator.comparingLong(Span::since)).toList()) {
                if (before != null && span.since() < before.until()) {
                    doubled++;
                    Said.say("%s was held by %s and by %s at a time".formatted(task, before.rep(), span.rep()));
                }
                before = span;
            }
        });
        var stored = database.rows("select id, claimed_by from task where status = 'CLAIMED'").stream()
                .collect(Collectors.toMap(List::getFirst, List::getLast));
        if (!stored.equals(holders)) {
            throw new BenchFailed("The answers say that %s are held, the database %s".formatted(holders, stored));
        }
        return doubled;
    }

    /// Checks that each task that was given away was told of once, and no other.
    ///
    /// @param told all messages about claims
    synchronized void mustBeTold(List<Given> told) {
        var once = new HashSet<>(told);
        if (once.size() != told.size() || !once.equals(won)) {
            throw new BenchFailed("%,d tasks were given away, of which %,d messages tell, %,d of them different ones"
                    .formatted(won.size(), told.size(), once.size()));
        }
    }
}
