package io.heraut.local.cli;

import io.heraut.local.Home;
import io.heraut.local.LocalStackException;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The command's entry; the shell script {@code ./heraut} is what people call. */
public final class Main {

    private static final int FAILED = 1;
    private static final int MISUSED = 2;

    private Main() {}

    /** Runs a command and ends with its exit code: 0 when it went well, 2 when it was not understood. */
    public static void main(String[] arguments) {
        var out = new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);
        var err = new PrintStream(new FileOutputStream(FileDescriptor.err), true, StandardCharsets.UTF_8);
        var environment = System.getenv();
        var console = new Console(out, "yes".equals(environment.get("HERAUT_TERMINAL")));
        int code;
        try {
            var context = new Context(new Home(Path.of("").toAbsolutePath()), environment, console);
            code = run(context, Arrays.asList(arguments));
        } catch (LocalStackException e) {
            err.println("heraut: " + e.getMessage());
            code = FAILED;
        }
        System.exit(code);
    }

    private static int run(Context context, List<String> arguments) {
        String command = arguments.isEmpty() ? "" : arguments.getFirst();
        var rest = arguments.isEmpty() ? List.<String>of() : arguments.subList(1, arguments.size());
        return switch (command) {
            case "up" -> {
                allow(rest, List.of("--detach", "--no-story"), 0);
                yield new UpCommand(context, rest.contains("--detach"), !rest.contains("--no-story")).run();
            }
            case "down" -> {
                allow(rest, List.of(), 0);
                yield new DownCommand(context).run();
            }
            case "status" -> {
                allow(rest, List.of(), 0);
                yield new StatusCommand(context).run();
            }
            case "logs" -> {
                allow(rest, List.of("--follow", "-f"), 1);
                yield new LogsCommand(context, word(rest), rest.contains("--follow") || rest.contains("-f")).run();
            }
            case "story" -> new StoryCommand(context).run(rest);
            case "test" -> {
                allow(rest, List.of("--all"), 1);
                yield new TestCommand(context, word(rest), rest.contains("--all")).run();
            }
            case "bench" -> new BenchCommand(context).run(rest);
            case "reset" -> {
                allow(rest, List.of(), 0);
                yield new ResetCommand(context).run();
            }
            case "token" -> new TokenCommand(context).run(rest);
            default -> {
                context.console().say("heraut: there is no command " + command + "; ./heraut help lists them");
                yield MISUSED;
            }
        };
    }

    private static Optional<String> word(List<String> arguments) {
        return arguments.stream().filter(argument -> !argument.startsWith("-")).findFirst();
    }

    private static void allow(List<String> arguments, List<String> options, int words) {
        for (String argument : arguments) {
            if (argument.startsWith("-") && !options.contains(argument)) {
                throw new LocalStackException("there is no option " + argument + "; ./heraut help lists them");
            }
        }
        if (arguments.stream().filter(argument -> !argument.startsWith("-")).count() > words) {
            throw new LocalStackException("too many words: " + String.join(" ", arguments) + "; see ./heraut help");
        }
    }
}
