package io.heard.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IsoTimeTest {

    @Property
    void an_instant_is_written_as_java_time_writes_it_and_read_again(@ForAll("instants") Instant at) {
        assertThat(IsoTime.write(at)).isEqualTo(at.toString());
        assertThat(IsoTime.read(IsoTime.write(at))).isEqualTo(at);
    }

    @Property
    void a_text_with_any_letter_changed_is_read_as_java_time_reads_it(
            @ForAll("instants") Instant at, @ForAll("places") int place, @ForAll("letters") char letter) {
        var text = new StringBuilder(at.toString());
        text.setCharAt(place % text.length(), letter);

        assertThat(read(text.toString(), IsoTime::read)).isEqualTo(read(text.toString(), IsoTimeTest::javaTime));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "Z",
                "2026-11-21",
                "2026-11-21T18:00Z",
                "2026-11-21T18:00:00",
                "2026-11-21T18:00:00.Z",
                "2026-11-21T18:00:00.5Z",
                "2026-11-21T18:00:00.1234567890Z",
                "2026-11-21T18:00:00+01:00",
                "2026-11-21t18:00:00z",
                "2026-02-29T00:00:00Z",
                "2028-02-29T00:00:00Z",
                "2026-04-31T00:00:00Z",
                "2026-04-30T23:59:60Z",
                "2026-04-30T24:00:00Z",
                "2026-13-01T00:00:00Z",
                "0000-01-01T00:00:00Z",
                "+12026-01-01T00:00:00Z",
                "２０２６-11-21T18:00:00Z"
            })
    void an_odd_text_is_read_or_refused_as_by_java_time(String text) {
        assertThat(read(text, IsoTime::read)).isEqualTo(read(text, IsoTimeTest::javaTime));
    }

    @Provide
    Arbitrary<Instant> instants() {
        var seconds = Arbitraries.longs()
                .between(
                        Instant.parse("-0010-01-01T00:00:00Z").getEpochSecond(),
                        Instant.parse("+10010-01-01T00:00:00Z").getEpochSecond());
        var nanos = Arbitraries.oneOf(
                Arbitraries.just(0),
                Arbitraries.integers().between(0, 999).map(millis -> millis * 1_000_000),
                Arbitraries.integers().between(0, 999_999).map(micros -> micros * 1_000),
                Arbitraries.integers().between(0, 999_999_999));
        return Combinators.combine(seconds, nanos).as(Instant::ofEpochSecond);
    }

    @Provide
    Arbitrary<Integer> places() {
        return Arbitraries.integers().between(0, 29);
    }

    @Provide
    Arbitrary<Character> letters() {
        return Arbitraries.of(
                "0123456789-:.TZtz+ ٣".chars().mapToObj(letter -> (char) letter).toList());
    }

    private interface Reader {
        Instant read(String text);
    }

    private static Instant javaTime(String text) {
        return OffsetDateTime.parse(text).toInstant();
    }

    private static String read(String text, Reader reader) {
        try {
            return reader.read(text).toString();
        } catch (DateTimeException refused) {
            return "refused";
        }
    }
}
