package io.heard.conversation;

import io.heard.commitment.CommitmentId;
import io.heard.commitment.Goodwill;
import io.heard.commitment.GoodwillId;
import io.heard.commitment.GoodwillRepository;
import io.heard.commitment.GoodwillStatus;
import io.heard.commitment.GoodwillStatus.Word;
import io.heard.decision.Reach;
import io.heard.followup.StoredReason;
import io.heard.outbox.Message;
import io.heard.outbox.OutboxRepository;
import io.heard.planning.RepId;
import io.heard.rulebook.Settings;
import io.heard.rulebook.SettingsRepository;
import io.heard.team.TeamRepository;
import io.heard.workqueue.BriefWords;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalTime;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Gives what nobody owes, within limits: at once, with a promise that the customer has it in a few days, and told to
/// the shop. Beyond a limit it is asked of a lead.
@ApplicationScoped
class Goodwills {

    private static final int BUSINESS_DAYS = 3;
    private static final LocalTime END_OF_DAY = LocalTime.of(23, 59);

    private final GoodwillRepository goodwills;
    private final SettingsRepository settings;
    private final TeamRepository teams;
    private final Promises promises;
    private final OutboxRepository outbox;

    Goodwills(
            GoodwillRepository goodwills,
            SettingsRepository settings,
            TeamRepository teams,
            Promises promises,
            OutboxRepository outbox) {
        this.goodwills = goodwills;
        this.settings = settings;
        this.teams = teams;
        this.promises = promises;
        this.outbox = outbox;
    }

    /// What goodwill is given with.
    ///
    /// @param taskId in whose outcome
    /// @param reach to the customer, by whose country the promise falls due
    record Making(
            String customerId,
            Goodwill.Case about,
            RepId by,
            @Nullable UUID taskId,
            Reach reach,
            Instant now) {}

    /// @param reasons of the promise, for the decision that stores them
    record Given(Goodwill goodwill, List<StoredReason> reasons) {}

    /// The caller holds the customer's row.
    Optional<Promises.Flaw> flaw(Outcome.Goodwill wish, String customerId, Goodwill.Case about) {
        var company = settings.current().settings().company();
        int digits = digits(company.currency());
        if (wish.amount().signum() <= 0 || wish.amount().compareTo(Settings.Goodwill.MOST) > 0) {
            return flaw("amount", "must be above 0 and at most " + Settings.Goodwill.MOST);
        }
        if (wish.amount().stripTrailingZeros().scale() > digits) {
            return flaw("amount", "has more than the " + digits + " decimals of " + company.currency());
        }
        return goodwills
                .inCase(customerId, about)
                .flatMap(one -> flaw(
                        "kind",
                        "in this case there is goodwill already: " + one.gift().kind() + ", "
                                + one.gift().amount().toPlainString() + " "
                                + one.gift().currency() + ", " + one.status().name()));
    }

    private static Optional<Promises.Flaw> flaw(String field, String message) {
        return Optional.of(new Promises.Flaw(field, message));
    }

    private static int digits(String currency) {
        return Math.max(0, Currency.getInstance(currency).getDefaultFractionDigits());
    }

    GoodwillRoom room(String customerId, RepId rep, Instant now) {
        return GoodwillRoom.of(
                customerId,
                teams.rep(rep).orElse(null),
                goodwills,
                settings.current().settings(),
                now);
    }

    /// The caller holds the customer's row.
    ///
    /// @param wish without a flaw
    Given give(Outcome.Goodwill wish, Making making) {
        goodwills.inTurn(making.by());
        var currency = settings.current().settings().company().currency();
        var over = room(making.customerId(), making.by(), making.now()).over(wish.amount());
        var asked = new Goodwill(
                GoodwillId.at(making.now()),
                making.customerId(),
                making.about(),
                new Goodwill.Gift(wish.kind(), wish.amount().setScale(digits(currency)), currency, words(wish.note())),
                making.by(),
                making.taskId(),
                making.now(),
                over.orElse(null),
                null,
                new GoodwillStatus.Asked(),
                1);
        if (over.isPresent()) {
            goodwills.add(asked);
            return new Given(asked, List.of());
        }
        var word = new Word(making.now(), making.by().value(), null);
        var made = promise(asked, word.by(), making.reach(), making.now());
        var granted = asked.with(new GoodwillStatus.Granted(word), promised(made));
        goodwills.add(granted);
        tell(granted, making.now());
        return new Given(granted, made.reasons());
    }

    private static @Nullable String words(@Nullable String note) {
        return note == null || note.isBlank() ? null : note.strip();
    }

    /// What somebody above the limits has granted. The caller holds the customer's row.
    ///
    /// @param granted by the move that made it so
    /// @return absent when somebody else was faster
    Optional<Given> grant(Goodwill granted, Word word, Reach reach) {
        var made = promise(granted, word.by(), reach, word.at());
        var kept = granted.with(granted.status(), promised(made));
        if (!goodwills.save(kept)) {
            return Optional.empty();
        }
        tell(kept.saved(), word.at());
        return Optional.of(new Given(kept.saved(), made.reasons()));
    }

    private static CommitmentId promised(Promises.Made made) {
        return made.commitments().getFirst().id();
    }

    /// Whoever gives it says so to the customer, and sees to it.
    private Promises.Made promise(Goodwill goodwill, String madeBy, Reach reach, Instant now) {
        var zone = reach.zones().getFirst();
        var due = reach.businessDay(now.atZone(zone).toLocalDate(), BUSINESS_DAYS)
                .atTime(END_OF_DAY)
                .atZone(zone)
                .toInstant();
        return promises.make(
                List.of(new Promises.Wish(text(goodwill), due, goodwill.by())),
                new Promises.Making(goodwill.customerId(), madeBy, goodwill.taskId(), zone, now));
    }

    /// In the company's language, in which reps read it too.
    String text(Goodwill goodwill) {
        var gift = goodwill.gift();
        var line = BriefWords.named(locale(), "goodwill." + gift.kind())
                .replace("{{amount}}", money(gift.amount()) + " " + gift.currency());
        return gift.note() == null ? line : line + " (" + gift.note() + ")";
    }

    /// For whoever tells the customer.
    String refused(Goodwill goodwill) {
        return BriefWords.named(locale(), "goodwill.refused").replace("{{goodwill}}", text(goodwill));
    }

    private String money(BigDecimal amount) {
        return String.format(locale(), "%,." + amount.scale() + "f", amount);
    }

    private Locale locale() {
        return Locale.forLanguageTag(settings.current().settings().company().language());
    }

    private void tell(Goodwill granted, Instant now) {
        outbox.addAll(
                List.of(Message.ofCustomer(
                        "goodwill.granted", granted.customerId(), granted.id().value(), GoodwillView.of(granted))),
                now);
    }

    /// What was asked for with an outcome that is told anew is asked for no more. What the shop was told stands.
    void withdraw(UUID taskId, String customerId, String by, Instant now) {
        goodwills.of(customerId).stream()
                .filter(goodwill -> taskId.equals(goodwill.taskId()))
                .forEach(goodwill -> {
                    if (goodwill.status().withdraw(new Word(now, by, null))
                            instanceof GoodwillStatus.Move.To(GoodwillStatus next)) {
                        goodwills.save(goodwill.with(next));
                    }
                });
    }
}
