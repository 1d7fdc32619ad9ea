package io.heraut.local.stack;

import io.heraut.local.Home;
import io.heraut.local.LocalStackException;
import io.heraut.local.kafka.KafkaBroker;
import io.heraut.local.kafka.Topics;
import io.heraut.local.keycloak.KeycloakDistribution;
import io.heraut.local.keycloak.KeycloakServer;
import io.heraut.local.keycloak.Tokens;
import io.heraut.local.postgres.Databases;
import io.heraut.local.postgres.PostgresServer;
import io.heraut.local.postgres.PostgresServer.Durability;
import io.heraut.local.process.Directories;
import io.heraut.local.process.Guard;
import io.heraut.local.process.Http;
import io.heraut.local.process.ManagedProcess;
import io.heraut.local.process.Ports;
import io.heraut.local.process.TcpBalancer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A running stack; see the package for how to use it. */
public final class LocalStack implements AutoCloseable {

    private static final String POSTGRES = "postgres";
    private static final String KAFKA = "kafka";
    private static final String KEYCLOAK = "keycloak";
    private static final List<String> KAFKA_OPTIONS =
            List.of("-Xms64m", "-Xmx256m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1");
    private static final List<String> KEYCLOAK_OPTIONS =
            List.of("-Xms64m", "-Xmx192m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1");

    private final Builder settings;
    private final StackPorts ports;
    private final Path directory;
    private final Path logs;
    private final Map<String, Part> parts = Collections.synchronizedMap(new LinkedHashMap<>());
    private volatile boolean closed;
    private final List<TcpBalancer> balancers = new ArrayList<>();
    private final boolean temporary;

    private LocalStack(Builder settings) {
        this.settings = settings;
        this.ports = settings.ports == null ? StackPorts.free() : settings.ports;
        this.temporary = settings.directory == null;
        this.directory = settings.directory == null ? temporaryDirectory() : settings.directory.toAbsolutePath();
        this.logs = settings.logs == null ? defaultLogs(directory) : settings.logs.toAbsolutePath();
    }

    /** A stack on free ports, with every service once, that leaves nothing behind. */
    public static Builder builder() {
        return new Builder();
    }

    /**
     * Starts everything; returns when all of it is ready. When something does not start, or when another thread calls {@link #close}
     * meanwhile, everything is ended again.
     */
    public void start() {
        rotateLogs();
        parts.put(POSTGRES, postgres());
        parts.put(KAFKA, kafka());
        if (settings.keycloak) {
            parts.put(KEYCLOAK, keycloak());
        }
        var services = new ArrayList<Part>();
        for (var service : settings.services) {
            services.addAll(replicasOf(service));
        }
        services.forEach(part -> parts.put(part.name(), part));

        try (var tasks = Executors.newVirtualThreadPerTaskExecutor()) {
            try {
                startAll(tasks, services);
            } catch (RuntimeException e) {
                // Whoever still waits for a process sees it end.
                close();
                throw e;
            }
        }
    }

    private void startAll(ExecutorService tasks, List<Part> services) {
        var broker = tasks.submit(() -> {
            start(part(KAFKA));
            Topics.create(kafkaServers());
            return KAFKA;
        });
        var identity = tasks.submit(() -> {
            start(part(POSTGRES));
            createDatabases();
            if (settings.keycloak) {
                createKeycloakDatabase();
                start(part(KEYCLOAK));
            }
            return KEYCLOAK;
        });
        await(List.of(broker, identity));
        // Starting is work for the processor: more at once than there are cores only makes each of them slower.
        var permits = new Semaphore(Math.max(2, Runtime.getRuntime().availableProcessors()));
        var all = new ArrayList<Future<?>>();
        for (var part : services) {
            Callable<String> task = () -> {
                permits.acquire();
                try {
                    start(part);
                } finally {
                    permits.release();
                }
                return part.name();
            };
            all.add(tasks.submit(task));
        }
        await(all);
    }

