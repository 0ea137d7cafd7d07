package io.heard.intake;

import static io.heard.testing.ShopEvents.customer;
import static io.heard.testing.ShopEvents.event;
import static io.heard.testing.ShopEvents.id;
import static io.heard.testing.ShopEvents.orderData;
import static org.assertj.core.api.Assertions.assertThat;

import io.heard.inbox.Received.Origin;
import io.heard.review.Incoming;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NativeEventsTest {

    private static final Instant NOW = Instant.parse("2026-11-23T07:00:00Z");
    private static final Origin ORIGIN = new Origin(null, null, null, Map.of());

    private final NativeEvents reader = new NativeEvents(new ContactIds("MDEyMzQ1Njc4OWFiY2RlZg=="));

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
        31 days ahead, taken at its time | PT743H  | early
        further ahead                    | PT745H  | it lies more than 31 days ahead
        a clock some minutes fast        | PT5M    | early
        a clock some minutes slow        | PT-5M   | event
        before there were shops          | PT-876000H | event
        """)
    void a_time_that_is_off_is_judged_as_it_should(String what, Duration ahead, String becomes) {
        var at = NOW.plus(ahead);

        var incoming = read(at, "EUR", "30");

        assertThat(became(incoming)).isEqualTo(becomes.startsWith("it ") ? becomes + ": " + at : becomes);
    }

    @ParameterizedTest(name = "{0} {1}")
    @CsvSource(delimiter = '|', textBlock = """
        EUR | 0              | event
        JPY | 1000000000     | event
        DEM | 10             | event
        KWD | 12.345         | event
        eur | 10             | data.order.currency: 'eur' is no currency
        EUX | 10             | data.order.currency: 'EUX' is no currency
        XXX | 10             | data.order.currency: 'XXX' is no currency
        €   | 10             | data.order.currency: '€' is no currency
        EUR | 1000000000.01  | data.order.total: is more than 10^9
        EUR | -0.01          | data.order.total: -0.01 is negative
        EUR | 1e308          | data.order.total: is more than 10^9
        EUR | 1e999999999    | data.order.total: is too large
        EUR | 1e-300         | data.order.total: has more than 40 digits
        EUR | 1e-999999999   | event
        EUR | "10"           | data.order.total: expected a number, got a text
        """)
    void an_amount_or_currency_that_cannot_be_is_a_dead_letter(String currency, String total, String becomes) {
        var incoming = read(NOW.minusSeconds(60), currency, total);

        assertThat(became(incoming)).startsWith(becomes);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
        {"customer":{"id":"ada"},"goodwillId":"0195b3c4-5e6f-7a81-9c2d-00000000000a"} | goodwill.settled
        {"customer":{"id":"ada"},"goodwillId":"a credit"}                             | data.goodwillId: 'a credit' is no id
        {"customer":{"id":"ada"}}                                                     | data.goodwillId: is missing
        {"goodwillId":"0195b3c4-5e6f-7a81-9c2d-00000000000a"}                         | data.customer: is missing
        """)
    void what_became_of_goodwill_is_an_answer(String data, String becomes) {
        var event = event("goodwill.settled", id(), NOW.minusSeconds(60), data);

        assertThat(became(reader.read(event.getBytes(StandardCharsets.UTF_8), ORIGIN, NOW)))
                .startsWith(becomes);
    }

    private Incoming read(Instant at, String currency, String total) {
        var text = orderData(customer("ada"), "o", at, 1)
                .replace("\"total\":1.0", "\"total\":" + total)
                .replace("EUR", currency);
        return reader.read(event("order.placed", id(), at, text).getBytes(StandardCharsets.UTF_8), ORIGIN, NOW);
    }

    private static String became(Incoming incoming) {
        return switch (incoming) {
            case Incoming.Event _ -> "event";
            case Incoming.Answer answer -> answer.answer().type();
            case Incoming.Early _ -> "early";
            case Incoming.Bad bad -> bad.reason();
            case Incoming.Unknown unknown -> unknown.type();
        };
    }
}
