package io.heard.decision;

import dev.cel.common.ast.CelConstant;
import dev.cel.common.ast.CelExpr;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.BinaryOperator;
import java.util.function.IntPredicate;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// A CEL expression worked out without the interpreter, about ten times as fast: what most playbooks write, which
/// is fields compared with constants.
///
/// It either gives the interpreter's own answer or none: a field that is missing, types that do not fit and whatever
/// else it does not know are left to the interpreter, who says what is wrong.
@FunctionalInterface
interface DirectExpression {

    Set<String> FACTS = Set.of("event", "order", "customer");
    Pattern WHOLE_UNITS = Pattern.compile("(\\d{1,9})([hms])");
    double EXACT = 1L << 53;

    /// @return a `Boolean`, `Long`, `Double`, `String` or `Duration`, or a field as it is told; absent: no answer
    @Nullable
    Object of(Map<String, Object> facts);

    static DirectExpression of(CelExpr expression) {
        return switch (expression.getKind()) {
            case CONSTANT -> constant(expression.constant());
            case SELECT -> field(expression.select());
            case CALL -> call(expression.call());
            case LIST -> list(expression.list());
            default -> none();
        };
    }

    private static DirectExpression none() {
        return _ -> null;
    }

    private static DirectExpression constant(CelConstant constant) {
        Object value = switch (constant.getKind()) {
            case BOOLEAN_VALUE -> constant.booleanValue();
            case INT64_VALUE -> constant.int64Value();
            case DOUBLE_VALUE -> constant.doubleValue();
            case STRING_VALUE -> constant.stringValue();
            default -> null;
        };
        return _ -> value;
    }

    private static DirectExpression field(CelExpr.CelSelect select) {
        var operand = select.operand();
        if (operand.getKind() != CelExpr.ExprKind.Kind.IDENT
                || !FACTS.contains(operand.ident().name())) {
            return none();
        }
        var variable = operand.ident().name();
        var field = select.field();
        boolean asksWhetherThere = select.testOnly();
        return facts -> {
            if (!(facts.get(variable) instanceof Map<?, ?> fields)) {
                return null;
            }
            return asksWhetherThere ? (Object) fields.containsKey(field) : fields.get(field);
        };
    }

    private static DirectExpression list(CelExpr.CelList list) {
        var elements = new HashSet<String>();
        for (var element : list.elements()) {
            if (element.getKind() != CelExpr.ExprKind.Kind.CONSTANT
                    || element.constant().getKind() != CelConstant.Kind.STRING_VALUE) {
                return none();
            }
            elements.add(element.constant().stringValue());
        }
        var fixed = List.copyOf(elements);
        return _ -> fixed;
    }

    private static DirectExpression call(CelExpr.CelCall call) {
        var of = call.args().stream().map(DirectExpression::of).toList();
        return switch (call.target().isPresent() ? "" : call.function()) {
            case "_&&_" -> junction(of.get(0), of.get(1), false);
            case "_||_" -> junction(of.get(0), of.get(1), true);
            case "!_" -> unary(of.getFirst(), value -> value instanceof Boolean truth ? (Object) !truth : null);
            case "_?_:_" -> choice(of.get(0), of.get(1), of.get(2));
            case "_==_" -> binary(of.get(0), of.get(1), (one, other) -> equal(one, other));
            case "_!=_" ->
                binary(of.get(0), of.get(1), (one, other) -> equal(one, other) instanceof Boolean same ? !same : null);
            case "_<_" -> comparison(of.get(0), of.get(1), sign -> sign < 0);
            case "_<=_" -> comparison(of.get(0), of.get(1), sign -> sign <= 0);
            case "_>_" -> comparison(of.get(0), of.get(1), sign -> sign > 0);
            case "_>=_" -> comparison(of.get(0), of.get(1), sign -> sign >= 0);
            case "_+_" -> sum(of.get(0), of.get(1));
            case "_-_" -> arithmetic(of.get(0), of.get(1), (one, other) -> one - other);
            case "_*_" -> arithmetic(of.get(0), of.get(1), (one, other) -> one * other);
            case "_/_" -> arithmetic(of.get(0), of.get(1), (one, other) -> one / other);
            case "@in" -> binary(of.get(0), of.get(1), DirectExpression::isIn);
            case "int" -> unary(of.getFirst(), DirectExpression::whole);
            case "string" -> unary(of.getFirst(), value -> value instanceof Long number ? number.toString() : null);
            case "duration" -> unary(of.getFirst(), DirectExpression::duration);
            default -> none();
        };
    }

