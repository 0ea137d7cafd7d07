package io.heard.workqueue;

import io.heard.customer.Customer;
import io.heard.customer.CustomerRepository;
import io.heard.customer.LatestOrderRepository;
import io.heard.customer.LatestOrderRepository.LatestOrder;
import io.heard.database.Uuid7;
import io.heard.decision.Agenda;
import io.heard.decision.Considered;
import io.heard.decision.Considered.Fate;
import io.heard.decision.Deciding;
import io.heard.decision.Decision;
import io.heard.decision.EventFact;
import io.heard.decision.EventType;
import io.heard.decision.OrderFacts;
import io.heard.decision.Playbook;
import io.heard.decision.ReasonFact;
import io.heard.decision.Rules;
import io.heard.decision.Trigger;
import io.heard.followup.StoredReason;
import io.heard.playbook.PlaybookDocument;
import io.heard.review.Agendas;
import io.heard.review.RulesInForce;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Tries a playbook out on the latest orders: what it would have decided when each of them came, as if it had been
/// active then. Reads only, and stops after some seconds.
@ApplicationScoped
public class Previewing {

    private static final int LATEST = 1_000;
    private static final int CUSTOMERS_AT_ONCE = 100;
    private static final int EXAMPLES = 10;
    private static final Duration LONGEST = Duration.ofSeconds(5);

    private final LatestOrderRepository orders;
    private final CustomerRepository customers;
    private final Agendas agendas;
    private final RulesInForce rulesInForce;
    private final Clock clock;

    public Previewing(
            LatestOrderRepository orders,
            CustomerRepository customers,
            Agendas agendas,
            RulesInForce rulesInForce,
            Clock clock) {
        this.orders = orders;
        this.customers = customers;
        this.agendas = agendas;
        this.rulesInForce = rulesInForce;
        this.clock = clock;
    }

    /// @param since only orders from then on; absent: as far back as the latest reach
    @Transactional
    public Preview of(PlaybookDocument written, @Nullable Instant since) {
        var trial = new Trial(
                written.playbook(Integer.MAX_VALUE, true, null),
                rulesInForce.now().rules());
        var latest = orders.placed(since == null ? Instant.EPOCH : since, trial.now, LATEST);
        var ofCustomer = latest.stream()
                .collect(Collectors.groupingBy(LatestOrder::customerId, LinkedHashMap::new, Collectors.toList()));
        var ids = List.copyOf(ofCustomer.keySet());
        for (int i = 0; i < ids.size() && trial.hasTime(); i += CUSTOMERS_AT_ONCE) {
            var some = ids.subList(i, Math.min(ids.size(), i + CUSTOMERS_AT_ONCE));
            var people = customers.byIds(some).stream().collect(Collectors.toMap(Customer::id, Function.identity()));
            var cases = agendas.of(people.values(), trial.alone);
            some.stream()
                    .filter(cases::containsKey)
                    .forEach(id -> trial.look(
                            Objects.requireNonNull(cases.get(id)), Objects.requireNonNull(ofCustomer.get(id)), since));
        }
        return trial.preview();
    }

    /// One place in a customer's story where the trigger fits.
    private record Occasion(String source, String subject, Instant at) {
        String newsKey() {
            return source + ' ' + subject;
        }
    }

    private final class Trial {

        private final Instant now = clock.instant();
        private final long started = System.nanoTime();
        private final Playbook playbook;
        private final Rules alone;
        private final Rules all;
        private final List<Preview.Example> examples = new ArrayList<>();
        private int considered;
        private int fired;
        private int failures;
        private @Nullable String failure;
        private @Nullable String lastFailure;
        private boolean complete = true;

        Trial(Playbook playbook, Rules rules) {
            this.playbook = playbook;
            this.alone = rules.only(playbook);
            this.all = rules.with(playbook);
        }

        boolean hasTime() {
            complete &= System.nanoTime() - started < LONGEST.toNanos();
            return complete;
        }

        Preview preview() {
            var subject = isOfOrders() ? Preview.Subject.ORDERS : Preview.Subject.EVENTS;
            return new Preview(subject, considered, fired, failures, lastFailure, complete, examples);
        }

        private boolean isOfOrders() {
            return switch (playbook.trigger()) {
                case Trigger.On(EventType type) -> type.isOfOrder();
                case Trigger.Silence _ -> true;
            };
        }

        void look(Agendas.Case one, List<LatestOrder> latest, @Nullable Instant since) {
            for (var occasion : occasions(one.agenda(), latest, since)) {
                if (!hasTime()) {
                    return;
                }
                considered++;
                failure = null;
                reason(one.agenda(), occasion)
                        .ifPresentOrElse(reason -> fired(one, occasion, reason), this::failedIfItDid);
            }
        }

        private void fired(Agendas.Case one, Occasion occasion, Considered reason) {
            fired++;
            if (examples.size() < EXAMPLES) {
                examples.add(example(one, occasion, reason));
            }
        }

