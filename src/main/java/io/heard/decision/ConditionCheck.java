package io.heard.decision;

import com.google.common.collect.ImmutableCollection;
import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.CelIssue;
import dev.cel.common.CelSourceLocation;
import dev.cel.common.CelValidationException;
import dev.cel.common.ast.CelConstant;
import dev.cel.common.ast.CelExpr;
import dev.cel.common.ast.CelExpr.ExprKind.Kind;
import dev.cel.common.types.CelType;
import dev.cel.common.types.CelTypeProvider;
import dev.cel.common.types.SimpleType;
import dev.cel.common.types.StructType;
import dev.cel.compiler.CelCompilerFactory;
import dev.cel.parser.CelParserFactory;
import dev.cel.parser.CelStandardMacro;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Looks through an expression while it is written: whether it can be read, knows only fields that there are, fits
/// together, and is cheap enough to be asked of every customer.
public final class ConditionCheck {

    public static final int LONGEST = Condition.LONGEST;

    static final Set<String> VARIABLES = Set.of("event", "order", "customer");

    private static final int MOST_PARTS = 500;
    private static final int DEEPEST_LOOPS = 2;
    private static final int MOST_FINDINGS = 10;
    private static final int LONGEST_PATTERN = 200;
    private static final int MOST_REPETITIONS = 1_000;
    private static final String UNDEFINED = "undefined field";
    private static final Comparator<Finding> PLACE =
            Comparator.comparingInt(Finding::line).thenComparingInt(Finding::column);

    private final String text;
    private final CelType wanted;
    private final ConditionIssues issues;
    private final Map<String, Map<String, CelType>> fields = new HashMap<>();
    private final List<Finding> findings = new ArrayList<>();
    private final boolean isOpen;
    private int parts;
    private boolean looksAtFacts;

    /// @param line of the expression, from 1
    /// @param column from 1
    /// @param remedy what to write instead; absent where nobody can know
    public record Finding(
            int line, int column, String message, @Nullable String remedy) {}

    private ConditionCheck(String text, CelType wanted, @Nullable Trigger trigger) {
        this.text = text;
        this.wanted = wanted;
        this.issues = new ConditionIssues(wanted);
        fields.put("order", ConditionFields.ORDER);
        fields.put("customer", ConditionFields.CUSTOMER);
        fields.put("event", new HashMap<>(ConditionFields.event(trigger)));
        this.isOpen = ConditionFields.isOpen(trigger);
    }

    /// @param trigger of the playbook; absent where that is not known
    /// @return everything that is wrong with it as a condition, in its order there; empty when it will do
    public static List<Finding> bool(String text, @Nullable Trigger trigger) {
        return new ConditionCheck(text, SimpleType.BOOL, trigger).findings();
    }

    /// @return everything that is wrong with it as a length of time
    public static List<Finding> duration(String text, @Nullable Trigger trigger) {
        return new ConditionCheck(text, SimpleType.DURATION, trigger).findings();
    }

    /// @return everything that is wrong with it as a length of time that is asked for when no event is at hand
    public static List<Finding> plainDuration(String text, @Nullable Trigger trigger) {
        var check = new ConditionCheck(text, SimpleType.DURATION, trigger);
        var findings = check.findings();
        return findings.isEmpty() && check.looksAtFacts
                ? List.of(new Finding(
                        1, 1, "cannot look at order, event or customer", "write it as in P1D or duration('24h')"))
                : findings;
    }

    private List<Finding> findings() {
        if (text.length() > LONGEST) {
            return List.of(new Finding(
                    1, 1, "has " + text.length() + " characters", "write it in at most " + LONGEST + " characters"));
        }
        var parsed = CelParserFactory.standardCelParserBuilder()
                .setOptions(Condition.OPTIONS)
                .setStandardMacros(CelStandardMacro.STANDARD_MACROS)
                .build()
                .parse(text);
        if (parsed.hasError()) {
            parsed.getErrors().forEach(this::add);
            return inOrder();
        }
        try {
            var tree = parsed.getAst();
            look(tree, tree.getExpr(), 0);
            if (parts > MOST_PARTS) {
                findings.add(new Finding(
                        1,
                        1,
                        "has " + parts + " parts",
                        "write it with at most " + MOST_PARTS + ", or as two playbooks"));
                return inOrder();
            }
            if (findings.isEmpty() && ConditionLoops.steps(tree.getExpr()) > ConditionLoops.MOST_STEPS) {
                findings.add(new Finding(
                        1,
                        1,
                        "takes too many steps",
                        "look through fewer things, and match fewer and smaller patterns"));
                return inOrder();
            }
            check(tree);
        } catch (CelValidationException unread) {
            unread.getErrors().forEach(this::add);
        }
        return inOrder();
    }

