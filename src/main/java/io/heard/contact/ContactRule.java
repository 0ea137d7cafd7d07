package io.heard.contact;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// One dated row of the rule book.
///
/// @param place absent in the strict row `*`
/// @param validFrom the first local date on which it binds
/// @param validTo the first local date on which it no longer binds
/// @param zone the zone in which its hours are read, wherever the customer is; absent for the customer's own
public record ContactRule(
        @Nullable Place place,
        Set<Channel> channels,
        Set<Purpose> purposes,
        Kind kind,
        @Nullable LocalDate validFrom,
        @Nullable LocalDate validTo,
        RuleHours hours,
        List<AttemptLimit> attempts,
        @Nullable Silence silenceAfterRefusal,
        Consent consentSurvey,
        Consent consentMarketing,
        boolean areaCodeResidency,
        Confidence confidence,
        String source,
        String note,
        @Nullable ZoneId zone) {

    /// What gives the rule its force.
    public enum Kind {
        LAW,
        GUIDANCE,
        CUSTOM
    }

    /// How sure we are that it reads so.
    public enum Confidence {
        HIGH,
        MEDIUM,
        LOW
    }

    public ContactRule {
        channels = Set.copyOf(channels);
        purposes = Set.copyOf(purposes);
        attempts = List.copyOf(attempts);
        if (validFrom != null && validTo != null && !validFrom.isBefore(validTo)) {
            throw new IllegalArgumentException("valid_to " + validTo + " must be after valid_from " + validFrom);
        }
    }

    public boolean isStrict() {
        return place == null;
    }

    public boolean isValidOn(LocalDate date) {
        return (validFrom == null || !date.isBefore(validFrom)) && (validTo == null || date.isBefore(validTo));
    }

    public boolean isForAllPurposes() {
        return purposes.size() == Purpose.values().length;
    }

    public Consent consentFor(Purpose purpose) {
        return switch (purpose) {
            case SERVICE -> Consent.NONE;
            case SURVEY -> consentSurvey;
            case MARKETING -> consentMarketing;
        };
    }

    /// Whether its hours leave it to the customer to choose another time. Guidance and our own caution do; a law
    /// does only where it makes even a survey a matter of consent.
    boolean yieldsToWish() {
        return kind != Kind.LAW || consentSurvey != Consent.NONE;
    }

    /// Whether a person, too, must keep to it who contacts somebody by hand. To ask and to sell, law and custom
    /// do; guidance is advice, and so is every row to who serves the customer's own matter.
    public boolean stopsByHand(Purpose purpose) {
        return purpose != Purpose.SERVICE && kind != Kind.GUIDANCE;
    }

    /// Its place, what it is about, and where it comes from, as in `FR CALL ALL (LAW, Code conso D.223-9)`.
    public String citation() {
        return title() + " (" + kind + ", " + source + ")";
    }

    /// Its place and what it is about, as in `AU CALL SURVEY`.
    public String title() {
        return (place == null ? "*" : place) + " " + words(channels, Channel.class) + " "
                + (isForAllPurposes() ? "ALL" : words(purposes, Purpose.class));
    }

    boolean clashesWith(ContactRule other) {
        return Objects.equals(place, other.place)
                && channels.stream().anyMatch(other.channels::contains)
                && isForAllPurposes() == other.isForAllPurposes()
                && purposes.stream().anyMatch(other.purposes::contains)
                && startsBeforeEndOf(other)
                && other.startsBeforeEndOf(this);
    }

    private boolean startsBeforeEndOf(ContactRule other) {
        return validFrom == null || other.validTo == null || validFrom.isBefore(other.validTo);
    }

    private static <E extends Enum<E>> String words(Set<E> set, Class<E> type) {
        var sorted = EnumSet.noneOf(type);
        sorted.addAll(set);
        return String.join("+", sorted.stream().map(Enum::name).toList());
    }
}
