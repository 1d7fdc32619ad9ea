package io.heraut.rewards.rule;

import dev.cel.common.CelIssue;
import dev.cel.common.CelOptions;
import dev.cel.common.CelValidationException;
import dev.cel.common.CelValidationResult;
import dev.cel.common.types.SimpleType;
import dev.cel.compiler.CelCompilerFactory;
import dev.cel.parser.CelStandardMacro;
import dev.cel.runtime.CelEvaluationException;
import dev.cel.runtime.CelRuntime;
import dev.cel.runtime.CelRuntimeFactory;
import io.heraut.events.EventType;
import java.util.List;
import java.util.Map;

/**
 * A condition in the Common Expression Language over one type of event: {@code event} is its payload, {@code time} is when it happened.
 * It is checked against the payload's fields and types when it is compiled, it can not loop for ever, and it reads nothing else.
 */
public final class Condition {
    /** In characters. */
    public static final int MAX_LENGTH = 2000;

    private static final CelOptions OPTIONS = CelOptions.current()
            .maxExpressionCodePointSize(MAX_LENGTH)
            .maxParseRecursionDepth(40)
            .comprehensionMaxIterations(10_000)
            .maxRegexProgramSize(1_000)
            .evaluateCanonicalTypesToNativeValues(true)
            .build();
    private static final CelRuntime RUNTIME =
            CelRuntimeFactory.standardCelRuntimeBuilder().setOptions(OPTIONS).build();

    private final CelRuntime.Program program;

    private Condition(CelRuntime.Program program) {
        this.program = program;
    }

    /** What compiling a condition gives. */
    public sealed interface Compiled {}

    public record Valid(Condition condition) implements Compiled {}

    public record Invalid(List<Mistake> mistakes) implements Compiled {}

    /** One thing that is wrong; line and column count from 1. */
    public record Mistake(int line, int column, String reason) {
        @Override
        public String toString() {
            return "line " + line + ", column " + column + ": " + reason;
        }
    }

    /** What a condition says about an event. */
    public sealed interface Answer {}

    public record Holds() implements Answer {}

    public record DoesNotHold() implements Answer {}

    /** It could not be worked out, for example because an optional field was absent or a division was by zero. */
    public record Failed(String reason) implements Answer {}

    public static Compiled compile(EventType type, String expression) {
        EventShape shape = new EventShape(type);
        CelValidationResult result = CelCompilerFactory.standardCelCompilerBuilder()
                .setOptions(OPTIONS)
                .setStandardMacros(CelStandardMacro.STANDARD_MACROS)
                .setTypeProvider(shape)
                .addVar("event", shape.payloadType())
                .addVar("time", SimpleType.TIMESTAMP)
                .setResultType(SimpleType.BOOL)
                .build()
                .compile(expression);
        try {
            return new Valid(new Condition(RUNTIME.createProgram(result.getAst())));
        } catch (CelValidationException e) {
            return new Invalid(e.getErrors().stream().map(Condition::mistake).toList());
        } catch (CelEvaluationException e) {
            return new Invalid(List.of(new Mistake(1, 1, reason(e))));
        }
    }

    public Answer test(EventFacts facts) {
        try {
            Object value = program.eval(Map.of("event", facts.event(), "time", facts.time()));
            return Boolean.TRUE.equals(value) ? new Holds() : new DoesNotHold();
        } catch (CelEvaluationException e) {
            return new Failed(reason(e));
        }
    }

    private static Mistake mistake(CelIssue issue) {
        int line = Math.max(issue.getSourceLocation().getLine(), 1);
        int column = Math.max(issue.getSourceLocation().getColumn(), 0) + 1;
        return new Mistake(line, column, issue.getMessage());
    }

    private static String reason(CelEvaluationException e) {
        String message = e.getMessage();
        return message == null ? "it can not be evaluated" : message;
    }
}