    private List<Finding> inOrder() {
        return findings.stream().distinct().sorted(PLACE).limit(MOST_FINDINGS).toList();
    }

    private void check(CelAbstractSyntaxTree tree) throws CelValidationException {
        var compiler = CelCompilerFactory.standardCelCompilerBuilder()
                .setOptions(Condition.OPTIONS)
                .setStandardMacros(CelStandardMacro.STANDARD_MACROS)
                .setTypeProvider(new Types(fields));
        fields.keySet().forEach(name -> compiler.addVar(name, type(name, fields)));
        var checked = compiler.build().check(tree);
        if (checked.hasError()) {
            checked.getErrors().stream()
                    .filter(issue -> !issue.getMessage().startsWith(UNDEFINED))
                    .forEach(this::add);
            return;
        }
        ConditionLoops.growths(checked.getAst())
                .forEach(growth -> add(tree, growth.part(), growth.message(), growth.remedy()));
        var type = checked.getAst().getResultType();
        if (findings.isEmpty() && !type.equals(wanted) && !type.equals(SimpleType.DYN)) {
            findings.add(
                    wanted.equals(SimpleType.BOOL)
                            ? new Finding(
                                    1, 1, "gives " + type.name() + ", not true or false", "compare it with something")
                            : new Finding(
                                    1,
                                    1,
                                    "gives " + type.name() + ", not a length of time",
                                    "write it as in duration('48h')"));
        }
        if (findings.isEmpty() && wanted.equals(SimpleType.DURATION) && !looksAtFacts) {
            length();
        }
    }

    private void length() {
        if (Condition.duration(text).length(Map.of()).isEmpty()) {
            findings.add(new Finding(
                    1,
                    1,
                    "is below zero, longer than ten years, or cannot be worked out",
                    "write it as in duration('48h')"));
        }
    }

    private void look(CelAbstractSyntaxTree tree, CelExpr part, int loops) {
        if (++parts > MOST_PARTS) {
            return;
        }
        switch (part.getKind()) {
            case SELECT -> {
                var select = part.select();
                field(tree, part, select.operand(), select.field());
                look(tree, select.operand(), loops);
            }
            case CALL -> {
                var call = part.call();
                call(tree, part, call);
                call.target().ifPresent(target -> look(tree, target, loops));
                call.args().forEach(argument -> look(tree, argument, loops));
            }
            case LIST -> part.list().elements().forEach(element -> look(tree, element, loops));
            case MAP ->
                part.map().entries().forEach(entry -> {
                    look(tree, entry.key(), loops);
                    look(tree, entry.value(), loops);
                });
            case STRUCT -> part.struct().entries().forEach(entry -> look(tree, entry.value(), loops));
            case COMPREHENSION -> {
                if (loops == DEEPEST_LOOPS) {
                    add(
                            tree,
                            part,
                            "has a loop in a loop in a loop",
                            "look through at most two lists inside each other");
                    return;
                }
                var loop = part.comprehension();
                look(tree, loop.iterRange(), loops);
                look(tree, loop.accuInit(), loops + 1);
                look(tree, loop.loopCondition(), loops + 1);
                look(tree, loop.loopStep(), loops + 1);
                look(tree, loop.result(), loops + 1);
            }
            case IDENT -> looksAtFacts |= VARIABLES.contains(part.ident().name());
            case CONSTANT, NOT_SET -> {}
        }
    }

    private void field(CelAbstractSyntaxTree tree, CelExpr part, CelExpr of, String field) {
        if (of.getKind() != Kind.IDENT || !VARIABLES.contains(of.ident().name())) {
            return;
        }
        var variable = of.ident().name();
        var known = Objects.requireNonNull(fields.get(variable));
        if (known.containsKey(field)) {
            return;
        }
        var meant = Nearest.to(field, known.keySet());
        if (variable.equals("event") && isOpen && meant.isEmpty()) {
            known.put(field, SimpleType.DYN); // what a shop tells of its own
            return;
        }
        add(
                tree,
                part,
                variable + " has no field " + field,
                meant.map(one -> "did you mean " + variable + "." + one + "?")
                        .orElseGet(() -> "it has "
                                + String.join(
                                        ", ", known.keySet().stream().sorted().toList())));
    }

