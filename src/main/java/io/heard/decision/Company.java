package io.heard.decision;

import io.heard.calendar.WeekHours;
import java.time.Duration;
import java.time.Period;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The company's own limits and habits: what the settings page edits and a decision rests on.
///
/// @param contactHours wall-clock hours in the customer's zone; `WeekHours.ALL` for no further limit
/// @param serviceHours when the company works, in its own zone
/// @param deliveryTime placed to delivered, where no event and no expectation tells
/// @param currencyRates worth of one unit in the company's currency
public record Company(
        ZoneId zone,
        String language,
        String currency,
        WeekHours contactHours,
        WeekHours serviceHours,
        Period deliveryTime,
        Period gather,
        List<Playbook.Cap> caps,
        Period coolOff,
        Map<String, Double> currencyRates) {

    /// A hold that nothing closes ends by itself.
    static final Period LONGEST_HOLD = Period.ofDays(21);

    /// Moved further than this by holds, a reason is withdrawn.
    static final Period LONGEST_MOVE = Period.ofDays(30);

    /// How far past due, in days of the customer's calendar, a routine reason lapses, and up to which an asked-for
    /// one is still taken when it arrives late.
    static final int GRACE_DAYS = 7;
    static final Period GRACE = Period.ofDays(GRACE_DAYS);

    /// How late a call at a time that the customer chose still keeps it.
    public static final Duration PUNCTUAL = Duration.ofMinutes(10);

    static final Duration EFFORT_PER_FURTHER_REASON = Duration.ofMinutes(3);

    public Company {
        caps = List.copyOf(caps);
        currencyRates = Map.copyOf(currencyRates);
    }

    /// @return the amount in the company's currency; an unknown currency counts one to one
    public double value(double amount, @Nullable String of) {
        return of == null || of.equals(currency) ? amount : amount * currencyRates.getOrDefault(of, 1.0);
    }
}
