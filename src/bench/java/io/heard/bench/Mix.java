package io.heard.bench;

import io.heard.decision.Agenda;
import io.heard.decision.Deciding;
import io.heard.decision.Decision;
import io.heard.decision.Rules;
import io.heard.review.Life;
import io.heard.review.ShopEvent;
import io.heard.testing.RealEvents;
import io.heard.testing.RulesBuilder;
import io.heard.testing.TwentyPlaybooks;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;

/// What deciding is measured with: each event of a year, with all that was known of its customer at that time.
final class Mix {

    static final Rules RULES = RulesBuilder.rules(TwentyPlaybooks.all()).build();

    private static final Duration AFTERWARDS = Duration.ofDays(300);

    private final List<ShopEvent> events;
    private final boolean real;

    private Mix(List<ShopEvent> events, boolean real) {
        this.events = events;
        this.real = real;
    }

    static Mix read() {
        var found = RealEvents.read();
        return new Mix(found.orElseGet(MadeUpEvents::year), found.isPresent());
    }

    record Case(Agenda agenda, Instant now) {
        Decision decide() {
            return Deciding.decide(agenda, RULES, now);
        }
    }

    /// @param nobodys events of guests without any contact point, for whom there is nobody to decide
    record Lived(List<Case> cases, int nobodys, int decisions, Duration took) {}

    /// Tells all events in their order, decides each and lets time pass between them; afterwards what is still
    /// open comes to its end.
    Lived live() {
        var cases = new ArrayList<Case>(events.size());
        var decisions = new int[1];
        Life.Witness witness = (agenda, now, _, event) -> {
            decisions[0]++;
            if (event != null) {
                cases.add(new Case(agenda, now));
            }
        };
        var lives = new HashMap<String, Life>();
        long started = System.nanoTime();
        for (var event : events) {
            var customer = event.customer();
            if (customer != null) {
                lives.computeIfAbsent(customer.customerId(), id -> new Life(id, RULES, witness))
                        .tell(event);
            }
        }
        var took = Duration.ofNanos(System.nanoTime() - started);
        var end = events.getLast().at().plus(AFTERWARDS);
        lives.values().forEach(life -> life.goOnUntil(end));
        return new Lived(cases, events.size() - cases.size(), decisions[0], took);
    }

    String words() {
        return events.size() + (real ? " real events" : " made-up events, as the real ones are not beside the project");
    }
}
