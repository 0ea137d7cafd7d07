package io.heard.conversation;

import io.heard.commitment.Commitment;
import io.heard.commitment.CommitmentId;
import io.heard.commitment.CommitmentRepository;
import io.heard.commitment.CommitmentStatus;
import io.heard.commitment.CommitmentStatus.Move;
import io.heard.commitment.CommitmentStatus.Settled;
import io.heard.commitment.PassedPromiseRepository;
import io.heard.customer.Customer;
import io.heard.customer.CustomerRepository;
import io.heard.followup.ReasonRepository;
import io.heard.followup.StoredReason;
import io.heard.outbox.Message;
import io.heard.outbox.OutboxRepository;
import io.heard.review.Agendas;
import io.heard.review.Cause;
import io.heard.review.Ending;
import io.heard.review.RulesInForce;
import io.heard.review.Settling;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Ends promises: kept, agreed anew, or broken. Only a person does so; a customer's thanks does not.
///
/// Whoever was promised something hears what became of it: unless they know already, it is a reason to call them.
@ApplicationScoped
public class Keeping {

    /// Until when somebody should have been told.
    private static final Duration TO_TELL = Duration.ofDays(1);

    private final CommitmentRepository commitments;
    private final PassedPromiseRepository passed;
    private final CustomerRepository customers;
    private final ReasonRepository reasons;
    private final Promises promises;
    private final Agendas agendas;
    private final RulesInForce rulesInForce;
    private final Settling settling;
    private final OutboxRepository outbox;
    private final Clock clock;

    public Keeping(
            CommitmentRepository commitments,
            PassedPromiseRepository passed,
            CustomerRepository customers,
            ReasonRepository reasons,
            Promises promises,
            Agendas agendas,
            RulesInForce rulesInForce,
            Settling settling,
            OutboxRepository outbox,
            Clock clock) {
        this.commitments = commitments;
        this.passed = passed;
        this.customers = customers;
        this.reasons = reasons;
        this.promises = promises;
        this.agendas = agendas;
        this.rulesInForce = rulesInForce;
        this.settling = settling;
        this.outbox = outbox;
        this.clock = clock;
    }

    /// Who ends a promise, and how.
    ///
    /// @param told whether the customer knows
    /// @param expectedVersion absent: whichever
    public record Word(
            String by,
            @Nullable String note,
            boolean told,
            @Nullable Integer expectedVersion) {}

    @Transactional
    public PromiseEnd keep(CommitmentId id, Word word) {
        return end(id, word, CommitmentStatus::keep, null);
    }

    @Transactional
    public PromiseEnd breakIt(CommitmentId id, Word word) {
        return end(id, word, CommitmentStatus::breakIt, null);
    }

    /// The customer has agreed to another date, and perhaps to something else.
    ///
    /// @param text absent: what was promised stays
    @Transactional
    public PromiseEnd renegotiate(CommitmentId id, Word word, Instant dueAt, @Nullable String text) {
        return end(id, word, CommitmentStatus::renegotiate, promise -> {
            var now = text == null ? promise.text() : text;
            return new Promises.Wish(now, dueAt, promise.ownerId(), promise.id());
        });
    }

    private PromiseEnd end(
            CommitmentId id,
            Word word,
            BiFunction<CommitmentStatus, Settled, Move> move,
            @Nullable Function<Commitment, Promises.Wish> anew) {
        var now = clock.instant();
        var seen = commitments.byId(id);
        if (seen.isEmpty()) {
            return new PromiseEnd.NoSuchPromise();
        }
        var locked = customers.lock(List.of(seen.get().customerId()));
        var promise = commitments.byId(id).orElse(null);
        if (promise == null || locked.isEmpty()) {
            return new PromiseEnd.NoSuchPromise();
        }
        var customer = locked.getFirst();
        if (!promise.customerId().equals(customer.id())) {
            return new PromiseEnd.Refused("its customer was joined with another at this moment; try again");
        }
        if (word.expectedVersion() != null && word.expectedVersion() != promise.version()) {
            return new PromiseEnd.Stale(promise.version());
        }
        var wish = anew == null ? null : anew.apply(promise);
        var flaw = wish == null ? Optional.<Promises.Flaw>empty() : promises.flaw(wish, now);
        if (flaw.isPresent()) {
            return new PromiseEnd.Invalid(flaw.get().field(), flaw.get().message());
        }
        return switch (move.apply(promise.status(), new Settled(now, word.by(), word.note()))) {
            case Move.Refused(String why) -> new PromiseEnd.Refused(why);
            case Move.To(CommitmentStatus next) -> ended(promise.with(next), customer, wish, word, now);
        };
    }

    private PromiseEnd ended(
            Commitment ended, Customer customer, Promises.@Nullable Wish wish, Word word, Instant now) {
        var fresh = new ArrayList<StoredReason>();
        if (wish == null && !word.told()) {
            fresh.add(OwnReasons.ofEnd(ended, now.plus(TO_TELL), now));
        }
        if (!commitments.save(ended, ended.version())) {
            return new PromiseEnd.Refused("somebody else was faster");
        }
        passed.settle(ended.id(), now);
        withdraw(ended, now);
        var kind = ended.status().name();
        outbox.addAll(
                List.of(Message.ofCustomer(
                        "commitment." + kind.toLowerCase(Locale.ROOT),
                        customer.id(),
                        ended.id().value(),
                        CommitmentView.of(ended.saved()))),
                now);
        var anew = wish == null ? null : made(wish, customer, ended, word, now);
        if (anew != null) {
            fresh.addAll(anew.reasons());
        }
        settling.settle(customer.id(), fresh, Cause.REQUEST, new Ending.Cancelled(kind), now);
        return new PromiseEnd.Done(
                ended.saved(), anew == null ? null : anew.commitments().getFirst());
    }

    private Promises.Made made(Promises.Wish wish, Customer customer, Commitment ended, Word word, Instant now) {
        var zone = agendas.zone(customer, rulesInForce.now().rules());
        return promises.make(List.of(wish), new Promises.Making(customer.id(), word.by(), ended.taskId(), zone, now));
    }

    /// Nobody is to be called any more because it falls due.
    private void withdraw(Commitment ended, Instant now) {
        reasons.saveAll(reasons.of(List.of(ended.customerId())).getOrDefault(ended.customerId(), List.of()).stream()
                .filter(reason -> reason.isOpen() && reason.fact().id().equals(ended.reasonId()))
                .map(reason -> reason.withdrawn(ended.status().name(), now))
                .toList());
    }
}
