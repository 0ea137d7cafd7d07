package io.heard.intake;

import static io.heard.testing.ShopMessages.body;
import static io.heard.testing.ShopMessages.message;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.heard.decision.EventType;
import io.heard.intake.dialect.Shopify;
import io.heard.review.Incoming;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ShopTest {

    private static final Instant NOW = Instant.parse("2026-11-23T07:00:00Z");
    private static final Map<String, String> CREATED =
            Map.of("X-Shopify-Topic", "orders/create", "content-type", "application/json");

    private final NativeEvents natives = new NativeEvents(new ContactIds("MDEyMzQ1Njc4OWFiY2RlZg=="));
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final Shop shop =
            new Shop("lamps", "/shops/lamps", new Shopify("lamps:", null, List.of()), List.of(), natives, meters);

    @Test
    void what_a_shop_tells_is_read_as_any_event_of_heards_own() {
        var incoming = shop.read(message(body("shopify-order").toString(), CREATED), NOW);

        assertThat(incoming).singleElement().isInstanceOfSatisfying(Incoming.Event.class, one -> {
            assertThat(one.event().type()).isEqualTo(EventType.ORDER_PLACED);
            assertThat(one.event().source()).isEqualTo("/shops/lamps");
            assertThat(one.event().orderId()).isEqualTo("9007199254740993001");
            assertThat(one.event().byOrder()).isFalse();
            assertThat(natives.read(one.received().raw(), one.received().origin(), NOW))
                    .isInstanceOfSatisfying(
                            Incoming.Event.class,
                            again -> assertThat(again.event()).isEqualTo(one.event()));
        });
    }

    @Test
    void a_parcel_is_about_whoever_placed_its_order() {
        var headers = Map.of("X-Shopify-Topic", "fulfillments/update");

        assertThat(shop.read(message(body("shopify-fulfillment").toString(), headers), NOW))
                .singleElement()
                .isInstanceOfSatisfying(Incoming.Event.class, one -> {
                    assertThat(one.event().byOrder()).isTrue();
                    assertThat(one.event().customer()).isNull();
                });
    }

    @Test
    void what_is_not_understood_is_kept_as_it_came_with_whose_words_they_are() {
        var raw = body("shopify-order").put("total_price", "dear").toString();

        assertThat(shop.read(message(raw, CREATED), NOW))
                .singleElement()
                .isInstanceOfSatisfying(Incoming.Bad.class, bad -> {
                    assertThat(bad.reason()).startsWith("total_price: 'dear' is no amount");
                    assertThat(bad.received().raw()).isEqualTo(raw.getBytes(UTF_8));
                    assertThat(bad.received().source()).isEqualTo("/shops/lamps");
                    assertThat(bad.received().origin().headers())
                            .containsEntry("heard-shop", "lamps")
                            .containsAllEntriesOf(CREATED);
                });
        assertThat(meters.counter("heard.shop.messages", "shop", "lamps", "result", "not_understood")
                        .count())
                .isEqualTo(1);
    }

    @Test
    void what_heards_own_reader_refuses_is_one_dead_letter_and_the_rest_has_its_effect() {
        var order = body("shopify-order").put("total_price", "-1.00").put("cancelled_at", "2026-11-22T15:59:00Z");

        var incoming = shop.read(message(order.toString(), CREATED), NOW);

        assertThat(incoming).hasSize(2);
        assertThat(incoming.getFirst())
                .isInstanceOfSatisfying(
                        Incoming.Event.class,
                        one -> assertThat(one.event().type()).isEqualTo(EventType.ORDER_CANCELLED));
        assertThat(incoming.getLast())
                .isInstanceOfSatisfying(
                        Incoming.Bad.class,
                        bad -> assertThat(bad.reason())
                                .isEqualTo(
                                        "order-9007199254740993001 as order.placed: data.order.total: -1.0 is negative:"
                                                + " no purchase has such a total"));
    }

    @Test
    void two_shops_that_send_the_same_bytes_are_two() {
        var other = new Shop("other", "/shops/other", new Shopify("o:", null, List.of()), List.of(), natives, meters);
        var one = shop.read(message("{}", Map.of()), NOW).getFirst().received();

        assertThat(other.read(message("{}", Map.of()), NOW)
                        .getFirst()
                        .received()
                        .key())
                .isNotEqualTo(one.key());
        assertThat(shop.read(message("{}", Map.of()), NOW).getFirst().received().key())
                .isEqualTo(one.key());
    }
}
