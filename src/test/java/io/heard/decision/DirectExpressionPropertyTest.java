package io.heard.decision;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/// What is worked out without the interpreter is what the interpreter says, with fields that are missing or of
/// other types as well.
class DirectExpressionPropertyTest {

    private static final List<String> FIELDS = List.of(
            "order.value", "order.usualValue", "order.isFirst", "order.lineCount", "customer.country", "event.note");
    private static final List<String> CONSTANTS =
            List.of("0.0", "-0.0", "12.5", "3.0", "4", "-7", "true", "false", "'GB'", "''", "['GB', 'FR']");
    private static final List<Object> VALUES =
            List.of(0.0, -0.0, 12.5, Double.NaN, Double.POSITIVE_INFINITY, 4L, -7L, true, false, "GB", "DE", "");

    @Property(tries = 3_000)
    void a_condition_is_as_true_as_the_interpreter_finds_it(
            @ForAll("conditions") String text, @ForAll("facts") Map<String, Object> facts) {
        var condition = condition(text);
        if (condition != null) {
            assertThat(condition.test(facts)).as("%s with %s", text, facts).isEqualTo(condition.interpreted(facts));
        }
    }

    @Property(tries = 500)
    void a_length_is_as_long_as_the_interpreter_finds_it(
            @ForAll("doubles") String number, @ForAll("facts") Map<String, Object> facts) {
        var length =
                Condition.duration("order.isFirst ? duration('36h') : duration(string(int(" + number + ")) + 'm')");
        var interpreted = length.interpretedLength(facts);
        boolean fits = !interpreted.isNegative() && interpreted.compareTo(Span.LONGEST) <= 0;

        assertThat(length.length(facts).orElse(Duration.ofDays(-1)))
                .as("%s with %s", length, facts)
                .isEqualTo(fits ? interpreted : Duration.ofDays(-1));
    }

    /// Not everything that is put together is an expression.
    private static Condition condition(String text) {
        try {
            return Condition.bool(text);
        } catch (IllegalArgumentException noExpression) {
            return null;
        }
    }

    @Provide
    Arbitrary<String> conditions() {
        return conditions(3);
    }

    private Arbitrary<String> conditions(int depth) {
        var comparison = Combinators.combine(
                        values(2), Arbitraries.of("==", "!=", "<", "<=", ">", ">=", "in"), values(2))
                .as((one, operator, other) -> "(" + one + " " + operator + " " + other + ")");
        var simple = Arbitraries.oneOf(
                comparison, Arbitraries.of(FIELDS), Arbitraries.of(FIELDS).map(field -> "has(" + field + ")"));
        if (depth == 0) {
            return simple;
        }
        var inner = conditions(depth - 1);
        return Arbitraries.oneOf(
                simple,
                inner.map(one -> "!" + one),
                Combinators.combine(inner, Arbitraries.of("&&", "||"), inner)
                        .as((one, operator, other) -> "(" + one + " " + operator + " " + other + ")"),
                Combinators.combine(inner, inner, inner)
                        .as((one, yes, no) -> "(" + one + " ? " + yes + " : " + no + ")"));
    }

    private Arbitrary<String> values(int depth) {
        var simple = Arbitraries.oneOf(Arbitraries.of(FIELDS), Arbitraries.of(CONSTANTS));
        return depth == 0
                ? simple
                : Arbitraries.oneOf(
                        simple,
                        Combinators.combine(values(depth - 1), Arbitraries.of("+", "-", "*", "/"), values(depth - 1))
                                .as((one, operator, other) -> "(" + one + " " + operator + " " + other + ")"));
    }

    @Provide
    Arbitrary<String> doubles() {
        return Combinators.combine(
                        Arbitraries.of("order.value", "order.usualValue", "12.5", "100000.0"),
                        Arbitraries.of("+", "-", "*", "/"),
                        Arbitraries.of("order.usualValue", "72.0", "0.3"))
                .as((one, operator, other) -> one + " " + operator + " " + other);
    }

    @Provide
    Arbitrary<Map<String, Object>> facts() {
        return Arbitraries.of(VALUES)
                .list()
                .ofSize(FIELDS.size())
                .flatMap(values -> Arbitraries.of(true, true, true, false)
                        .list()
                        .ofSize(FIELDS.size())
                        .map(known -> facts(values, known)));
    }

    private static Map<String, Object> facts(List<Object> values, List<Boolean> known) {
        var facts = new HashMap<String, Map<String, Object>>();
        List.of("event", "order", "customer").forEach(variable -> facts.put(variable, new HashMap<>()));
        for (int i = 0; i < FIELDS.size(); i++) {
            var path = FIELDS.get(i).split("\\.", -1);
            if (known.get(i)) {
                facts.get(path[0]).put(path[1], values.get(i));
            }
        }
        return new HashMap<>(facts);
    }
}
