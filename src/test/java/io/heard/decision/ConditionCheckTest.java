package io.heard.decision;

import static org.assertj.core.api.Assertions.assertThat;

import io.heard.decision.ConditionCheck.Finding;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// DESIGN §4: what a condition may say, and what is told to somebody who says something else.
class ConditionCheckTest {

    private static final Trigger PLACED = Trigger.named("order.placed");
    private static final Trigger RETURN = Trigger.named("return.requested");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "order.isFirst && order.value >= 100.0",
                "has(event.why) && event.why.matches('(?i).*(damaged|broken).*')",
                "event.value >= 20.0 || event.colourOfBox == 'red'",
                "order.lines.exists(line, line.quantity > 2)",
                "customer.orderDays >= 4",
                "order.placedAt > timestamp('2026-01-01T00:00:00Z')",
                "'garden' in order.categories"
            })
    void a_condition_that_will_do_has_no_findings(String text) {
        assertThat(ConditionCheck.bool(text, RETURN)).isEmpty();
    }

    @ParameterizedTest(name = "{0} → {2}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
        order.valu > 1.0                | 1:6  | order has no field valu                    | did you mean order.value?
        has(custmer.name)               | 1:5  | knows no custmer                           | did you mean customer?
        event.tpye == 'x'               | 1:6  | event has no field tpye                    | did you mean event.type?
        event.text == 'x'               | 1:6  | event has no field text                    | it has at, type
        order.isFrist                   | 1:7  | order has no field isFrist                 | did you mean order.isFirst?
        order.value >= 100              | 1:13 | >= does not go with (double, int)            | write the number with a decimal point, as in 100.0
        order["value"] > 1.0            | 1:6  | order is not read with [ ]                 | write order.field
        order.value                     | 1:1  | gives double, not true or false            | compare it with something
        customer.country = "GB"         | 1:18 | cannot be read: token recognition error at: '= ' | write == to compare
        order.gift and order.isFirst    | 1:12 | cannot be read: mismatched input 'and'     | `write && for and, || for or, ! for not`
        оrder.gift                      | 1:1  | cannot be read: token recognition error at: 'о' | write it with plain letters, spaces and straight quotes
        has(order)                      | 1:4  | cannot be read: invalid argument to has() macro | write a field, as in has(order.store)
        order.categories.contains('a')  | 1:26 | contains does not go with list(string).(string) | write it as in 'coffee' in order.categories
        order.placedAt > '2026-01-01'   | 1:16 | > does not go with (time, string)          | write the time as in timestamp('2026-01-31T00:00:00Z')
        order.placedAt > timestamp('x') | 1:27 | knows no time x                            | write it as in timestamp('2026-01-31T00:00:00Z')
        order.store.matches(order.id)   | 1:26 | takes its pattern from somewhere else      | write the pattern itself, in quotes
        """)
    void a_mistake_is_told_with_its_place_and_its_remedy(String text, String at, String message, String remedy) {
        var found = ConditionCheck.bool(text, PLACED).getFirst();

        assertThat(found.message()).isEqualTo(message);
        assertThat(found.remedy()).isEqualTo(remedy);
        assertThat(Math.abs(found.column() - Integer.parseInt(at.substring(2)))).isLessThanOrEqualTo(1);
    }

    @Test
    void all_mistakes_are_told_at_once() {
        var found = ConditionCheck.bool("order.valu > 1.0\n && customer.nme == 'x' && foo", PLACED);

        assertThat(found).extracting(Finding::line).containsExactly(1, 2, 2);
        assertThat(found)
                .extracting(Finding::message)
                .containsExactly("order has no field valu", "customer has no field nme", "knows no foo");
    }

    @Test
    void what_cannot_be_read_is_told_where() {
        var found = ConditionCheck.bool("order.value >= ", PLACED);

        assertThat(found).hasSize(1);
        assertThat(found.getFirst().message()).startsWith("cannot be read: mismatched input '<EOF>'");
        assertThat(found.getFirst().column()).isGreaterThan(14);
    }

    @Test
    void a_length_of_time_must_be_one() {
        assertThat(ConditionCheck.duration("duration('48h')", PLACED)).isEmpty();
        assertThat(ConditionCheck.duration("48", PLACED).getFirst().remedy())
                .isEqualTo("write it as in duration('48h')");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "duration('2d')",
                "duration('P2D')",
                "order.value > 1.0 ? duration('1h') : duration('x')",
                "duration('-48h')",
                "duration('876000h')",
                "duration('1h') - duration('2h')"
            })
    void a_length_of_time_that_can_never_be_is_told_when_it_is_written(String text) {
        assertThat(ConditionCheck.duration(text, PLACED)).hasSize(1);
    }

    @Test
    void between_attempts_no_event_is_at_hand() {
        assertThat(ConditionCheck.plainDuration("duration('36h')", PLACED)).isEmpty();
        assertThat(ConditionCheck.plainDuration("order.value > 1.0 ? duration('1h') : duration('2h')", PLACED))
                .extracting(Finding::message)
                .containsExactly("cannot look at order, event or customer");
    }

    @Test
    @Timeout(5)
    void what_would_be_slow_or_hostile_is_refused() {
        var loops = "order.lines.all(a, order.lines.all(b, order.lines.all(c, true)))";
        var large =
                IntStream.range(0, 300).mapToObj(i -> "order.id=='" + i + "'").collect(Collectors.joining("||"));

        assertThat(refused("order.id == '" + "x".repeat(100_000) + "'")).contains("characters");
        assertThat(refused("(".repeat(1_500) + "true" + ")".repeat(1_500))).contains("nested too deep");
        assertThat(refused("[".repeat(1_900) + "]".repeat(1_900) + " == []")).contains("nested too deep");
        assertThat(refused(loops)).contains("loop in a loop in a loop");
        assertThat(refused(large.substring(0, large.lastIndexOf("||", 3_990)))).contains("parts");
        assertThat(refused("order.id.matches('(a{1000}){1000}')")).contains("too large");
        assertThat(refused("order.id.matches('" + "(a|b)".repeat(100) + "')")).contains("too large");
        assertThat(refused("order.id.matches('(')")).contains("cannot be read");
        assertThat(refused("order.id.matches('(a+)+(')")).contains("cannot be read");
    }

    @ParameterizedTest
    @Timeout(5)
    @ValueSource(
            strings = {
                "[order.id].map(x, x + x).map(x, x + x).map(x, x + x).all(x, x != '')",
                "[[1, 2]].map(x, x + x).all(x, size(x) > 1)",
                "order.lines.map(l, l.name + l.name).map(x, x + x).exists(x, x == 'a')",
                "[1].map(x, [x, x]).map(x, [x, x]).map(x, [x, x]) == []",
                "[1].map(x, {'a': x}).map(x, {'a': x, 'b': x}) == []",
                "[1].map(x, [1, 2].map(y, x)).map(x, [1, 2].map(y, x)) == []",
                "[b'a'].map(x, x + x).all(x, x != b'')"
            })
    void nothing_in_a_loop_may_grow(String text) {
        assertThat(refused(text)).containsAnyOf("joins texts or lists inside a loop", "makes a list inside a loop");
    }

    @Test
    @Timeout(5)
    void what_takes_many_steps_is_refused() {
        var hundred = IntStream.range(0, 100).mapToObj(Integer::toString).collect(Collectors.joining(", ", "[", "]"));

        assertThat(refused(hundred + ".all(a, " + hundred + ".all(b, a == b))")).contains("takes too many steps");
        assertThat(refused(hundred + ".all(a, order.headline.matches('" + "(a|b)*".repeat(30) + "'))"))
                .contains("takes too many steps");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "order.lines.exists(l, double(l.quantity) * double(l.unitPrice) + 5.0 > 100.0)",
                "order.lines.filter(l, l.category in ['coffee', 'tea']).size() > 2",
                "order.lines.exists_one(l, l.sku.matches('^TEA-[0-9]{3}$'))",
                "order.lines.exists(l, order.lines.filter(m, m.sku == l.sku).size() > 1)",
                "order.lines.exists(l, order.lines.exists(m, m.sku == l.sku + '-x'))",
                "order.lines.map(l, l.sku).exists(sku, sku in ['a', 'b'])",
                "order.lines.map(l, l.quantity > 3, double(l.quantity) + 1.0).all(n, n > 0.0)",
                "(order.categories + ['tea']).exists(c, c == order.store + 'x' || true)"
            })
    void loops_that_people_write_will_do(String text) {
        assertThat(ConditionCheck.bool(text, PLACED).stream()
                        .map(Finding::message)
                        .toList())
                .isEmpty();
    }

    private static String refused(String text) {
        return ConditionCheck.bool(text, PLACED).stream().map(Finding::message).collect(Collectors.joining("; "));
    }

    @Test
    @Timeout(5)
    void what_is_asked_of_too_much_data_stops_and_does_not_match() {
        var lines = IntStream.range(0, 1_000)
                .mapToObj(i -> Map.<String, Object>of("quantity", (long) i))
                .toList();
        var facts = Map.<String, Object>of("order", Map.of("lines", lines));
        var condition = Condition.bool("order.lines.all(a, order.lines.all(b, a.quantity + b.quantity >= 0))");

        assertThat(condition.test(facts)).isInstanceOf(Condition.Verdict.Failed.class);
    }

    @Test
    @Timeout(5)
    void a_pattern_never_goes_back_over_a_long_text() {
        var facts = Map.<String, Object>of("event", Map.of("text", "a".repeat(30_000) + "!"));

        assertThat(Condition.bool("event.text.matches('(a+)+$')").test(facts)).isEqualTo(new Condition.Verdict.No());
    }

    @Test
    void a_computed_length_beyond_ten_years_is_none() {
        var condition = Condition.duration("duration('876000h')");

        assertThat(condition.length(Map.of())).isEmpty();
        assertThat(Condition.duration("duration('48h')").length(Map.of())).contains(Duration.ofDays(2));
    }
}
