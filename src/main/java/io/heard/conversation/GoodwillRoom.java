package io.heard.conversation;

import io.heard.calendar.Days;
import io.heard.commitment.GoodwillLimit;
import io.heard.commitment.GoodwillRepository;
import io.heard.rulebook.Settings;
import io.heard.team.Representative;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// How much somebody may still give to a customer without asking.
///
/// @param perCase once, in a case
/// @param year what is left to this customer; absent: no limit
/// @param day what is left to this rep today; absent: no limit
public record GoodwillRoom(
        String currency,
        BigDecimal perCase,
        @Nullable BigDecimal year,
        @Nullable BigDecimal day) {

    private static final Duration A_YEAR = Duration.ofDays(365);

    /// @param rep absent: of whom nothing is known, who may give nothing
    static GoodwillRoom of(
            String customerId,
            @Nullable Representative rep,
            GoodwillRepository goodwills,
            Settings settings,
            Instant now) {
        var limits = settings.goodwill();
        var currency = settings.company().currency();
        if (rep == null) {
            return new GoodwillRoom(currency, BigDecimal.ZERO, null, null);
        }
        return switch (rep.role()) {
            case LEAD -> new GoodwillRoom(currency, limits.leadPerCase(), null, null);
            case REP ->
                new GoodwillRoom(
                        currency,
                        limits.perCase(),
                        left(limits.perYear(), goodwills.givenTo(customerId, currency, now.minus(A_YEAR))),
                        left(limits.perDay(), goodwills.givenBy(rep.id(), currency, dayStart(rep, now))));
        };
    }

    /// The rep's own day.
    private static Instant dayStart(Representative rep, Instant now) {
        return Days.startOfDay(Days.dateAt(now, rep.zone()), rep.zone());
    }

    private static BigDecimal left(BigDecimal limit, BigDecimal given) {
        return limit.subtract(given).max(BigDecimal.ZERO);
    }

    /// The first limit that it would be beyond.
    public Optional<GoodwillLimit> over(BigDecimal amount) {
        if (amount.compareTo(perCase) > 0) {
            return Optional.of(GoodwillLimit.CASE);
        }
        if (year != null && amount.compareTo(year) > 0) {
            return Optional.of(GoodwillLimit.YEAR);
        }
        return day != null && amount.compareTo(day) > 0 ? Optional.of(GoodwillLimit.DAY) : Optional.empty();
    }
}