        /// A condition that fails for everybody looks like one that is true for nobody.
        private void failedIfItDid() {
            if (failure != null) {
                failures++;
                lastFailure = failure;
            }
        }

        private List<Occasion> occasions(Agenda agenda, List<LatestOrder> latest, @Nullable Instant since) {
            return switch (playbook.trigger()) {
                case Trigger.On(EventType type)
                when !type.isOfOrder() ->
                    agenda.events().stream()
                            .filter(event -> event.type() == type
                                    && (since == null || !event.at().isBefore(since)))
                            .map(event -> new Occasion(event.source(), subject(event), event.at()))
                            .distinct()
                            .toList();
                case Trigger.On _, Trigger.Silence _ ->
                    latest.stream()
                            .flatMap(order -> order(agenda, order).stream())
                            .flatMap(this::ofOrder)
                            .toList();
            };
        }

        private String subject(EventFact event) {
            return playbook.isAskedFor() || event.orderId() == null ? event.id() : event.orderId();
        }

        private Optional<OrderFacts> order(Agenda agenda, LatestOrder latest) {
            return agenda.orders().stream()
                    .filter(order ->
                            order.source().equals(latest.source()) && order.id().equals(latest.id()))
                    .findFirst();
        }

        private Stream<Occasion> ofOrder(OrderFacts order) {
            return Optional.ofNullable(triggered(order))
                    .map(at -> new Occasion(order.source(), order.id(), at.isAfter(now) ? now : at))
                    .stream();
        }

        /// A delivery that lies ahead is tried out now.
        private @Nullable Instant triggered(OrderFacts order) {
            return switch (playbook.trigger()) {
                case Trigger.On(EventType type)
                when type == EventType.ORDER_CANCELLED ->
                    order.cancelledAt() == null ? order.placedAt() : order.cancelledAt();
                case Trigger.On(EventType type)
                when type == EventType.ORDER_DELIVERED ->
                    order.deliveredBy(all.company(), all.company().zone());
                case Trigger.On _, Trigger.Silence _ -> order.placedAt();
            };
        }

        /// Fires at the time of its trigger and has not been withdrawn by its target, as far as that has come.
        private Optional<Considered> reason(Agenda agenda, Occasion occasion) {
            var first = decided(agenda, alone, occasion, occasion.at());
            if (first.isEmpty() || !first.get().target().isBefore(now)) {
                return first;
            }
            var target = first.get().target();
            return target.isAfter(occasion.at()) ? decided(agenda, alone, occasion, target) : first;
        }

        private Optional<Considered> decided(Agenda agenda, Rules rules, Occasion occasion, Instant at) {
            var outcome = Deciding.outcome(agenda.asOf(at, Set.of(occasion.newsKey())), rules, at);
            outcome.mistakes().stream()
                    .filter(mistake -> mistake.playbook().equals(playbook.key()))
                    .forEach(mistake -> failure = mistake.why());
            return mine(outcome.decision(), occasion);
        }

        private Optional<Considered> mine(Decision decision, Occasion occasion) {
            return decision.considered().stream()
                    .filter(considered -> considered.key().playbook().equals(playbook.key()))
                    .filter(considered -> considered.key().source().equals(occasion.source())
                            && considered.key().subject().equals(occasion.subject()))
                    .filter(considered -> !(considered.fate() instanceof Fate.Dropped))
                    .findFirst();
        }

        private Preview.Example example(Agendas.Case one, Occasion occasion, Considered reason) {
            var agenda = one.agenda().asOf(occasion.at(), Set.of(occasion.newsKey()));
            var outcome = Deciding.outcome(agenda, all, occasion.at());
            var out = outcome.decision() instanceof Decision.ReachOut reachOut ? reachOut : null;
            var then = new Agendas.Case(one.customer(), agenda, List.of(), null, null);
            return new Preview.Example(
                    one.customer().id(),
                    reason.orderId(),
                    occasion.at(),
                    new Briefs(
                                    then,
                                    all,
                                    outcome.zone(),
                                    occasion.at(),
                                    Locale.forLanguageTag(all.company().language()))
                            .why(stored(one, reason)),
                    reason.target(),
                    reason.due(),
                    out == null ? null : out.nextAt(),
                    out == null ? null : out.channel(),
                    outcome.decision().because());
        }

        private StoredReason stored(Agendas.Case one, Considered reason) {
            var fact = new ReasonFact(
                    Uuid7.at(now),
                    reason.key(),
                    reason.version(),
                    ReasonFact.Fate.OPEN,
                    false,
                    null,
                    reason.askedFor(),
                    reason.orderId(),
                    reason.raisedAt(),
                    reason.target(),
                    reason.due(),
                    null,
                    null);
            return new StoredReason(one.customer().id(), fact, reason.fate().name(), null, null);
        }
    }
}
