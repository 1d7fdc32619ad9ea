package io.heraut.local.cli;

import io.heraut.local.LocalStackException;
import io.heraut.local.stack.StackPorts;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** {@code story}: the main job, end to end, on the stack that runs. */
final class StoryCommand {

    static final String MODULE = "system-tests";
    private static final String MAIN = "io.heraut.story.Story";

    private final Context context;

    StoryCommand(Context context) {
        this.context = context;
    }

    int run(List<String> arguments) {
        var state = context.running()
                .orElseThrow(
                        () -> new LocalStackException("Heraut is not up: ./heraut up starts it and plays the story"));
        var build = context.build();
        build.build(build.stale(List.of(MODULE)));
        return play(
                StackPorts.from(state.ports().entrySet().stream()
                        .collect(Collectors.toMap(Map.Entry::getKey, port -> Integer.toString(port.getValue())))),
                arguments);
    }

    int play(StackPorts ports, List<String> arguments) {
        var environment = new LinkedHashMap<String, String>();
        ports.byVariable().forEach((variable, port) -> environment.put(variable, Integer.toString(port)));
        environment.put("HERAUT_LOGS", context.home().logs().toString());
        return JavaProgram.run(
                context.build().classPath(MODULE),
                MAIN,
                List.of("-Xmx128m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"),
                arguments,
                environment,
                context.home().root());
    }
}