    private void start(Part part) {
        if (closed) {
            throw new LocalStackException("the stack was ended while it started");
        }
        settings.listener.starting(part);
        part.start();
        settings.listener.ready(part);
    }

    private static void await(List<Future<?>> tasks) {
        for (var task : tasks) {
            try {
                task.get();
            } catch (ExecutionException e) {
                if (e.getCause() instanceof RuntimeException cause) {
                    throw cause;
                }
                throw new LocalStackException("the stack did not start", e.getCause());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new LocalStackException("interrupted while the stack started", e);
            }
        }
    }

    private Part postgres() {
        var log = log(POSTGRES);
        var config = new PostgresServer.Config(
                directory.resolve(POSTGRES), settings.home.cache(), log, ports.postgres(), settings.durability);
        return new Part(
                POSTGRES,
                ports.postgres(),
                log,
                launched -> PostgresServer.start(config, launched).process(),
                () -> database().answers());
    }

    private Part kafka() {
        var log = log(KAFKA);
        var config = new KafkaBroker.Config(directory.resolve(KAFKA), log, ports.kafka(), settings.kafkaOptions);
        return new Part(
                KAFKA,
                ports.kafka(),
                log,
                launched -> KafkaBroker.start(config, launched).process(),
                () -> KafkaBroker.accepts(ports.kafka()));
    }

    private Part keycloak() {
        var log = log(KEYCLOAK);
        return new Part(
                KEYCLOAK,
                ports.keycloak(),
                log,
                launched -> KeycloakServer.start(
                                new KeycloakServer.Config(
                                        KeycloakDistribution.preparedIn(
                                                settings.home.cache(), logs.resolve("keycloak-build.log")),
                                        directory.resolve(KEYCLOAK),
                                        log,
                                        ports.keycloak(),
                                        database().url(KEYCLOAK),
                                        KEYCLOAK,
                                        realmFile(),
                                        ports.of(Service.GATEWAY),
                                        KEYCLOAK_OPTIONS),
                                launched)
                        .process(),
                () -> Http.answers(issuer()));
    }

    private void createDatabases() {
        try {
            Databases.create(
                    database(),
                    settings.services.stream()
                            .filter(Service::hasDatabase)
                            .map(Service::partName)
                            .toList());
        } catch (SQLException e) {
            throw new LocalStackException("could not create the databases: " + e.getMessage(), e);
        }
    }

    private void createKeycloakDatabase() {
        try {
            if (RealmMark.isNew(directory.resolve(KEYCLOAK), realmFile(), ports.of(Service.GATEWAY))) {
                if (Databases.dropOwned(database(), KEYCLOAK)) {
                    settings.listener.note("the realm file has changed since the last start: it is imported anew");
                }
                RealmMark.remember(directory.resolve(KEYCLOAK), realmFile(), ports.of(Service.GATEWAY));
            }
            Databases.createOwned(database(), KEYCLOAK);
        } catch (SQLException e) {
            throw new LocalStackException("could not create Keycloak's database: " + e.getMessage(), e);
        }
    }

    private Path realmFile() {
        return settings.home.root().resolve("deploy/keycloak/heraut-realm.json");
    }

    private List<Part> replicasOf(Service service) {
        int replicas = settings.replicas.getOrDefault(service, 1);
        if (replicas == 1) {
            return List.of(servicePart(service, service.partName(), ports.of(service)));
        }
        var free = Ports.free(replicas);
        var result = new ArrayList<Part>();
        for (int i = 0; i < replicas; i++) {
            String name = i == 0 ? service.partName() : service.partName() + "-" + (i + 1);
            result.add(servicePart(service, name, free.get(i)));
        }
        balancers.add(new TcpBalancer(ports.of(service), free));
        return result;
    }

    private Part servicePart(Service service, String name, int port) {
        var process = new ServiceProcess(
                service,
                settings.applications.apply(service),
                directory.resolve("services").resolve(name),
                log(name),
                port,
                settings.jvmOptions,
                environment(service, port));
        return new Part(name, port, log(name), process::start, process::isReady);
    }

