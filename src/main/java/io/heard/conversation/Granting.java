package io.heard.conversation;

import io.heard.commitment.Goodwill;
import io.heard.commitment.GoodwillId;
import io.heard.commitment.GoodwillRepository;
import io.heard.commitment.GoodwillStatus;
import io.heard.commitment.GoodwillStatus.Move;
import io.heard.commitment.GoodwillStatus.Word;
import io.heard.customer.Customer;
import io.heard.customer.CustomerRepository;
import io.heard.decision.Reach;
import io.heard.planning.RepId;
import io.heard.review.Agendas;
import io.heard.review.Cause;
import io.heard.review.Ending;
import io.heard.review.RulesInForce;
import io.heard.review.Settling;
import io.heard.rulebook.SettingsRepository;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/// A lead's word on goodwill that a rep may not give alone. Whatever it is, the customer hears it.
@ApplicationScoped
public class Granting {

    /// Until when somebody should have been told.
    private static final Duration TO_TELL = Duration.ofDays(1);

    private final GoodwillRepository goodwills;
    private final CustomerRepository customers;
    private final SettingsRepository settings;
    private final Goodwills giving;
    private final Agendas agendas;
    private final RulesInForce rulesInForce;
    private final Settling settling;
    private final Clock clock;

    public Granting(
            GoodwillRepository goodwills,
            CustomerRepository customers,
            SettingsRepository settings,
            Goodwills giving,
            Agendas agendas,
            RulesInForce rulesInForce,
            Settling settling,
            Clock clock) {
        this.goodwills = goodwills;
        this.customers = customers;
        this.settings = settings;
        this.giving = giving;
        this.agendas = agendas;
        this.rulesInForce = rulesInForce;
        this.settling = settling;
        this.clock = clock;
    }

    /// Who speaks.
    ///
    /// @param isAdmin has no limit
    /// @param expectedVersion absent: whichever
    public record By(String name, boolean isAdmin, @Nullable Integer expectedVersion) {}

    /// What a rep may still give to a customer without asking.
    @Transactional
    public GoodwillRoom room(String customerId, RepId rep) {
        return giving.room(customerId, rep, clock.instant());
    }

    @Transactional
    public GoodwillEnd grant(GoodwillId id, By by) {
        return decided(id, by, this::grant);
    }

    /// @param reason for who asked and for the customer
    @Transactional
    public GoodwillEnd refuse(GoodwillId id, By by, String reason) {
        return decided(id, by, (goodwill, heard) -> refuse(goodwill, new Word(heard.now(), by.name(), reason)));
    }

    private GoodwillEnd decided(GoodwillId id, By by, BiFunction<Goodwill, Heard, GoodwillEnd> deed) {
        var seen = goodwills.byId(id);
        if (seen.isEmpty()) {
            return new GoodwillEnd.NoSuchGoodwill();
        }
        var locked = customers.lock(List.of(seen.get().customerId()));
        var goodwill = goodwills.byId(id).orElse(null);
        if (goodwill == null || locked.isEmpty()) {
            return new GoodwillEnd.NoSuchGoodwill();
        }
        if (!goodwill.customerId().equals(locked.getFirst().id())) {
            return new GoodwillEnd.Refused("its customer was joined with another at this moment; try again");
        }
        if (by.expectedVersion() != null && by.expectedVersion() != goodwill.version()) {
            return new GoodwillEnd.Stale(goodwill.version());
        }
        return deed.apply(goodwill, new Heard(locked.getFirst(), by, clock.instant()));
    }

    /// @param customer locked
    private record Heard(Customer customer, By by, Instant now) {}

    private GoodwillEnd grant(Goodwill goodwill, Heard heard) {
        var limit = settings.current().settings().goodwill().leadPerCase();
        if (!heard.by().isAdmin() && goodwill.gift().amount().compareTo(limit) > 0) {
            return new GoodwillEnd.BeyondLead(limit.toPlainString());
        }
        var word = new Word(heard.now(), heard.by().name(), null);
        return switch (goodwill.status().grant(word)) {
            case Move.Not(String why) -> new GoodwillEnd.Refused(why);
            case Move.To(GoodwillStatus next) -> granted(goodwill.with(next), word, heard);
        };
    }

    private GoodwillEnd granted(Goodwill goodwill, Word word, Heard heard) {
        var rules = rulesInForce.now().rules();
        var reach = new Reach(agendas.of(heard.customer(), rules).agenda(), rules);
        var given = giving.grant(goodwill, word, reach).orElse(null);
        if (given == null) {
            return new GoodwillEnd.Refused("somebody else was faster");
        }
        settling.settle(goodwill.customerId(), given.reasons(), Cause.REQUEST, new Ending.ByFacts(), heard.now());
        return new GoodwillEnd.Done(given.goodwill());
    }

    private GoodwillEnd refuse(Goodwill goodwill, Word word) {
        return switch (goodwill.status().refuse(word)) {
            case Move.Not(String why) -> new GoodwillEnd.Refused(why);
            case Move.To(GoodwillStatus next) -> refused(goodwill.with(next), word);
        };
    }

    private GoodwillEnd refused(Goodwill refused, Word word) {
        if (!goodwills.save(refused)) {
            return new GoodwillEnd.Refused("somebody else was faster");
        }
        var toTell = OwnReasons.asked(
                refused.customerId(), giving.refused(refused), word.at().plus(TO_TELL), word.at());
        settling.settle(refused.customerId(), List.of(toTell), Cause.REQUEST, new Ending.ByFacts(), word.at());
        return new GoodwillEnd.Done(refused.saved());
    }
}
