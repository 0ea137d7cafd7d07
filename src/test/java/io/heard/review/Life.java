package io.heard.review;

import static java.util.stream.Collectors.toSet;

import io.heard.contact.Channel;
import io.heard.customer.Customer;
import io.heard.customer.CustomerEvent;
import io.heard.customer.OrderNews;
import io.heard.customer.ToldStory;
import io.heard.decision.Agenda;
import io.heard.decision.Around;
import io.heard.decision.ContactFact;
import io.heard.decision.Deciding;
import io.heard.decision.Decision;
import io.heard.decision.Disposition;
import io.heard.decision.EventType;
import io.heard.decision.ReasonKey;
import io.heard.decision.Rules;
import io.heard.followup.FollowUp;
import io.heard.followup.FollowUpStatus;
import io.heard.followup.StoredReason;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What becomes of one customer under a virtual clock: shops tell, follow-ups are decided, wait and are
/// released at their time, and a rep tries, with luck that the customer's id draws. All in memory, and decided
/// and applied by the same code as in the service.
public final class Life {

    /// Sees each decision before it takes effect, and each contact before it is made.
    public interface Witness {

        /// @param event what was told, absent where a clock or an outcome brought it up
        void decided(Agenda agenda, Instant now, Decision decision, @Nullable ShopEvent event);

        /// @param taken what the contact is about
        default void contacted(Agenda agenda, Instant now, Decision.ReachOut plan, Set<ReasonKey> taken) {}

        /// They were talked or written about, which ends them.
        default void served(Set<ReasonKey> keys) {}

        default void changed(@Nullable FollowUp before, @Nullable FollowUp after) {}
    }

    private final Rules rules;
    private final Witness witness;
    private final Random luck;
    private final ToldStory story;
    private final Customer unknown;
    private final List<ContactFact> contacts = new ArrayList<>();
    private List<StoredReason> reasons = List.of();
    private @Nullable FollowUp followUp;
    private Instant now = Instant.MIN;

    public Life(String customerId, Rules rules, Witness witness) {
        this.rules = rules;
        this.witness = witness;
        this.luck = new Random(customerId.hashCode());
        this.unknown = Customer.unknown(customerId, Instant.EPOCH);
        this.story = new ToldStory(unknown, rules.company(), rules.readsLines());
    }

    /// Something happens, after all that was to happen before it.
    public void tell(ShopEvent event) {
        goOnUntil(event.at());
        note(event);
        now = event.at();
        decide(event);
    }

    /// Only writes down what was told.
    void note(ShopEvent event) {
        if (event.customer() != null) {
            story.tell(event.customer());
        }
        if (event.type().isOfOrder()) {
            story.tell(new OrderNews(
                    event.customerId(),
                    event.source(),
                    Objects.requireNonNull(event.orderId()),
                    event.toldAt(),
                    event.order(),
                    event.type() == EventType.ORDER_DELIVERED ? event.at() : null,
                    event.type() == EventType.ORDER_CANCELLED ? event.at() : null));
        } else {
            story.tell(new CustomerEvent(
                    event.customerId(),
                    event.source(),
                    event.id(),
                    event.type(),
                    event.at(),
                    event.orderId(),
                    event.data()));
        }
    }

    /// Lets time pass: what is due is decided again and, if it still is, tried.
    public void goOnUntil(Instant end) {
        while (followUp != null
                && followUp.status() instanceof FollowUpStatus.Waiting waiting
                && !waiting.wakeAt().isAfter(end)) {
            now = waiting.wakeAt().isAfter(now) ? waiting.wakeAt() : now;
            if (decide(null) instanceof Decision.ReachOut plan && !plan.nextAt().isAfter(now)) {
                contact(plan);
            }
        }
    }

    @Nullable
    FollowUp followUp() {
        return followUp;
    }

    Agenda agenda(Set<String> news) {
        var told = story.story();
        return new Agenda(
                told.customer().facts(),
                told.orders(),
                told.events(),
                contacts,
                Around.NOBODY,
                reasons.stream().map(StoredReason::fact).toList(),
                followUp == null
                        ? null
                        : new Agenda.FollowUpFact(
                                followUp.id(), followUp.notBefore(), followUp.putOffAt(), followUp.released()),
                news);
    }

    private Decision decide(@Nullable ShopEvent event) {
        return decide(event, new Ending.ByFacts());
    }

    private Decision decide(@Nullable ShopEvent event, Ending ending) {
        var agenda = agenda(event == null ? Set.of() : Set.of(event.newsKey()));
        var outcome = Deciding.outcome(agenda, rules, now);
        witness.decided(agenda, now, outcome.decision(), event);
        var effect = Applying.of(new Agendas.Case(unknown, agenda, reasons, followUp, null), outcome, ending, now);
        keep(effect);
        return outcome.decision();
    }

    private void keep(Effect effect) {
        var kept = new ArrayList<>(reasons);
        var changed =
                effect.reasons().stream().map(reason -> reason.fact().key()).collect(toSet());
        kept.removeIf(reason -> changed.contains(reason.fact().key()));
        kept.addAll(effect.reasons());
        kept.removeAll(effect.forgotten());
        reasons = kept;
        if (effect.changesFollowUp()) {
            witness.changed(followUp, effect.after());
            followUp = effect.neverWas() || !effect.after().status().isOpen()
                    ? null
                    : effect.after().saved();
        }
    }

    private void contact(Decision.ReachOut plan) {
        var open = Objects.requireNonNull(followUp);
        var taken = reasons.stream().filter(StoredReason::isTaken).toList();
        var keys = taken.stream().map(reason -> reason.fact().key()).collect(toSet());
        witness.contacted(agenda(Set.of()), now, plan, keys);
        followUp = open.with(new FollowUpStatus.Active(plan.nextAt())).saved();
        var ending = plan.channel() == Channel.EMAIL ? Disposition.SENT : call();
        contacts.add(new ContactFact(
                now,
                plan.channel(),
                false,
                ending,
                taken.stream().anyMatch(reason -> reason.fact().askedFor()),
                open.id(),
                null,
                null,
                null));
        if (ending.isHeard() || ending == Disposition.SENT) {
            witness.served(keys);
            reasons = reasons.stream()
                    .map(reason -> taken.contains(reason) ? reason.served(now) : reason)
                    .toList();
        }
        decide(
                null,
                ending.isHeard()
                        ? new Ending.Fulfilled(FollowUpStatus.Kind.HEARD)
                        : ending == Disposition.SENT
                                ? new Ending.Fulfilled(FollowUpStatus.Kind.OFFERED)
                                : new Ending.ByFacts());
    }

    /// One call in three reaches somebody.
    private Disposition call() {
        return switch (luck.nextInt(12)) {
            case 0, 1, 2, 3 -> Disposition.REACHED;
            case 4 -> Disposition.NOT_INTERESTED;
            case 5 -> Disposition.BUSY;
            case 6, 7 -> Disposition.LEFT_VOICEMAIL;
            default -> Disposition.NO_ANSWER;
        };
    }
}
