package io.heard.conversation;

import io.heard.contact.Channel;
import io.heard.customer.Customer;
import io.heard.decision.Reach;
import io.heard.review.Agendas;
import io.heard.review.RulesInForce;
import io.heard.task.Task;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Whether this customer may be written to right now, by the rules and wishes of now.
@ApplicationScoped
class MailGate {

    private static final Duration AHEAD = Duration.ofDays(14);

    private final Agendas agendas;
    private final RulesInForce rulesInForce;

    MailGate(Agendas agendas, RulesInForce rulesInForce) {
        this.agendas = agendas;
        this.rulesInForce = rulesInForce;
    }

    /// Why not.
    ///
    /// @param opensAt when it may be, if that is known
    record Closed(MailPlanned.Why why, @Nullable Instant opensAt) {

        static Optional<Closed> of(MailPlanned.Why why) {
            return Optional.of(new Closed(why, null));
        }
    }

    /// @return empty when they may be
    Optional<Closed> closed(Task task, Customer customer, Instant now) {
        if (!task.status().isOpen() || customer.erased()) {
            return Closed.of(MailPlanned.Why.NOTHING_OPEN);
        }
        var snapshot = rulesInForce.now();
        if (snapshot.settings().outreach().stops(Channel.EMAIL.name(), customer.field("country"))) {
            return Closed.of(MailPlanned.Why.PAUSED);
        }
        var one = Objects.requireNonNull(
                agendas.of(List.of(customer), snapshot.rules()).get(customer.id()));
        var reach = new Reach(one.agenda(), snapshot.rules());
        var windows = reach.windows(Channel.EMAIL, task.purpose());
        if (windows.isSuppressedAt(now)) {
            return Closed.of(MailPlanned.Why.SUPPRESSED);
        }
        if (!reach.consents(task.purpose(), Channel.EMAIL, now)) {
            return Closed.of(MailPlanned.Why.NO_CONSENT);
        }
        if (task.forLead() || windows.between(now, now.plusNanos(1)).contains(now)) {
            return Optional.empty();
        }
        var opensAt = windows.firstFitting(now, now.plus(AHEAD), Duration.ZERO)
                .map(window -> window.start())
                .orElse(null);
        return Optional.of(new Closed(MailPlanned.Why.WINDOW_CLOSED, opensAt));
    }
}
