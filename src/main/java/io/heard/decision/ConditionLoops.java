package io.heard.decision;

import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.ast.CelConstant;
import dev.cel.common.ast.CelExpr;
import dev.cel.common.ast.CelExpr.ExprKind.Kind;
import dev.cel.common.types.CelType;
import dev.cel.common.types.SimpleType;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/// What loops do with time and memory: how many steps they may take, and that nothing in them can grow.
///
/// A text that is joined with itself in one loop after the other doubles with each, and so do lists of lists:
/// some hundred characters of an expression would fill any memory, and nobody stops it in between.
final class ConditionLoops {

    static final long MOST_STEPS = 20_000;

    /// What a list of the customer's own is taken to have; 10,000 rounds end any loop.
    private static final long LINES = 30;
    private static final long BEYOND_ALL = 1_000_000_000;
    private static final int PATTERN = 20;
    private static final Set<CelType> NUMBERS =
            Set.of(SimpleType.INT, SimpleType.UINT, SimpleType.DOUBLE, SimpleType.DURATION, SimpleType.TIMESTAMP);
    private static final Pattern COUNT = Pattern.compile("\\{(\\d{1,9})(?:,(\\d{0,9}))?\\}");

    private final CelAbstractSyntaxTree tree;
    private final List<Growth> growths = new ArrayList<>();

    /// A part of a loop that makes something larger than what goes in.
    record Growth(CelExpr part, String message, String remedy) {}

    private ConditionLoops(CelAbstractSyntaxTree tree) {
        this.tree = tree;
    }

    /// @param checked a tree of which the types are known
    static List<Growth> growths(CelAbstractSyntaxTree checked) {
        var loops = new ConditionLoops(checked);
        loops.look(checked.getExpr(), List.of(), Set.of(), false);
        return loops.growths;
    }

    /// How many steps it takes at most, by and large; a text that is matched against a pattern takes many.
    static long steps(CelExpr part) {
        return switch (part.getKind()) {
            case CONSTANT, IDENT, NOT_SET -> 1;
            case SELECT -> 1 + steps(part.select().operand());
            case CALL -> {
                long all = part.call().target().map(ConditionLoops::steps).orElse(0L);
                for (var argument : part.call().args()) {
                    all += steps(argument);
                }
                yield 1 + all + (part.call().function().equals("matches") ? pattern(part.call()) : 0);
            }
            case LIST ->
                1
                        + part.list().elements().stream()
                                .mapToLong(ConditionLoops::steps)
                                .sum();
            case MAP ->
                1
                        + part.map().entries().stream()
                                .mapToLong(entry -> steps(entry.key()) + steps(entry.value()))
                                .sum();
            case STRUCT -> 1;
            case COMPREHENSION -> {
                var loop = part.comprehension();
                long round = steps(loop.loopCondition()) + steps(loop.loopStep());
                yield Math.min(
                        BEYOND_ALL, steps(loop.iterRange()) + length(loop.iterRange()) * round + steps(loop.result()));
            }
        };
    }

    private static long pattern(CelExpr.CelCall matches) {
        var pattern = matches.args().isEmpty() ? null : matches.args().getLast();
        if (pattern == null
                || pattern.getKind() != Kind.CONSTANT
                || pattern.constant().getKind() != CelConstant.Kind.STRING_VALUE) {
            return PATTERN;
        }
        var text = pattern.constant().stringValue();
        return PATTERN + text.length() * repetitions(text);
    }

    /// Repetitions multiply when a pattern is compiled: `(a{99}){99}` is ten thousand steps.
    static long repetitions(String pattern) {
        long repetitions = 1;
        for (var count = COUNT.matcher(pattern); count.find(); ) {
            var most = count.group(2) == null || count.group(2).isEmpty() ? count.group(1) : count.group(2);
            repetitions = Math.min(Integer.MAX_VALUE, repetitions * Math.max(1, Long.parseLong(most)));
        }
        return repetitions;
    }