    private static DirectExpression unary(DirectExpression of, UnaryOperator<@Nullable Object> operator) {
        return facts -> operator.apply(of.of(facts));
    }

    private static DirectExpression binary(
            DirectExpression one,
            DirectExpression other,
            BiFunction<@Nullable Object, @Nullable Object, @Nullable Object> operator) {
        return facts -> operator.apply(one.of(facts), other.of(facts));
    }

    private static DirectExpression junction(DirectExpression one, DirectExpression other, Boolean decides) {
        return facts -> {
            if (!(one.of(facts) instanceof Boolean first)) {
                return null;
            }
            if (first.equals(decides)) {
                return decides;
            }
            return other.of(facts) instanceof Boolean second ? second : null;
        };
    }

    private static DirectExpression choice(DirectExpression condition, DirectExpression yes, DirectExpression no) {
        return facts -> switch (condition.of(facts)) {
            case Boolean truth when truth -> yes.of(facts);
            case Boolean _ -> no.of(facts);
            case null, default -> null;
        };
    }

    private static @Nullable Object equal(@Nullable Object one, @Nullable Object other) {
        return switch (one) {
            case String text when other instanceof String -> text.equals(other);
            case Boolean truth when other instanceof Boolean -> truth.equals(other);
            case Long number when other instanceof Long -> number.equals(other);
            case Double number
            when other instanceof Double second && !number.isNaN() && !second.isNaN() ->
                number.doubleValue() == second.doubleValue();
            case null, default -> null;
        };
    }

    private static DirectExpression comparison(DirectExpression one, DirectExpression other, IntPredicate wanted) {
        return binary(one, other, (left, right) -> {
            if (left instanceof Double first && right instanceof Double second) {
                return (first.isNaN() || second.isNaN()) ? null : wanted.test(sign(first, second));
            }
            return (left instanceof Long first && right instanceof Long second)
                    ? wanted.test(Long.compare(first, second))
                    : null;
        });
    }

    /// Where minus zero is zero.
    private static int sign(double one, double other) {
        if (one < other) {
            return -1;
        }
        return one > other ? 1 : 0;
    }

    private static DirectExpression arithmetic(
            DirectExpression one, DirectExpression other, BinaryOperator<Double> operator) {
        return binary(
                one,
                other,
                (left, right) -> left instanceof Double first && right instanceof Double second
                        ? operator.apply(first, second)
                        : null);
    }

    private static DirectExpression sum(DirectExpression one, DirectExpression other) {
        return binary(one, other, (left, right) -> switch (left) {
            case Double first when right instanceof Double second -> first + second;
            case String first when right instanceof String second -> first + second;
            case null, default -> null;
        });
    }

    private static @Nullable Object isIn(@Nullable Object value, @Nullable Object values) {
        return value instanceof String
                        && values instanceof List<?> list
                        && list.stream().allMatch(String.class::isInstance)
                ? list.contains(value)
                : null;
    }

    private static @Nullable Object whole(@Nullable Object value) {
        return value instanceof Double number && Math.abs(number) < EXACT ? (Object) number.longValue() : null;
    }

    private static @Nullable Object duration(@Nullable Object value) {
        if (!(value instanceof String text)) {
            return null;
        }
        var units = WHOLE_UNITS.matcher(text);
        if (!units.matches()) {
            return null;
        }
        long number = Long.parseLong(units.group(1));
        return switch (units.group(2)) {
            case "h" -> Duration.ofHours(number);
            case "m" -> Duration.ofMinutes(number);
            default -> Duration.ofSeconds(number);
        };
    }
}
