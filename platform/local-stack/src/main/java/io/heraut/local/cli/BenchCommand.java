package io.heraut.local.cli;

import io.heraut.local.LocalStackException;
import io.heraut.local.keycloak.KeycloakDistribution;
import io.heraut.local.stack.Service;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** {@code bench}: measurements, on stacks of their own. */
final class BenchCommand {

    private static final String MODULE = "benchmarks";
    private static final String MAIN = "io.heraut.bench.Bench";

    private final Context context;

    BenchCommand(Context context) {
        this.context = context;
    }

    int run(List<String> arguments) {
        var build = context.build();
        var modules = new ArrayList<>(
                Arrays.stream(Service.values()).map(Service::module).toList());
        var staleServices = build.stale(modules);
        if (!staleServices.isEmpty() && context.isSupervised()) {
            throw new LocalStackException("services have changed and are in use: ./heraut down, then measure");
        }
        modules.add(MODULE);
        build.build(build.stale(modules));
        if (!KeycloakDistribution.isPreparedIn(context.home().cache())) {
            try (var step = context.console().step("building Keycloak")) {
                KeycloakDistribution.preparedIn(
                        context.home().cache(), context.home().logs().resolve("keycloak-build.log"));
                step.done();
            }
        }
        return JavaProgram.run(
                build.classPath(MODULE),
                MAIN,
                List.of("-Xmx1g", "-Dheraut.applications=" + build.applications()),
                arguments,
                Map.of(),
                context.home().root());
    }
}