    private Map<String, String> environment(Service service, int port) {
        var environment = new ServiceEnvironment(ports, issuer(), kafkaServers()).of(service, port);
        environment.putAll(settings.environment.getOrDefault(service, Map.of()));
        return environment;
    }

    /** The part of this name. */
    public Part part(String name) {
        var part = parts.get(name);
        if (part == null) {
            throw new LocalStackException("there is no part " + name + ", only " + String.join(", ", parts.keySet()));
        }
        return part;
    }

    /** The first or only replica of a service. */
    public Part part(Service service) {
        return part(service.partName());
    }

    /** Every part, in the order of the start. */
    public List<Part> parts() {
        return List.copyOf(parts.values());
    }

    /** The address of a service, whatever the number of its replicas. */
    public URI url(Service service) {
        return URI.create("http://localhost:" + ports.of(service));
    }

    public StackPorts ports() {
        return ports;
    }

    public int newsroomPort() {
        return ports.newsroom();
    }

    public int partnerPort() {
        return ports.partner();
    }

    /** The issuer of the realm's tokens. */
    public URI issuer() {
        return KeycloakServer.issuer(ports.keycloak());
    }

    /** An access token of a demo person, by login. */
    public String token(String login) {
        return Tokens.ofPerson(issuer(), login);
    }

    /** An access token of the partner system, with these scopes. */
    public String partnerToken(String... scopes) {
        return Tokens.ofPartner(issuer(), List.of(scopes));
    }

    public String kafkaServers() {
        return "127.0.0.1:" + ports.kafka();
    }

    /** A connection to a service's database that may do everything. */
    public Connection connect(Service service) throws SQLException {
        return database().connectAsAdministrator(Databases.of(service.partName()));
    }

    /** A connection to any database that may do everything. */
    public Connection connectAsAdministrator(String database) throws SQLException {
        return database().connectAsAdministrator(database);
    }

    private PostgresServer database() {
        return new PostgresServer(ports.postgres(), new ManagedProcess(-1, "INT"));
    }

    /** The directory of the log files. */
    public Path logs() {
        return logs;
    }

    private Path log(String name) {
        return logs.resolve(name + ".log");
    }

