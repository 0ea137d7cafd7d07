package io.heard.contact;

import static io.heard.contact.Customers.RULES;
import static io.heard.contact.Customers.day;
import static io.heard.contact.Customers.in;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.heard.contact.ContactPreferences.Hours;
import io.heard.contact.ContactPreferences.Never;
import io.heard.contact.ContactPreferences.Suppression;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ContactPreferencesTest {

    private static final Instant FRIDAY = Instant.parse("2026-11-20T00:00:00Z");
    private static final Duration TEN_MINUTES = Duration.ofMinutes(10);

    @Test
    void no_hours_mean_no_limit() {
        assertThat(day(windows(ContactPreferences.NONE), "2026-11-20")).isEqualTo("08:00-21:00");
    }

    @Test
    void only_the_hours_asked_for_are_left() {
        var evenings = prefer(
                List.of(
                        Hours.parse(List.of("MON", "FRI"), "18:00", "24:00", null),
                        Hours.parse(List.of("FRI"), "12:00", "13:00", null)),
                List.of());

        assertThat(day(windows(evenings), "2026-11-20")).isEqualTo("12:00-13:00 18:00-21:00");
        assertThat(day(windows(evenings), "2026-11-19")).isEqualTo("none");
    }

    @Test
    void never_wins_over_hours() {
        var notOnFridays = prefer(
                List.of(Hours.parse(List.of("FRI", "SAT"), "10:00", "12:00", null)),
                List.of(Never.parse(List.of("FRI"), null)));

        assertThat(day(windows(notOnFridays), "2026-11-20")).isEqualTo("none");
        assertThat(day(windows(notOnFridays), "2026-11-21")).isEqualTo("10:00-12:00");
    }

    @Test
    void a_preference_ends_with_its_last_day_or_at_its_instant() {
        var untilThursday =
                prefer(List.of(Hours.parse(List.of("THU", "FRI"), "10:00", "11:00", "2026-11-19")), List.of());
        var untilNoon = prefer(List.of(), List.of(Never.parse(List.of("FRI"), "2026-11-20T13:00:00+01:00")));

        assertThat(day(windows(untilThursday), "2026-11-19")).isEqualTo("10:00-11:00");
        assertThat(day(windows(untilThursday), "2026-11-20")).isEqualTo("08:00-21:00");
        assertThat(day(windows(untilNoon), "2026-11-20")).isEqualTo("12:00-21:00");
    }

    @Test
    void a_suppressed_channel_has_no_windows_until_it_ends() {
        var forever = suppressing(null, null);
        var untilFriday = suppressing(null, "2026-11-20");

        assertThat(windows(forever).between(FRIDAY, FRIDAY.plus(Duration.ofDays(92))))
                .isEmpty();
        assertThat(windows(forever).firstFitting(FRIDAY, FRIDAY.plus(Duration.ofDays(400)), TEN_MINUTES))
                .isEmpty();
        assertThat(windows(untilFriday).firstFitting(FRIDAY, FRIDAY.plus(Duration.ofDays(9)), TEN_MINUTES))
                .hasValueSatisfying(first -> assertThat(first.start()).isEqualTo("2026-11-21T09:00:00Z"));
        assertThat(windows(forever).because(FRIDAY, FRIDAY.plusSeconds(60)))
                .first()
                .isEqualTo(new Because("SUPPRESSED", "no CALL: asked us to stop", FRIDAY, FRIDAY.plusSeconds(60)));
    }

    @Test
    void a_day_ends_when_it_ends_where_the_customer_is() {
        var noMail = new Suppression(Channel.EMAIL, null, "asked us to stop", Until.parse("2026-11-20"));
        var untilFriday = new ContactPreferences(null, null, List.of(), List.of(), List.of(), List.of(noMail));
        var end = RULES.windows(in("JP", "Asia/Tokyo"), untilFriday, Channel.EMAIL, Purpose.SERVICE)
                .between(FRIDAY, FRIDAY.plus(Duration.ofDays(2)))
                .list()
                .getFirst()
                .start();

        assertThat(end).isEqualTo("2026-11-20T15:00:00Z");
    }

    @Test
    void a_suppression_for_a_purpose_leaves_the_others() {
        var noSurveys = suppressing(Purpose.SURVEY, null);

        assertThat(day(windows(noSurveys), "2026-11-20")).isEqualTo("08:00-21:00");
        assertThat(day(RULES.windows(in("GB", "Europe/London"), noSurveys, Channel.CALL, Purpose.SURVEY), "2026-11-20"))
                .isEqualTo("none");
        assertThat(day(
                        RULES.windows(in("GB", "Europe/London"), noSurveys, Channel.EMAIL, Purpose.SURVEY),
                        "2026-11-20"))
                .isEqualTo("00:00-24:00");
    }

    @Test
    void nonsense_is_refused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Hours.parse(List.of("FRI"), "18:00", "09:00", null))
                .withMessageContaining("18:00-09:00");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Hours.parse(List.of("Friday"), "09:00", "18:00", null))
                .withMessageContaining("Friday");
        assertThatIllegalArgumentException().isThrownBy(() -> Never.parse(List.of(), null));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Never.parse(List.of("FRI"), "tomorrow"))
                .withMessageContaining("tomorrow");
    }

    private static ContactWindows windows(ContactPreferences preferences) {
        return RULES.windows(in("GB", "Europe/London"), preferences, Channel.CALL, Purpose.SERVICE);
    }

    private static ContactPreferences prefer(List<Hours> hours, List<Never> never) {
        return new ContactPreferences(null, null, List.of(), hours, never, List.of());
    }

    private static ContactPreferences suppressing(@Nullable Purpose purpose, @Nullable String until) {
        var suppression =
                new Suppression(Channel.CALL, purpose, "asked us to stop", until == null ? null : Until.parse(until));
        return new ContactPreferences(null, null, List.of(), List.of(), List.of(), List.of(suppression));
    }
}
