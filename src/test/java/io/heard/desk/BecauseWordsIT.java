package io.heard.desk;

import static org.assertj.core.api.Assertions.assertThat;

import io.heard.contact.Because;
import io.heard.contact.PhoneNumber;
import io.heard.contact.Source;
import io.heard.decision.Hold;
import io.quarkus.qute.i18n.Localized;
import io.quarkus.qute.i18n.MessageBundles;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Locale;
import org.junit.jupiter.api.Test;

@QuarkusTest
class BecauseWordsIT {

    private static final Instant NOW = Instant.parse("2026-11-23T09:00:00Z");
    private static final Instant TOMORROW = Instant.parse("2026-11-24T09:00:00Z");

    private final BecauseWords german = words(Locale.GERMAN);
    private final BecauseWords english = words(Locale.ENGLISH);

    private static BecauseWords words(Locale locale) {
        var tag = Localized.Literal.of(locale.toLanguageTag());
        boolean isGerman = locale.equals(Locale.GERMAN);
        return new BecauseWords(
                isGerman ? MessageBundles.get(BecauseMessages.class, tag) : MessageBundles.get(BecauseMessages.class),
                isGerman ? MessageBundles.get(Messages.class, tag) : MessageBundles.get(Messages.class),
                new Times(ZoneId.of("Europe/London"), locale, NOW));
    }

    @Test
    void a_rule_is_a_sentence_and_its_facts_stay() {
        var spacing = new Because("SPACING", "attempt 2 keeps its distance", null, TOMORROW);

        assertThat(german.line(spacing)).isEqualTo("Versuch 2 lässt etwas Zeit vergehen: nicht vor Di. 24 Nov., 09:00");
        assertThat(english.line(spacing)).isEqualTo("attempt 2 keeps its distance: not before Tue 24 Nov, 09:00");
        assertThat(german.line(new Because(Because.HOLIDAY, "25 Dec is Christmas Day in GB", TOMORROW, TOMORROW)))
                .contains("Christmas Day")
                .contains(" in GB");
        assertThat(german.line(Because.of("ASSIGNED", "backup of ana, who owns the relationship")))
                .isEqualTo("in Vertretung für ana");
        assertThat(german.line(Because.of("NO_CALL", "no phone number is known")))
                .isEqualTo("es ist keine Telefonnummer bekannt");
    }

    /// What the core says in words of its own is known here, all of it.
    @Test
    void nothing_that_is_known_by_name_is_left_in_english() {
        assertThat(Arrays.stream(Source.values()).map(Source::words))
                .allSatisfy(
                        words -> assertThat(german.line(Because.of(Because.CANDIDATES, "Europe/Rome in IT, " + words)))
                                .startsWith("nach der Uhr von Europe/Rome, ")
                                .doesNotContain(words));
        assertThat(Arrays.stream(PhoneNumber.Refusal.values()).map(PhoneNumber.Refusal::words))
                .allSatisfy(words -> assertThat(german.line(Because.of("NO_CALL", "the phone number is " + words)))
                        .doesNotContain(words));
        assertThat(Arrays.stream(Hold.values()).map(Hold::inWords))
                .allSatisfy(words -> assertThat(german.line(new Because("HOLD", words, null, TOMORROW)))
                        .doesNotContain(words));
    }

    @Test
    void a_rule_that_is_not_known_is_shown_as_it_was_written_down() {
        assertThat(german.line(Because.of("NEW_RULE", "something else"))).isEqualTo("something else");
    }
}
