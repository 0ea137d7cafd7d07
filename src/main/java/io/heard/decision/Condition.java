package io.heard.decision;

import dev.cel.common.CelOptions;
import dev.cel.common.CelValidationException;
import dev.cel.common.types.CelType;
import dev.cel.common.types.MapType;
import dev.cel.common.types.SimpleType;
import dev.cel.compiler.CelCompiler;
import dev.cel.compiler.CelCompilerFactory;
import dev.cel.parser.CelStandardMacro;
import dev.cel.runtime.CelEvaluationException;
import dev.cel.runtime.CelRuntime;
import dev.cel.runtime.CelRuntimeFactory;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

/// A CEL expression over `event`, `order` and `customer`.
///
/// A failing evaluation is an answer (`Failed`), never an exception: a playbook with a mistake must not stop
/// others.
public final class Condition {

    static final int LONGEST = 4_000;

    /// What an expression may cost: it is asked of every customer, and nobody stops it in between.
    static final CelOptions OPTIONS = CelOptions.current()
            .comprehensionMaxIterations(10_000)
            .maxExpressionCodePointSize(LONGEST)
            .maxParseRecursionDepth(60)
            .maxRegexProgramSize(5_000)
            .build();

    private static final CelType FACTS = MapType.create(SimpleType.STRING, SimpleType.DYN);
    private static final CelCompiler COMPILER = CelCompilerFactory.standardCelCompilerBuilder()
            .setOptions(OPTIONS)
            .setStandardMacros(CelStandardMacro.STANDARD_MACROS)
            .addVar("event", FACTS)
            .addVar("order", FACTS)
            .addVar("customer", FACTS)
            .build();
    private static final CelRuntime RUNTIME =
            CelRuntimeFactory.standardCelRuntimeBuilder().setOptions(OPTIONS).build();

    private static final Pattern MISSING = Pattern.compile(".*key '(\\w{1,50})' is not present in map\\.?");
    private static final List<String> FACTS_OF = List.of("order", "customer", "event");
    private static final Duration NO_LENGTH = Duration.ofNanos(-1);
    private static final int REMEMBERED = 1_000;
    private static final Map<String, Condition> KNOWN = new ConcurrentHashMap<>();

    private final String text;
    private final DirectExpression direct;
    private final CelRuntime.Program program;

    private Condition(String text, DirectExpression direct, CelRuntime.Program program) {
        this.text = text;
        this.direct = direct;
        this.program = program;
    }

    /// @throws IllegalArgumentException with line, column and a caret where the text is no boolean CEL
    /// expression
    public static Condition bool(String text) {
        return compile(text, SimpleType.BOOL);
    }

    /// @throws IllegalArgumentException with line, column and a caret where the text is no CEL duration
    public static Condition duration(String text) {
        return compile(text, SimpleType.DURATION);
    }

    /// Compiling takes milliseconds, and the same few texts come again with every change of rules.
    private static Condition compile(String text, CelType wanted) {
        var key = wanted.name() + ' ' + text;
        var known = KNOWN.get(key);
        if (known != null) {
            return known;
        }
        var compiled = compileAnew(text, wanted);
        if (KNOWN.size() >= REMEMBERED) {
            KNOWN.clear();
        }
        KNOWN.put(key, compiled);
        return compiled;
    }

    private static Condition compileAnew(String text, CelType wanted) {
        try {
            var ast = COMPILER.compile(text).getAst();
            var type = ast.getResultType();
            if (!type.equals(wanted) && !type.equals(SimpleType.DYN)) {
                throw new IllegalArgumentException("'" + text + "' gives " + type.name() + ", wanted " + wanted.name());
            }
            return new Condition(text, DirectExpression.of(ast.getExpr()), RUNTIME.createProgram(ast));
        } catch (CelValidationException | CelEvaluationException e) {
            throw new IllegalArgumentException("'" + text + "': " + e.getMessage(), e);
        }
    }

    /// Why a pattern of `matches` cannot be used, if it cannot.
    static Optional<String> patternProblem(String pattern) {
        try {
            var ast = COMPILER.compile("''.matches(order.pattern)").getAst();
            RUNTIME.createProgram(ast).eval(Map.of("order", Map.of("pattern", pattern)));
            return Optional.empty();
        } catch (CelValidationException | CelEvaluationException | RuntimeException e) {
            return Optional.of(String.valueOf(e.getMessage()).replaceFirst("^evaluation error[^:]*:\\d+: ", ""));
        }
    }

    public String text() {
        return text;
    }

    /// Whether the expression may look at a field of this name; a false positive costs time, never truth.
    boolean mentions(String field) {
        return text.contains(field);
    }

    Verdict test(Map<String, Object> facts) {
        if (direct.of(facts) instanceof Boolean truth) {
            return truth ? Verdict.YES : Verdict.NO;
        }
        return interpreted(facts);
    }

    /// By the interpreter alone.
    Verdict interpreted(Map<String, Object> facts) {
        try {
            return switch (program.eval(facts)) {
                case Boolean truth -> truth ? Verdict.YES : Verdict.NO;
                case Object other ->
                    new Verdict.Failed("gives " + other.getClass().getSimpleName() + ", not true or false");
            };
        } catch (CelEvaluationException | RuntimeException e) {
            return new Verdict.Failed(told(e));
        }
    }

    /// @return nothing where it cannot be worked out, is below zero, or is longer than ten years
    Optional<Duration> length(Map<String, Object> facts) {
        return Optional.of(direct.of(facts) instanceof Duration length ? length : interpretedLength(facts))
                .filter(length -> !length.isNegative() && length.compareTo(Span.LONGEST) <= 0);
    }

    /// Whether there is a length for these facts.
    Verdict measure(Map<String, Object> facts) {
        return length(facts).isPresent()
                ? Verdict.YES
                : new Verdict.Failed("no length of time comes of " + text + whyNoLength(facts));
    }

    private String whyNoLength(Map<String, Object> facts) {
        try {
            return program.eval(facts) instanceof Duration length ? ": " + length : "";
        } catch (CelEvaluationException | RuntimeException e) {
            return ": " + told(e);
        }
    }

    /// What went wrong, in words of our own where a field is simply not there.
    private String told(Exception e) {
        var message = String.valueOf(e.getMessage());
        var missing = MISSING.matcher(message);
        if (!missing.matches()) {
            return message.replaceFirst("^evaluation error[^:]*:\\d+: ", "");
        }
        var field = FACTS_OF.stream()
                .map(of -> of + "." + missing.group(1))
                .filter(text::contains)
                .findFirst()
                .orElse(missing.group(1));
        return "there is no " + field + " here; ask has(" + field + ") first";
    }

    /// Below zero where there is none.
    Duration interpretedLength(Map<String, Object> facts) {
        try {
            return program.eval(facts) instanceof Duration length ? length : NO_LENGTH;
        } catch (CelEvaluationException | RuntimeException _) {
            return NO_LENGTH;
        }
    }

    public sealed interface Verdict {
        Verdict YES = new Yes();
        Verdict NO = new No();

        record Yes() implements Verdict {}

        record No() implements Verdict {}

        record Failed(String why) implements Verdict {}
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Condition condition && condition.text.equals(text);
    }

    @Override
    public int hashCode() {
        return text.hashCode();
    }

    @Override
    public String toString() {
        return text;
    }
}
