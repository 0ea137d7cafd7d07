package io.heard.desk;

import static org.assertj.core.api.Assertions.assertThat;

import io.heard.customer.PreferencesDocument;
import io.heard.customer.PreferencesDocument.Hours;
import io.heard.customer.PreferencesDocument.Never;
import io.heard.customer.PreferencesDocument.Suppression;
import java.util.List;
import org.junit.jupiter.api.Test;

class WishesTest {

    private static final List<String> EVERY_DAY = List.of("MON", "TUE", "WED", "THU", "FRI", "SAT", "SUN");
    private static final Hours UNTIL_MAY = new Hours(List.of("MON"), "09:00", "12:00", "2027-05-01");
    private static final PreferencesDocument KNOWN = new PreferencesDocument(
            "Europe/Berlin",
            "de",
            List.of("CALL", "EMAIL"),
            List.of(UNTIL_MAY),
            List.of(new Never(List.of("FRI"), null)),
            List.of(new Suppression("EMAIL", "MARKETING", "asked", null)));

    @Test
    void wishes_that_are_known_change_nothing() {
        assertThat(Wishes.of(KNOWN).changing(KNOWN)).isNull();
        assertThat(Wishes.of(PreferencesDocument.EMPTY).changing(PreferencesDocument.EMPTY))
                .isNull();
    }

    @Test
    void a_new_language_leaves_everything_else() {
        var wished = new Wishes("CALL", List.of("MON"), "09:00", "12:00", "fr").changing(KNOWN);

        assertThat(wished)
                .isEqualTo(new PreferencesDocument(
                        KNOWN.timeZone(),
                        "fr",
                        KNOWN.channels(),
                        KNOWN.hours(),
                        KNOWN.never(),
                        KNOWN.suppressions()));
    }

    @Test
    void the_wished_channel_goes_first() {
        var wished = new Wishes("EMAIL", List.of("MON"), "09:00", "12:00", "de").changing(KNOWN);

        assertThat(wished.channels()).containsExactly("EMAIL", "CALL");
    }

    @Test
    void hours_without_days_hold_every_day_and_days_without_hours_all_day() {
        var evenings = new Wishes("", List.of(), "18:00", "", "").changing(PreferencesDocument.EMPTY);
        var weekend = new Wishes("", List.of("SUN", "SAT"), "", "", "").changing(PreferencesDocument.EMPTY);

        assertThat(evenings.hours()).containsExactly(new Hours(EVERY_DAY, "18:00", "24:00", null));
        assertThat(weekend.hours()).containsExactly(new Hours(List.of("SAT", "SUN"), "00:00", "24:00", null));
    }

    @Test
    void what_was_stored_is_shown_as_it_was_wished() {
        var evenings = new Wishes("", List.of(), "18:00", "", "");

        assertThat(Wishes.of(evenings.changing(PreferencesDocument.EMPTY))).isEqualTo(evenings);
    }

    @Test
    void every_day_is_no_wish() {
        var wished = new Wishes("CALL", EVERY_DAY, "", "", "de").changing(KNOWN);

        assertThat(wished.hours()).isNull();
    }

    @Test
    void hours_must_not_end_before_they_start() {
        assertThat(new Wishes("", List.of(), "18:00", "09:00", "").hasBadHours())
                .isTrue();
        assertThat(new Wishes("", List.of(), "18:00", "", "").hasBadHours()).isFalse();
    }
}
