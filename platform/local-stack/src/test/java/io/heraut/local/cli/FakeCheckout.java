package io.heraut.local.cli;

import io.heraut.local.Home;
import io.heraut.local.process.Ports;
import io.heraut.local.stack.Service;
import io.heraut.local.stack.StackPorts;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

/**
 * A checkout whose modules are next to nothing, and whose Maven only copies: for tests of the command, which are not to build
 * Heraut.
 */
final class FakeCheckout {

    private static final String SERVICE = """
            public class FakeService {
                public static void main(String[] a) throws Exception {
                    String port = System.getenv().entrySet().stream()
                            .filter(e -> e.getKey().matches("HERAUT_(CONTENT|SHARING|REWARDS|WEBHOOKS|GATEWAY)_PORT"))
                            .filter(e -> System.getProperty("user.dir").endsWith(e.getKey().split("_")[1].toLowerCase()))
                            .findFirst().orElseThrow().getValue();
                    var server = com.sun.net.httpserver.HttpServer.create(
                            new java.net.InetSocketAddress("127.0.0.1", Integer.parseInt(port)), 0);
                    server.createContext("/health/ready", exchange -> {
                        exchange.sendResponseHeaders(200, -1);
                        exchange.close();
                    });
                    server.start();
                    System.out.println("fake service on " + port);
                }
            }
            """;
    private static final String STORY = """
            package io.heraut.story;
            public class Story {
                public static void main(String[] a) throws Exception {
                    System.out.println("the fake story, gateway " + System.getenv("HERAUT_GATEWAY_PORT"));
                    System.exit(java.nio.file.Files.exists(java.nio.file.Path.of("story-fails")) ? 5 : 0);
                }
            }
            """;
    private static final String MAVEN = """
            #!/bin/sh
            echo "[INFO] Scanning"
            [ ! -e build-fails ] || { echo "[ERROR] cannot find symbol: all of it"; exit 1; }
            while [ $# -gt 0 ]; do
              [ "$1" != --projects ] || modules=$2
              shift
            done
            for module in $(echo "$modules" | tr , ' '); do
              echo "$module" >> built
              if [ "$module" = system-tests ]; then
                mkdir -p $module/target
                cp story.jar $module/target/heraut-system-tests.jar
                : > $module/target/runtime.classpath
                echo "$PWD/story.jar" > $module/target/runtime.classpath
              else
                mkdir -p $module/target/quarkus-app
                cp service.jar $module/target/quarkus-app/quarkus-run.jar
              fi
            done
            """;

    private final Path root;
    private final Map<String, String> environment = new HashMap<>();

    FakeCheckout(Path root) throws IOException {
        this.root = root;
        var real = Home.find();
        Files.createDirectories(root.resolve(".mvn"));
        Files.createDirectories(root.resolve(".heraut"));
        Files.createDirectories(real.cache());
        // Unpacked and built once for all.
        Files.createSymbolicLink(root.resolve(".heraut/cache"), real.cache());
        Files.createDirectories(root.resolve("deploy/keycloak"));
        Files.copy(
                real.root().resolve("deploy/keycloak/heraut-realm.json"),
                root.resolve("deploy/keycloak/heraut-realm.json"));
        var modules = new StringBuilder("<modules>");
        for (var service : Service.values()) {
            module(service.module());
            modules.append("<module>").append(service.module()).append("</module>");
        }
        module("system-tests");
        modules.append("<module>system-tests</module></modules>");
        Files.writeString(root.resolve("pom.xml"), modules);
        jar(root.resolve("service.jar"), "FakeService", SERVICE);
        jar(root.resolve("story.jar"), "io.heraut.story.Story", STORY);
        var maven = Files.writeString(root.resolve("mvn"), MAVEN);
        Files.setPosixFilePermissions(maven, java.nio.file.attribute.PosixFilePermissions.fromString("rwxr-xr-x"));
        environment.put("HERAUT_MVN", maven.toString());
        var names = new ArrayList<>(StackPorts.from(Map.of()).byVariable().keySet());
        var free = Ports.free(names.size());
        for (int i = 0; i < names.size(); i++) {
            environment.put(names.get(i), Integer.toString(free.get(i)));
        }
    }

    Map<String, String> environment() {
        return environment;
    }

    Path root() {
        return root;
    }

    int port(String variable) {
        return Integer.parseInt(environment.getOrDefault(variable, "0"));
    }

    ProcessBuilder command(String... arguments) {
        var command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName()));
        command.addAll(List.of(arguments));
        var builder = new ProcessBuilder(command).directory(root.toFile()).redirectErrorStream(true);
        builder.environment().putAll(environment);
        return builder;
    }

    record Result(int code, String output) {}

    Result run(String... arguments) throws IOException, InterruptedException {
        var process = command(arguments).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Result(process.waitFor(), output);
    }

    private void module(String name) throws IOException {
        Files.createDirectories(root.resolve(name));
        Files.writeString(root.resolve(name).resolve("pom.xml"), "<artifactId>heraut-" + name + "</artifactId>");
    }

    private static void jar(Path file, String mainClass, String source) throws IOException {
        var classes = Files.createTempDirectory("classes");
        var unit =
                new SimpleJavaFileObject(
                        URI.create("string:///" + mainClass.replace('.', '/') + ".java"),
                        javax.tools.JavaFileObject.Kind.SOURCE) {
                    @Override
                    public CharSequence getCharContent(boolean ignoreEncodingErrors) {
                        return source;
                    }
                };
        var errors = new ByteArrayOutputStream();
        var compiler = ToolProvider.getSystemJavaCompiler();
        boolean compiled = compiler.getTask(
                        new java.io.OutputStreamWriter(errors, StandardCharsets.UTF_8),
                        null,
                        null,
                        List.of("-proc:none", "-d", classes.toString()),
                        null,
                        List.of(unit))
                .call();
        if (!compiled) {
            throw new AssertionError(errors.toString(StandardCharsets.UTF_8));
        }
        var manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        manifest.getMainAttributes().put(Attributes.Name.MAIN_CLASS, mainClass);
        try (var jar = new JarOutputStream(Files.newOutputStream(file), manifest);
                var paths = Files.walk(classes)) {
            for (Path path : paths.filter(Files::isRegularFile).toList()) {
                jar.putNextEntry(new JarEntry(classes.relativize(path).toString()));
                Files.copy(path, jar);
            }
        }
    }
}
