package io.heard.intake.dialect;

import static io.heard.testing.ShopMessages.body;
import static io.heard.testing.ShopMessages.json;
import static io.heard.testing.ShopMessages.message;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.heard.decision.EventType;
import io.heard.intake.dialect.Dialect.Event;
import io.heard.intake.dialect.Dialect.Translation;
import io.heard.intake.reading.Unreadable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MappedTest {

    private static final Instant NOW = Instant.parse("2026-11-23T07:00:00Z");
    private static final Path OLIST = Path.of("src/test/resources/shops/olist.yaml");

    @TempDir
    Path directory;

    @Test
    void an_order_of_a_marketplace_is_told_as_its_mapping_says() {
        var events = read(new Mapped(MappingReader.read(OLIST), "mercado:", "X-Heard-Signature"), body("olist-order"));

        assertThat(events).extracting(Event::type).containsExactly(EventType.ORDER_PLACED, EventType.ORDER_DELIVERED);
        assertThat(events.getFirst().time()).isEqualTo("2026-11-02T14:07:15Z");
        assertThat(json(events.getFirst().data().toString())).isEqualTo(json("""
                {"order":{"id":"a3f09c5b7d1e4c2f8b60d94471aa0e15","placedAt":"2026-11-02T13:56:33Z","currency":"BRL",
                  "total":180.17,"salesChannel":"WEB","store":"3504c0cb","expectedDeliveryAt":"2026-11-18T03:00:00Z",
                  "lines":[{"sku":"87285b34","name":"utilidades_domesticas","category":"utilidades_domesticas",
                            "quantity":1,"unitPrice":29.99},
                           {"sku":"595fac2a","name":"item","quantity":1,"unitPrice":118.7}]},
                 "customer":{"id":"mercado:7c396fd4830fd04220f754e42b4e5bff","name":"Rui Made-Up",
                  "phone":"(11) 96123-4567","language":"pt","country":"BR","region":"SP","postalCode":"3149"}}"""));
        assertThat(events.getLast().id()).startsWith("order.delivered-a3f09c5b7d1e4c2f8b60d94471aa0e15-");
        assertThat(json(events.getLast().data().toString())).isEqualTo(json("""
                {"order":{"id":"a3f09c5b7d1e4c2f8b60d94471aa0e15"},"deliveredAt":"2026-11-11T00:25:13Z"}"""));
    }

    @Test
    void what_no_event_of_the_mapping_fits_tells_nothing() {
        var message = message(
                body("olist-order")
                        .put("order_status", "created")
                        .putNull("order_delivered_customer_date")
                        .toString(),
                Map.of());

        assertThat(new Mapped(MappingReader.read(OLIST), "", "X").read(message, NOW))
                .isInstanceOf(Translation.Nothing.class);
    }

    @ParameterizedTest(name = "{0} {1}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
        order_purchase_timestamp | "02/11/2026"        | $.order_purchase_timestamp: '02/11/2026' is no time
        order_id                 | {"a":1}             | $.order_id: is an object or a list
        order_id                 | 1.5                 | $.order_id: 1.5 is no text and no whole number
        payments                 | [{"payment_value":"12,5"}] | $.payments[*].payment_value: '12,5' is no number with '.'
        order_approved_at        | null                | $.order_approved_at: is missing
        """)
    void what_cannot_be_made_what_heard_wants_is_told_with_both_places(String field, String value, String reason) {
        var order = body("olist-order");
        order.set(field, json(value));

        assertThatThrownBy(() -> read(new Mapped(MappingReader.read(OLIST), "", "X"), order))
                .isInstanceOf(Unreadable.class)
                .hasMessageStartingWith(reason)
                .hasMessageContaining("events[0].");
    }

    @ParameterizedTest(name = "{0} of {1}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
        {path: $.t, decimal: ","}                                | {"t":"1.234,50"}     | 1234.50
        {path: $.t, decimal: ","}                                | {"t":12.5}           | 12.5
        {path: $.t}                                              | {"t":"12.50"}        | 12.50
        {path: $.t}                                              | {"t":123456789012345} | 123456789012345
        {path: "$..t", several: sum}                             | {"a":{"t":1},"b":{"t":"2.5"}} | 3.5
        {path: "$.p[?(@.k=='x')].v"}                             | {"p":[{"k":"y","v":1},{"k":"x","v":2}]} | 2
        {path: $.t, otherwise: 0}                                | {}                   | 0
        """)
    void a_number_is_read_as_the_mapping_says(String total, String message, String expected) {
        var order = (ObjectNode) json(message);

        assertThat(read(mapping("total: " + total, "placedAt: 2026-11-01T00:00:00Z"), order)
                        .getFirst()
                        .data()
                        .at("/order/total")
                        .decimalValue())
                .isEqualByComparingTo(expected);
    }

    @ParameterizedTest(name = "{0} of {1}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
        {path: $.t}                                                        | "2026-11-02T10:00:00-03:00" | 2026-11-02T13:00:00Z
        {path: $.t, zone: Asia/Tokyo}                                      | "2026-11-02T10:00:00Z"      | 2026-11-02T10:00:00Z
        {path: $.t, zone: Asia/Tokyo}                                      | "2026-11-02"                | 2026-11-01T15:00:00Z
        {path: $.t, pattern: dd/MM/yyyy HH:mm, zone: America/Sao_Paulo}    | "02/11/2026 10:00"          | 2026-11-02T13:00:00Z
        """)
    void a_time_is_read_as_the_mapping_says(String placedAt, String told, String expected) {
        var order = (ObjectNode) json("{\"t\":" + told + "}");

        assertThat(read(mapping("total: 1", "placedAt: " + placedAt), order)
                        .getFirst()
                        .time())
                .isEqualTo(expected);
    }

    @Test
    void a_time_without_a_zone_is_no_time() {
        var order = (ObjectNode) json("{\"t\":\"2026-11-02 10:00:00\"}");

        assertThatThrownBy(() -> read(mapping("total: 1", "placedAt: $.t"), order))
                .isInstanceOf(Unreadable.class)
                .hasMessage("$.t: '2026-11-02T10:00:00' names no zone; say `zone:` in the mapping"
                        + " (mapping: events[0].data.order.placedAt)");
    }

    @Test
    void the_shops_words_are_translated_and_others_are_refused() {
        var mapping = mapping(
                "salesChannel: { path: $.via, values: { loja: TILL, site: WEB } }",
                "total: 1\n        placedAt: 2026-11-01T00:00:00Z");

        assertThat(read(mapping, (ObjectNode) json("{\"via\":\"loja\"}"))
                        .getFirst()
                        .data()
                        .at("/order/salesChannel")
                        .asText())
                .isEqualTo("TILL");
        assertThatThrownBy(() -> read(mapping, (ObjectNode) json("{\"via\":\"fax\"}")))
                .hasMessageContaining("'fax' is none of the values that the mapping knows");
    }

    @Test
    void one_message_can_hold_many() {
        var mapping = read("""
                events:
                  - type: order.delivered
                    each: $.parcels[*]
                    id: $.parcel
                    data: { order: { id: $.order }, deliveredAt: $.at }
                """);

        assertThat(read(mapping, (ObjectNode) json("""
                        {"parcels":[{"parcel":1,"order":7,"at":"2026-11-01T00:00:00Z"},
                                    {"parcel":2,"order":8,"at":"2026-11-01T00:00:00Z"}]}""")))
                .extracting(Event::id)
                .containsExactly("order.delivered-1", "order.delivered-2");
    }

    @ParameterizedTest(name = "{1}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
        `events: []`                                                                              | events: is missing
        `events: [{type: order.admired, data: {}}]`                                               | events[0].type: 'order.admired' is no type of event; write one of [order.placed
        `events: [{type: order.placed}]`                                                          | events[0].data: is missing
        `events: [{type: order.delivered, time: $.t, data: {order: {id: $.i}, deliverdAt: $.t}}]` | events[0].data.deliverdAt: is not known; known here are [customer, deliveredAt, order, why]
        `events: [{type: order.delivered, data: {order: {id: $.i}}}]`                             | events[0].time: is missing; write the JSONPath of when it happened or was told, or data.deliveredAt
        `events: [{type: order.placed, time: $.t, data: {order: {id: $.i, totl: $.x}}}]`          | events[0].data.order.totl: is not known; known here are [currency
        `events: [{type: order.placed, time: $.t, data: {order: {id: $.i, totl: $.x}}}]`          | events[0].data.order.currency: is missing; order.placed needs it
        `events: [{type: order.delivered, time: "$.[", data: {order: {id: $.i}}}]`                | events[0].time: '$.[' is no JSONPath
        `events: [{type: order.delivered, time: $.t, when: {is: x}, data: {order: {id: $.i}}}]`   | events[0].when.path: '' is no JSONPath; it begins with $
        `events: [{type: order.delivered, time: {path: $.t, zone: Brazil}, data: {order: {id: $.i}}}]` | events[0].time.zone: 'Brazil' is no time zone
        `events: [{type: order.delivered, time: {path: $.t, pattern: bbb}, data: {order: {id: $.i}}}]` | events[0].time.pattern:
        `events: [{type: order.delivered, time: yesterday, data: {order: {id: $.i}}}]`            | events[0].time: events[0].time: 'yesterday' is no time
        `events: [{type: order.delivered, time: {path: $.t, several: sum}, data: {order: {id: $.i}}}]` | events[0].time.several: 'sum' does not fit here; write one of [first]
        `events: [{type: order.delivered, tim: $.t, time: $.t, data: {order: {id: $.i}}}]`        | events[0].tim: is not known; known here are [data, each, id, time, type, when]
        `events: [`                                                                               | line 1, column
        """)
    void what_is_wrong_with_a_mapping_is_told_with_place_and_remedy(String yaml, String flaw) {
        assertThatThrownBy(() -> read(yaml))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(directory.resolve("mapping.yaml").toString())
                .hasMessageContaining(flaw.strip());
    }

    @Test
    void a_mapping_that_is_not_there_is_told() {
        assertThatThrownBy(() -> MappingReader.read(directory.resolve("gone.yaml")))
                .hasMessageEndingWith("gone.yaml cannot be read; `mapping` names a file in YAML");
    }

    private Mapped mapping(String one, String other) {
        return read("""
                events:
                  - type: order.placed
                    data:
                      order:
                        id: o-1
                        currency: EUR
                        %s
                        %s
                      customer: { id: $.customer }
                """.formatted(one, other));
    }

    private Mapped read(String yaml) {
        try {
            var file = Files.writeString(directory.resolve("mapping.yaml"), yaml);
            return new Mapped(MappingReader.read(file), "", "X-Heard-Signature");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<Event> read(Mapped mapping, ObjectNode message) {
        var translation = mapping.read(message(message.toString(), Map.of()), NOW);
        assertThat(translation).isInstanceOf(Translation.Events.class);
        return ((Translation.Events) translation).events();
    }
}
