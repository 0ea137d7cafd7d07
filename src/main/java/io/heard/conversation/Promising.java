package io.heard.conversation;

import io.heard.customer.CustomerRepository;
import io.heard.planning.RepId;
import io.heard.review.Agendas;
import io.heard.review.Cause;
import io.heard.review.Ending;
import io.heard.review.RulesInForce;
import io.heard.review.Settling;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.List;

/// Promises made outside an outcome.
@ApplicationScoped
public class Promising {

    private final CustomerRepository customers;
    private final Agendas agendas;
    private final RulesInForce rulesInForce;
    private final Promises promises;
    private final Settling settling;
    private final Clock clock;

    public Promising(
            CustomerRepository customers,
            Agendas agendas,
            RulesInForce rulesInForce,
            Promises promises,
            Settling settling,
            Clock clock) {
        this.customers = customers;
        this.agendas = agendas;
        this.rulesInForce = rulesInForce;
        this.promises = promises;
        this.settling = settling;
        this.clock = clock;
    }

    /// @param by who is to keep it
    /// @param madeBy who made it
    @Transactional
    public Promised promise(String customerId, String text, Instant dueAt, RepId by, String madeBy) {
        var now = clock.instant();
        var wish = new Promises.Wish(text, dueAt, by);
        var flaw = promises.flaw(wish, now);
        if (flaw.isPresent()) {
            return new Promised.Invalid(flaw.get().field(), flaw.get().message());
        }
        var locked = customers.lock(List.of(customerId));
        if (locked.isEmpty() || locked.getFirst().erased() || locked.getFirst().joinedInto() != null) {
            return new Promised.NoSuchCustomer();
        }
        var zone = agendas.zone(locked.getFirst(), rulesInForce.now().rules());
        var made = promises.make(List.of(wish), new Promises.Making(customerId, madeBy, null, zone, now));
        settling.settle(customerId, made.reasons(), Cause.REQUEST, new Ending.ByFacts(), now);
        return new Promised.Made(made.commitments().getFirst());
    }
}
