package io.heard.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.heard.contact.Channel;
import io.heard.contact.Consent;
import io.heard.contact.ContactRule;
import io.heard.contact.ContactRule.Confidence;
import io.heard.contact.ContactRule.Kind;
import io.heard.contact.Purpose;
import io.heard.contact.Silence;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// A row of the rule book as it is read and written; its texts are those of the table.
@JsonInclude(JsonInclude.Include.NON_NULL)
record RuleRow(
        @Form.Required
        @Pattern(regexp = "\\*|[A-Z]{2}(-[A-Z0-9]{1,3})?", message = "must be a place such as US-FL, or *")
        String place,

        @Form.Required @Size(min = 1, max = 2, message = "must name 1 or 2 channels") @Form.Distinct
        List<Channel> channels,

        @Form.Required @Size(min = 1, max = 3, message = "must name 1 to 3 purposes") @Form.Distinct
        List<Purpose> purposes,

        @Form.Required Kind kind,

        @Pattern(regexp = DATE, message = MUST_BE_A_DATE) @Nullable
        String validFrom,

        @Pattern(regexp = DATE, message = MUST_BE_A_DATE) @Nullable
        String validTo,

        @Form.Required @Pattern(regexp = HOURS, message = MUST_BE_HOURS) @Size(max = 200, message = MUST_BE_HOURS)
        String weekday,

        @Form.Required @Pattern(regexp = HOURS, message = MUST_BE_HOURS) @Size(max = 200, message = MUST_BE_HOURS)
        String sat,

        @Form.Required @Pattern(regexp = HOURS, message = MUST_BE_HOURS) @Size(max = 200, message = MUST_BE_HOURS)
        String sun,

        @Form.Required
        @Pattern(regexp = "same|" + HOURS, message = "must be same, none or hours such as 10:00-13:00 14:00-20:00")
        @Size(max = 200, message = MUST_BE_HOURS)
        String holidays,

        @Size(max = 20, message = "must be at most 20") @Nullable
        List<@Pattern(regexp = "[1-9][0-9]{0,5}/P[0-9A-Z.]{2,20}", message = "must be a limit such as 3/P1D") String>
                attempts,

        @Pattern(regexp = "forever|P[0-9A-Z]{2,20}", message = "must be a period such as P60D, or forever") @Nullable
        String silenceAfterRefusal,

        @Form.Required Consent consentSurvey,
        @Form.Required Consent consentMarketing,
        @Nullable Boolean areaCodeResidency,
        @Form.Required Confidence confidence,

        @Form.Required @Size(min = 1, max = 1000, message = TEXT) @Pattern(regexp = PLAIN, message = TEXT)
        String source,

        @Size(min = 1, max = 1000, message = TEXT) @Pattern(regexp = PLAIN, message = TEXT) @Nullable
        String note,

        @Form.TimeZone @Nullable String zone,
        @Nullable Boolean eveIsSaturday,

        @Size(max = 50, message = "must be at most 50") @Nullable
        List<
                        @Pattern(
                                regexp = "[0-9]{2}-[0-9]{2}/[0-9]{2}:[0-9]{2}",
                                message = "must be a date of every year and a time, such as 12-24/18:30")
                        String>
                closes) {

    static final String DATE = "[0-9]{4}-[0-9]{2}-[0-9]{2}";
    static final String MUST_BE_A_DATE = "must be a date such as 2026-12-31";
    private static final String RANGE = "[0-9]{2}:[0-9]{2}-[0-9]{2}:[0-9]{2}";
    private static final String HOURS = "none|" + RANGE + "( " + RANGE + ")*";
    private static final String MUST_BE_HOURS = "must be none, or hours such as 10:00-13:00 14:00-20:00";
    static final String TEXT = "must be 1 to 1000 characters, none of them a control character";
    static final String PLAIN = "[^\\x00-\\x1F\\x7F]+";
    private static final String ALL = "ALL";
    private static final String ANYWHERE = "*";

    static RuleRow of(ContactRule rule) {
        var hours = rule.hours();
        return new RuleRow(
                rule.place() == null ? ANYWHERE : rule.place().toString(),
                List.copyOf(EnumSet.copyOf(rule.channels())),
                List.copyOf(EnumSet.copyOf(rule.purposes())),
                rule.kind(),
                text(rule.validFrom()),
                text(rule.validTo()),
                hours.weekday().toString(),
                hours.sat().toString(),
                hours.sun().toString(),
                hours.holidays() == null ? "same" : hours.holidays().toString(),
                rule.attempts().isEmpty()
                        ? null
                        : rule.attempts().stream().map(Object::toString).toList(),
                silence(rule.silenceAfterRefusal()),
                rule.consentSurvey(),
                rule.consentMarketing(),
                rule.areaCodeResidency(),
                rule.confidence(),
                rule.source(),
                rule.note().isEmpty() ? null : rule.note(),
                zone(rule.zone()),
                hours.eveIsSaturday(),
                hours.closes().isEmpty() ? null : hours.closesInWords());
    }

    private static @Nullable String text(@Nullable LocalDate date) {
        return date == null ? null : date.toString();
    }

    private static @Nullable String zone(@Nullable ZoneId zone) {
        return zone == null ? null : zone.getId();
    }

    private static @Nullable String silence(@Nullable Silence silence) {
        return switch (silence) {
            case null -> null;
            case Silence.Forever _ -> "forever";
            case Silence.For(var period) -> period.toString();
        };
    }

    /// In the order of the table's columns.
    List<String> fields() {
        return List.of(
                place,
                words(channels, Channel.values().length),
                words(purposes, Purpose.values().length),
                kind.name(),
                orEmpty(validFrom),
                orEmpty(validTo),
                weekday,
                sat,
                sun,
                holidays,
                attempts == null ? "" : String.join(" ", attempts),
                orEmpty(silenceAfterRefusal),
                consentSurvey.name().toLowerCase(Locale.ROOT),
                consentMarketing.name().toLowerCase(Locale.ROOT),
                String.valueOf(Boolean.TRUE.equals(areaCodeResidency)),
                confidence.name(),
                source,
                orEmpty(note),
                orEmpty(zone),
                Boolean.TRUE.equals(eveIsSaturday) ? "sat" : "",
                closes == null ? "" : String.join(" ", closes));
    }

    private static String orEmpty(@Nullable String text) {
        return Objects.requireNonNullElse(text, "");
    }

    private static <E extends Enum<E>> String words(Collection<E> some, int all) {
        return some.size() == all && all > 2
                ? ALL
                : some.stream().map(Enum::name).collect(Collectors.joining("+"));
    }
}
