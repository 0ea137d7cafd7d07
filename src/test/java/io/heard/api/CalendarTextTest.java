package io.heard.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.heard.contact.Channel;
import io.heard.task.Appointment;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import net.fortuna.ical4j.data.CalendarBuilder;
import net.fortuna.ical4j.data.ParserException;
import net.fortuna.ical4j.model.Calendar;
import net.fortuna.ical4j.model.Component;
import net.fortuna.ical4j.model.Property;
import net.fortuna.ical4j.model.component.VEvent;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Read back by a parser that has nothing to do with what wrote it.
class CalendarTextTest {

    private static final Instant NOW = Instant.parse("2026-11-23T09:12:30Z");
    private static final Instant AT = Instant.parse("2026-11-24T15:00:00Z");
    private static final UUID ID = UUID.fromString("0195b3c4-5e6f-7a81-9c2d-3e4f5a6b7c8d");

    @Test
    void an_event_says_when_how_long_and_whom_and_no_more() throws Exception {
        var text = CalendarText.of(List.of(promised("Ada Berger", "Ada", 4)), Locale.ENGLISH, NOW);

        var event = only(text);
        assertThat(value(event, Property.UID)).isEqualTo(ID + "@heard");
        assertThat(value(event, Property.SEQUENCE)).isEqualTo("4");
        assertThat(value(event, Property.DTSTAMP)).isEqualTo("20261123T091230Z");
        assertThat(value(event, Property.DTSTART)).isEqualTo("20261124T150000Z");
        assertThat(value(event, Property.DTEND)).isEqualTo("20261124T152000Z");
        assertThat(value(event, Property.SUMMARY)).isEqualTo("Call: Ada");
        assertThat(event.getProperty(Property.DESCRIPTION)).isEmpty();
        assertThat(event.getProperty(Property.LOCATION)).isEmpty();
        assertThat(text).doesNotContain("Berger", "17850");
        assertThat(event.validate().getEntries()).isEmpty();
        assertThat(parsed(text).validate().getEntries()).isEmpty();
    }

    @Test
    void the_calendar_speaks_the_language_that_was_chosen() throws Exception {
        var text = CalendarText.of(List.of(promised("Ada Berger", null, 1)), Locale.GERMAN, NOW);

        assertThat(value(only(text), Property.SUMMARY)).isEqualTo("Anruf: A. B.");
    }

    @Test
    void nothing_promised_is_a_calendar_without_events() throws Exception {
        var calendar = parsed(CalendarText.of(List.of(), Locale.ENGLISH, NOW));

        assertThat(calendar.getComponents()).isEmpty();
        assertThat(calendar.getProperty(Property.PRODID)).isPresent();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
        a;b,c\\d
        Ünïcödé-ÄÖÜßéàèùâêîôûëïüÿçœæ
        李小龍李小龍李小龍李小龍李小龍李小龍李小龍
        👩‍👩‍👧‍👦👩‍👩‍👧‍👦👩‍👩‍👧‍👦👩‍👩‍👧‍👦
        \\nBEGIN:VEVENT
        """)
    void whatever_the_name_no_line_is_too_long_and_none_is_forged(String name) throws Exception {
        var text = CalendarText.of(List.of(promised(name, name, 1)), Locale.ENGLISH, NOW);

        assertThat(text.split("\r\n", -1))
                .allSatisfy(line ->
                        assertThat(line.getBytes(StandardCharsets.UTF_8)).hasSizeLessThanOrEqualTo(75));
        assertThat(value(only(text), Property.SUMMARY)).startsWith("Call: ").doesNotContain("\n");
    }

    @Test
    void only_when_it_was_written_changes_by_itself() {
        var promised = List.of(promised("Ada Berger", "Ada", 4));

        var one = CalendarText.of(promised, Locale.ENGLISH, NOW);
        var other = CalendarText.of(promised, Locale.ENGLISH, NOW.plusSeconds(60));

        assertThat(one).isNotEqualTo(other);
        assertThat(one.replaceAll("DTSTAMP:\\w+", "")).isEqualTo(other.replaceAll("DTSTAMP:\\w+", ""));
    }

    private static Appointment promised(String name, @Nullable String preferred, int version) {
        return new Appointment("17850", ID, null, AT, Duration.ofMinutes(20), Channel.CALL, version, name, preferred);
    }

    private static Calendar parsed(String text) throws IOException, ParserException {
        return new CalendarBuilder().build(new StringReader(text));
    }

    private static VEvent only(String text) throws IOException, ParserException {
        var events = parsed(text).<VEvent>getComponents(Component.VEVENT);
        assertThat(events).hasSize(1);
        return events.getFirst();
    }

    private static String value(VEvent event, String property) {
        return event.getProperty(property).map(Property::getValue).orElseThrow();
    }
}