    /** Ends everything in good order, services first. */
    @Override
    public void close() {
        closed = true;
        balancers.forEach(TcpBalancer::close);
        var names = new ArrayList<>(parts.keySet());
        names.removeAll(List.of(POSTGRES, KAFKA, KEYCLOAK));
        stop(names);
        stop(List.of(KEYCLOAK, KAFKA));
        stop(List.of(POSTGRES));
        if (temporary) {
            try {
                Directories.delete(directory);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private void stop(List<String> names) {
        try (var tasks = Executors.newVirtualThreadPerTaskExecutor()) {
            for (String name : names) {
                var part = parts.get(name);
                if (part != null) {
                    tasks.execute(part::stop);
                }
            }
        }
    }

    private void rotateLogs() {
        try {
            Files.createDirectories(logs);
            try (var files = Files.newDirectoryStream(logs, "*.log")) {
                for (Path file : files) {
                    if (settings.rotatesLogs) {
                        Files.move(file, Path.of(file + ".1"), StandardCopyOption.REPLACE_EXISTING);
                    }
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("could not prepare " + logs, e);
        }
    }

    private static Path temporaryDirectory() {
        try {
            var directory = Files.createTempDirectory("heraut-stack-");
            // PostgreSQL may run under another account than this JVM.
            Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwx--x--x"));
            Guard.ofThisJvm().deleteAtTheEnd(directory);
            return directory;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path defaultLogs(Path directory) {
        var target = Path.of("target").toAbsolutePath();
        return Files.isDirectory(target) ? target.resolve("heraut-logs") : directory.resolve("logs");
    }

    /** What a stack is to be. */
    public static final class Builder {

        private Home home = Home.find();
        private @Nullable StackPorts ports;
        private @Nullable Path directory;
        private @Nullable Path logs;
        private boolean rotatesLogs;
        private boolean keycloak = true;
        private Durability durability = Durability.FAST;
        private Set<Service> services = EnumSet.allOf(Service.class);
        private final Map<Service, Integer> replicas = new EnumMap<>(Service.class);
        private final Map<Service, Map<String, String>> environment = new EnumMap<>(Service.class);
        private List<String> jvmOptions = List.of();
        private List<String> kafkaOptions = KAFKA_OPTIONS;
        private Function<Service, Path> applications = this::usualApplication;
        private StackListener listener = StackListener.NONE;

        private Builder() {}

        private Path usualApplication(Service service) {
            String built = System.getProperty("heraut.applications");
            return built == null
                    ? home.root().resolve(service.module()).resolve("target/quarkus-app")
                    : Path.of(built).resolve(service.module());
        }

        /** The checkout; by default the one that this JVM works in. */
        public Builder home(Home value) {
            home = value;
            return this;
        }

        /** The ports; by default free ones. */
        public Builder ports(StackPorts value) {
            ports = value;
            return this;
        }

        /** Where data is kept; by default a temporary directory that is deleted at the end. */
        public Builder directory(Path value) {
            directory = value;
            return this;
        }

        /** Where the log files are. */
        public Builder logs(Path value) {
            logs = value;
            return this;
        }

        /** Keeps the log files of the start before, as {@code *.log.1}, instead of appending to them. */
        public Builder rotateLogs() {
            rotatesLogs = true;
            return this;
        }

        /** Whether data survives a crash of the machine; by default not. */
        public Builder durability(Durability value) {
            durability = value;
            return this;
        }

        /** The services to start; by default all of them. */
        public Builder services(Service... values) {
            services = EnumSet.noneOf(Service.class);
            services.addAll(Arrays.asList(values));
            return this;
        }

        /** Only PostgreSQL and Kafka, and services that can do without tokens. */
        public Builder withoutKeycloak() {
            keycloak = false;
            return this;
        }

        /** How many processes each of the services is, the gateway too. */
        public Builder replicas(int count) {
            for (var service : Service.values()) {
                replicas(service, count);
            }
            return this;
        }

        /** How many processes a service is. */
        public Builder replicas(Service service, int count) {
            if (count < 1) {
                throw new IllegalArgumentException("a service is at least one process, not " + count);
            }
            replicas.put(service, count);
            return this;
        }

        /** A variable of a service's environment, in addition to what the stack sets. */
        public Builder environment(Service service, String name, String value) {
            environment.computeIfAbsent(service, any -> new LinkedHashMap<>()).put(name, value);
            return this;
        }

        /** Options of the services' JVMs, after the usual ones, so that they win. */
        public Builder jvmOptions(String... options) {
            jvmOptions = List.of(options);
            return this;
        }

        /** Options of the broker's JVM, after the usual ones, so that they win. */
        public Builder kafkaOptions(String... options) {
            kafkaOptions = Stream.concat(KAFKA_OPTIONS.stream(), Arrays.stream(options))
                    .toList();
            return this;
        }

        /**
         * Where the packaged services are; by default what the system property {@code heraut.applications} names, which {@code ./heraut
         * bench} sets, otherwise in the {@code target} of their modules.
         */
        public Builder applications(Function<Service, Path> value) {
            applications = value;
            return this;
        }

        /** Who is told how the start goes. */
        public Builder listener(StackListener value) {
            listener = value;
            return this;
        }

        /** Starts everything; returns when all of it is ready. When something does not start, everything is ended again. */
        public LocalStack start() {
            var stack = prepare();
            stack.start();
            return stack;
        }

        /** A stack that is still to be started, so that it can be closed while that goes on. */
        public LocalStack prepare() {
            return new LocalStack(this);
        }
    }
}