    private void call(CelAbstractSyntaxTree tree, CelExpr part, CelExpr.CelCall call) {
        if (call.function().equals("_[_]")
                && call.args().getFirst().getKind() == Kind.IDENT
                && VARIABLES.contains(call.args().getFirst().ident().name())) {
            var variable = call.args().getFirst().ident().name();
            add(tree, part, variable + " is not read with [ ]", "write " + variable + ".field");
        }
        if (call.function().equals("duration") || call.function().equals("timestamp")) {
            time(tree, part, call);
        }
        if (call.function().equals("matches") && !call.args().isEmpty()) {
            var pattern = call.args().getLast();
            if (pattern.getKind() != Kind.CONSTANT || pattern.constant().getKind() != CelConstant.Kind.STRING_VALUE) {
                add(tree, pattern, "takes its pattern from somewhere else", "write the pattern itself, in quotes");
            } else {
                pattern(tree, pattern, pattern.constant().stringValue());
            }
        }
    }

    /// What stands there in so many letters is known to be wrong before anybody waits for it.
    private void time(CelAbstractSyntaxTree tree, CelExpr part, CelExpr.CelCall call) {
        if (call.args().size() != 1
                || call.args().getFirst().getKind() != Kind.CONSTANT
                || call.args().getFirst().constant().getKind() != CelConstant.Kind.STRING_VALUE) {
            return;
        }
        var value = call.args().getFirst().constant().stringValue();
        boolean isDuration = call.function().equals("duration");
        var literal = "\"" + value.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
        if (value.lines().count() > 1
                || Condition.bool(call.function() + "(" + literal + ") == " + call.function() + "(" + literal + ")")
                                .interpreted(Map.of())
                        instanceof Condition.Verdict.Failed) {
            add(
                    tree,
                    part,
                    "knows no " + (isDuration ? "length of time " : "time ") + value,
                    isDuration
                            ? "write hours, minutes or seconds, as in duration('48h')"
                            : "write it as in timestamp('2026-01-31T00:00:00Z')");
        }
    }

    private void pattern(CelAbstractSyntaxTree tree, CelExpr part, String pattern) {
        if (pattern.length() > LONGEST_PATTERN || ConditionLoops.repetitions(pattern) > MOST_REPETITIONS) {
            add(
                    tree,
                    part,
                    "has a pattern that is too large",
                    "write at most " + LONGEST_PATTERN
                            + " characters, and counts in { } of which the product is at most " + MOST_REPETITIONS);
            return;
        }
        Condition.patternProblem(pattern)
                .ifPresent(
                        why -> add(tree, part, "has a pattern that cannot be read: " + why, "see the syntax of RE2"));
    }

    private void add(CelAbstractSyntaxTree tree, CelExpr part, String message, String remedy) {
        var offset = tree.getSource().getPositionsMap().get(part.id());
        var at = offset == null
                ? CelSourceLocation.of(1, 0)
                : tree.getSource().getOffsetLocation(offset).orElse(CelSourceLocation.of(1, 0));
        findings.add(new Finding(at.getLine(), at.getColumn() + 1, message, remedy));
    }

    /// Of what cannot be read only the first: whatever follows it is read from the wrong place on.
    private void add(CelIssue issue) {
        var finding = issues.finding(issue);
        if (!ConditionIssues.isUnread(finding)) {
            findings.add(finding);
            return;
        }
        var before = findings.stream().filter(ConditionIssues::isUnread).findFirst();
        if (before.isEmpty() || PLACE.compare(finding, before.get()) < 0) {
            before.ifPresent(findings::remove);
            findings.add(finding);
        }
    }

    private static StructType type(String name, Map<String, Map<String, CelType>> fields) {
        var known = ImmutableMap.copyOf(Objects.requireNonNull(fields.get(name)));
        return StructType.create(name, known.keySet(), field -> Optional.ofNullable(known.get(field)));
    }

    /// What `event`, `order` and `customer` are made of.
    private static final class Types implements CelTypeProvider {

        private final ImmutableMap<String, StructType> all;

        Types(Map<String, Map<String, CelType>> fields) {
            this.all = fields.keySet().stream()
                    .collect(ImmutableMap.toImmutableMap(name -> name, name -> type(name, fields)));
        }

        @Override
        public ImmutableCollection<CelType> types() {
            return ImmutableList.copyOf(all.values());
        }

        @Override
        public Optional<CelType> findType(String name) {
            return Optional.ofNullable(all.get(name));
        }
    }
}
