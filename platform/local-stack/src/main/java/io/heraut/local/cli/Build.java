package io.heraut.local.cli;

import io.heraut.local.Home;
import io.heraut.local.LocalStackException;
import io.heraut.local.process.Directories;
import io.heraut.local.stack.Service;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;

/**
 * Builds what has changed, and keeps what runs apart from what Maven builds: a service that runs from its {@code target} would lose its classes
 * when tests build it again.
 */
final class Build {

    private static final Pattern MODULE =
            Pattern.compile("\\[INFO] Building (Heraut[^\\[]*?) 0\\S*\\s+\\[(\\d+/\\d+)]");

    private final Home home;
    private final Maven maven;
    private final Console console;

    Build(Home home, Maven maven, Console console) {
        this.home = home;
        this.maven = maven;
        this.console = console;
    }

    /** The directory with the packaged services, by module. */
    Path applications() {
        return home.directory().resolve("apps");
    }

    /** What has to be built so that these modules can be run. */
    List<Module> stale(List<String> paths) {
        return Module.fingerprints(home).entrySet().stream()
                .filter(entry -> paths.contains(entry.getKey().path()))
                .filter(entry -> !isCurrent(entry.getKey(), entry.getValue()))
                .map(Map.Entry::getKey)
                .toList();
    }

    /** Builds those modules, without tests, and puts them where they are run from. */
    void build(List<Module> modules) {
        if (modules.isEmpty()) {
            return;
        }
        var fingerprints = Module.fingerprints(home);
        var arguments = List.of(
                "package",
                "--projects",
                String.join(",", modules.stream().map(Module::path).toList()),
                "--also-make",
                "-Dmaven.test.skip=true",
                "-Dspotless.check.skip=true");
        var log = home.logs().resolve("build.log");
        String names = modules.size() > 3
                ? modules.size() + " modules"
                : String.join(", ", modules.stream().map(Module::name).toList());
        try (var step = console.step("building " + names)) {
            var downloads = new AtomicInteger();
            var now = new StringBuilder();
            int code = maven.run(arguments, log, line -> {
                var building = MODULE.matcher(line);
                if (building.find()) {
                    now.setLength(0);
                    now.append(building.group(2)).append(' ').append(building.group(1));
                }
                if (line.contains("Downloaded from")) {
                    downloads.incrementAndGet();
                }
                step.detail(now + (downloads.get() == 0 ? "" : ", " + downloads + " files downloaded"));
            });
            if (code != 0) {
                throw Maven.failed("the build failed", log);
            }
            for (var module : modules) {
                install(module, fingerprints.getOrDefault(module, ""));
            }
            step.done();
        }
    }

    private boolean isCurrent(Module module, String fingerprint) {
        var mark = mark(module);
        try {
            return Files.exists(mark)
                    && Files.readString(mark).equals(fingerprint)
                    && (isService(module) || classPathIsComplete(module));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void install(Module module, String fingerprint) {
        var target = applications().resolve(module.path());
        try {
            Directories.delete(target);
            Files.createDirectories(target);
            if (isService(module)) {
                copy(home.root().resolve(module.path()).resolve("target/quarkus-app"), target);
            } else {
                installLibrary(module, target);
            }
            Files.writeString(mark(module), fingerprint);
        } catch (IOException e) {
            throw new UncheckedIOException("could not copy what was built of " + module.path(), e);
        }
    }

    private void installLibrary(Module module, Path target) throws IOException {
        var directory = home.root().resolve(module.path()).resolve("target");
        var own = new ArrayList<Path>();
        try (var jars = Files.newDirectoryStream(directory, "heraut-*.jar")) {
            jars.forEach(own::add);
        }
        var entries = new ArrayList<String>();
        var listed = Files.readString(directory.resolve("runtime.classpath")).strip();
        for (String entry : listed.split(File.pathSeparator)) {
            var path = Path.of(entry);
            if (path.startsWith(home.root())) {
                own.add(path);
            } else {
                entries.add(entry);
            }
        }
        for (Path path : own) {
            var copy = target.resolve(path.getFileName().toString());
            copy(path, copy);
            entries.addFirst(copy.toString());
        }
        Files.writeString(target.resolve("classpath"), String.join(File.pathSeparator, entries));
    }

    /** The class path of a module that is a library with a main class; it has to be built. */
    String classPath(String modulePath) {
        try {
            return Files.readString(applications().resolve(modulePath).resolve("classpath"));
        } catch (IOException e) {
            throw new LocalStackException(modulePath + " is not built", e);
        }
    }

    private boolean classPathIsComplete(Module module) {
        for (String entry : classPath(module.path()).split(File.pathSeparator)) {
            if (!Files.exists(Path.of(entry))) {
                return false;
            }
        }
        return true;
    }

    private Path mark(Module module) {
        return applications().resolve(module.path()).resolve("fingerprint");
    }

    private static boolean isService(Module module) {
        for (var service : Service.values()) {
            if (service.module().equals(module.path())) {
                return true;
            }
        }
        return false;
    }

    private static void copy(Path from, Path to) throws IOException {
        try (var paths = Files.walk(from)) {
            for (Path path : paths.toList()) {
                var copy = to.resolve(from.relativize(path).toString());
                if (Files.isDirectory(path)) {
                    Files.createDirectories(copy);
                } else {
                    Files.copy(path, copy);
                }
            }
        }
    }
}