    private static long length(CelExpr list) {
        return switch (list.getKind()) {
            case LIST -> list.list().elements().size();
            case MAP -> list.map().entries().size();
            case COMPREHENSION -> length(list.comprehension().iterRange());
            case CALL ->
                switch (list.call().function()) {
                    case "_+_" ->
                        list.call().args().stream()
                                .mapToLong(ConditionLoops::length)
                                .sum();
                    case "_?_:_" ->
                        list.call().args().stream()
                                .mapToLong(ConditionLoops::length)
                                .max()
                                .orElse(LINES);
                    default -> LINES;
                };
            case CONSTANT, IDENT, SELECT, STRUCT, NOT_SET -> LINES;
        };
    }

    /// @param names of what the loops around go through; empty outside of loops
    /// @param results where those loops gather what they find
    /// @param kept whether the part is gathered; what is only compared is gone afterwards
    private void look(CelExpr part, List<String> names, Set<String> results, boolean kept) {
        switch (part.getKind()) {
            case CONSTANT, IDENT, NOT_SET -> {}
            case SELECT -> look(part.select().operand(), names, results, kept);
            case CALL -> call(part, names, results, kept);
            case LIST -> {
                made(part, names, kept);
                part.list().elements().forEach(element -> look(element, names, results, kept));
            }
            case MAP -> {
                made(part, names, kept);
                part.map().entries().forEach(entry -> look(entry.value(), names, results, kept));
            }
            case STRUCT -> made(part, names, kept);
            case COMPREHENSION -> loop(part, names, results, kept);
        }
    }

    private void call(CelExpr part, List<String> names, Set<String> results, boolean kept) {
        var call = part.call();
        boolean isJoin = call.function().equals("_+_") && call.args().size() == 2;
        if (isJoin && isResult(call.args().getFirst(), results)) {
            gathered(call.args().getLast(), names, results);
            return;
        }
        if (isJoin && kept && !isNumber(part)) {
            growths.add(new Growth(
                    part, "joins texts or lists inside a loop", "add numbers there, as in double(a) + double(b)"));
        }
        call.target().ifPresent(target -> look(target, names, results, kept));
        call.args().forEach(argument -> look(argument, names, results, kept));
    }

    private static boolean isResult(CelExpr part, Set<String> results) {
        return part.getKind() == Kind.IDENT && results.contains(part.ident().name());
    }

    private boolean isNumber(CelExpr part) {
        return tree.getType(part.id()).filter(NUMBERS::contains).isPresent();
    }

    /// What a loop of its own accord puts into its list, one element at a time. A list of what is outside of it
    /// makes a list of lists.
    private void gathered(CelExpr found, List<String> names, Set<String> results) {
        if (found.getKind() == Kind.LIST) {
            made(found, names.subList(0, names.size() - 1), true);
            found.list().elements().forEach(element -> look(element, names, results, true));
        } else {
            look(found, names, results, true);
        }
    }

    private void made(CelExpr part, List<String> names, boolean kept) {
        if (kept && names.stream().anyMatch(name -> mentions(part, name))) {
            growths.add(new Growth(part, "makes a list inside a loop", "look through the lists that there are"));
        }
    }

    private void loop(CelExpr part, List<String> names, Set<String> results, boolean kept) {
        var loop = part.comprehension();
        look(loop.iterRange(), names, results, kept);
        var inside = new ArrayList<>(names);
        inside.add(loop.iterVar());
        var gathering = new HashSet<>(results);
        gathering.add(loop.accuVar());
        look(loop.loopStep(), List.copyOf(inside), Set.copyOf(gathering), kept);
    }

    private static boolean mentions(CelExpr part, String name) {
        return switch (part.getKind()) {
            case IDENT -> part.ident().name().equals(name);
            case CONSTANT, NOT_SET -> false;
            case STRUCT -> true;
            case SELECT -> mentions(part.select().operand(), name);
            case CALL ->
                part.call().target().filter(target -> mentions(target, name)).isPresent()
                        || part.call().args().stream().anyMatch(argument -> mentions(argument, name));
            case LIST -> part.list().elements().stream().anyMatch(element -> mentions(element, name));
            case MAP ->
                part.map().entries().stream()
                        .anyMatch(entry -> mentions(entry.key(), name) || mentions(entry.value(), name));
            case COMPREHENSION ->
                mentions(part.comprehension().iterRange(), name)
                        || mentions(part.comprehension().loopStep(), name);
        };
    }
}
