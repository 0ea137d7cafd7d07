package io.heard.api;

import io.heard.contact.Channel;
import io.heard.contact.Purpose;
import io.heard.contact.Until;
import io.heard.customer.Customer;
import io.heard.customer.PreferencesDocument;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// How and when a customer wants to be contacted, as it is read and written.
record PreferencesView(
        @Nullable String timeZone,
        @Nullable String language,
        List<Channel> channels,
        @Nullable List<Hours> hours,
        List<Never> never,
        List<Suppression> suppressions,
        int version) {

    private static final String AT_MOST_50 = "must be at most 50";
    private static final String DAYS = "must name 1 to 7 days";

    record Hours(
            @Form.Required @Size(min = 1, max = 7, message = DAYS) @Form.Distinct
            List<Day> days,

            @Form.Required @Form.LocalTime String start,
            @Form.Required @Form.LocalEndTime String end,
            @Form.Until @Nullable String validUntil) {}

    record Never(
            @Form.Required @Size(min = 1, max = 7, message = DAYS) @Form.Distinct
            List<Day> days,

            @Form.Until @Nullable String validUntil) {}

    record Suppression(
            @Form.Required Channel channel,
            @Nullable Purpose purpose,
            @Form.Required @Form.Text String reason,
            @Form.Until @Nullable String validUntil) {}

    record Edit(
            @Form.TimeZone @Nullable String timeZone,
            @Form.Language @Nullable String language,
            @Form.Distinct @Nullable List<Channel> channels,

            @Size(min = 1, max = 50, message = "must be 1 to 50; leave it out for no limit") @Nullable
            List<@Valid Hours> hours,

            @Size(max = 50, message = AT_MOST_50) @Nullable List<@Valid Never> never,
            @Size(max = 50, message = AT_MOST_50) @Nullable List<@Valid Suppression> suppressions) {

        PreferencesDocument document() {
            return new PreferencesDocument(
                    timeZone,
                    language,
                    channels == null
                            ? null
                            : channels.stream().map(Channel::name).toList(),
                    hours == null
                            ? null
                            : hours.stream()
                                    .map(entry -> new PreferencesDocument.Hours(
                                            names(entry.days()), entry.start(), entry.end(), text(entry.validUntil())))
                                    .toList(),
                    never == null
                            ? null
                            : never.stream()
                                    .map(entry -> new PreferencesDocument.Never(
                                            names(entry.days()), text(entry.validUntil())))
                                    .toList(),
                    suppressions == null
                            ? null
                            : suppressions.stream()
                                    .map(entry -> new PreferencesDocument.Suppression(
                                            entry.channel().name(),
                                            entry.purpose() == null
                                                    ? null
                                                    : entry.purpose().name(),
                                            entry.reason(),
                                            text(entry.validUntil())))
                                    .toList());
        }

        private static List<String> names(List<Day> days) {
            return days.stream().map(Day::name).toList();
        }

        private static @Nullable String text(@Nullable String until) {
            return until == null ? null : Until.parse(until).text();
        }
    }

    static PreferencesView of(Customer customer) {
        var document = customer.preferences();
        var hours = document.hours();
        return new PreferencesView(
                document.timeZone(),
                document.language(),
                Objects.requireNonNullElse(document.channels(), List.<String>of()).stream()
                        .map(Channel::valueOf)
                        .toList(),
                hours == null || hours.isEmpty()
                        ? null
                        : hours.stream()
                                .map(entry ->
                                        new Hours(days(entry.days()), entry.start(), entry.end(), entry.validUntil()))
                                .toList(),
                Objects.requireNonNullElse(document.never(), List.<PreferencesDocument.Never>of()).stream()
                        .map(entry -> new Never(days(entry.days()), entry.validUntil()))
                        .toList(),
                Objects.requireNonNullElse(document.suppressions(), List.<PreferencesDocument.Suppression>of()).stream()
                        .map(entry -> new Suppression(
                                Channel.valueOf(entry.channel()),
                                entry.purpose() == null ? null : Purpose.valueOf(entry.purpose()),
                                entry.reason(),
                                entry.validUntil()))
                        .toList(),
                customer.preferencesVersion());
    }

    private static List<Day> days(List<String> names) {
        return names.stream().map(Day::valueOf).toList();
    }
}
