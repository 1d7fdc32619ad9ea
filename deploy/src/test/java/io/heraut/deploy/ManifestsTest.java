package io.heraut.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.Probe;
import io.fabric8.kubernetes.api.model.SecretKeySelector;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.policy.v1.PodDisruptionBudget;
import io.heraut.events.Topic;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ManifestsTest {
    private static final Path KUBERNETES = Path.of("kubernetes");
    private static final Path BASE = KUBERNETES.resolve("base");
    private static final Path TOPICS = KUBERNETES.resolve("components/strimzi-topics/topics.yaml");

    /** The parts, with the ports that the programs listen on when nobody tells them otherwise. */
    private static final Map<String, Integer> PORTS =
            new TreeMap<>(Map.of("gateway", 8080, "content", 8081, "sharing", 8082, "rewards", 8083, "webhooks", 8084));

    static Stream<String> parts() {
        return PORTS.keySet().stream();
    }

    @Test
    void theBaseHasEveryFileOfItsFolderAndEachIsWhatKubernetesKnows() {
        List<String> listed = new ArrayList<>();
        StrictYaml.documents(read(BASE.resolve("kustomization.yaml")))
                .getFirst()
                .path("resources")
                .forEach(resource -> listed.add(resource.asText()));

        assertThat(listed).containsExactlyInAnyOrderElementsOf(namesOf(BASE));
        for (String file : listed) {
            assertThat(StrictYaml.documents(read(BASE.resolve(file))))
                    .isNotEmpty()
                    .allSatisfy(document ->
                            assertThat(StrictYaml.parse(document)).as(file).isPresent());
        }
    }

    @Test
    void aMisspeltFieldIsFound() {
        JsonNode misspelt = StrictYaml.documents(
                        read(BASE.resolve("content.yaml")).replace("replicas:", "replicass:"))
                .getFirst();

        assertThatThrownBy(() -> StrictYaml.parse(misspelt))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("replicass");
    }

    @ParameterizedTest
    @MethodSource("parts")
    void aPartKeepsToTheRestrictedStandard(String part) {
        PodSpec pod = deployment(part).getSpec().getTemplate().getSpec();
        Container container = onlyContainer(pod);

        assertThat(pod.getSecurityContext().getRunAsNonRoot()).isTrue();
        assertThat(pod.getSecurityContext().getRunAsUser()).isEqualTo(10001);
        assertThat(pod.getSecurityContext().getSeccompProfile().getType()).isEqualTo("RuntimeDefault");
        assertThat(pod.getAutomountServiceAccountToken()).isFalse();
        assertThat(container.getSecurityContext().getAllowPrivilegeEscalation()).isFalse();
        assertThat(container.getSecurityContext().getReadOnlyRootFilesystem()).isTrue();
        assertThat(container.getSecurityContext().getCapabilities().getDrop()).containsExactly("ALL");
        assertThat(container.getSecurityContext().getCapabilities().getAdd()).isEmpty();
        assertThat(container.getVolumeMounts())
                .extracting(mount -> mount.getName() + " " + mount.getMountPath())
                .containsExactlyElementsOf(
                        part.equals("sharing")
                                ? List.of("tmp /tmp", "click-spool /var/lib/heraut/click-spool")
                                : List.of("tmp /tmp"));
        assertThat(pod.getVolumes()).allSatisfy(volume -> {
            assertThat(volume.getName()).isIn("tmp", "click-spool");
            assertThat(volume.getEmptyDir()).isNotNull();
        });
    }

    @ParameterizedTest
    @MethodSource("parts")
    void aPartIsProbedAndBounded(String part) {
        Container container =
                onlyContainer(deployment(part).getSpec().getTemplate().getSpec());

        assertThat(pathOf(container.getStartupProbe())).isEqualTo("/health/started");
        assertThat(pathOf(container.getReadinessProbe())).isEqualTo("/health/ready");
        assertThat(pathOf(container.getLivenessProbe())).isEqualTo("/health/live");
        assertThat(container.getResources().getRequests()).containsOnlyKeys("cpu", "memory");
        assertThat(container.getResources().getLimits()).containsOnlyKeys("memory");
    }

    @ParameterizedTest
    @MethodSource("parts")
    void aPartIsReachedAtThePortThatItListensOn(String part) {
        Deployment deployment = deployment(part);
        PodSpec pod = deployment.getSpec().getTemplate().getSpec();
        Container container = onlyContainer(pod);
        Service service = only(part, Service.class);
        Map<String, String> labels =
                deployment.getSpec().getTemplate().getMetadata().getLabels();

        assertThat(container.getImage()).isEqualTo("heraut-" + part);
        assertThat(container.getPorts()).singleElement().satisfies(port -> {
            assertThat(port.getName()).isEqualTo("http");
            assertThat(port.getContainerPort()).isEqualTo(PORTS.get(part));
        });
        assertThat(service.getSpec().getPorts())
                .singleElement()
                .satisfies(port -> assertThat(port.getTargetPort().getStrVal()).isEqualTo("http"));
        assertThat(labels)
                .containsAllEntriesOf(service.getSpec().getSelector())
                .containsAllEntriesOf(deployment.getSpec().getSelector().getMatchLabels())
                .containsAllEntriesOf(only(part, PodDisruptionBudget.class)
                        .getSpec()
                        .getSelector()
                        .getMatchLabels());
        // Otherwise HERAUT_<PART>_PORT would hold the address of the Service.
        assertThat(pod.getEnableServiceLinks()).isFalse();
    }

    @Test
    void theReadmeNamesEverySecretWithItsKeys() {
        Map<String, Set<String>> used = new TreeMap<>();
        for (String part : PORTS.keySet()) {
            for (EnvVar variable : onlyContainer(
                            deployment(part).getSpec().getTemplate().getSpec())
                    .getEnv()) {
                if (variable.getValueFrom() != null) {
                    SecretKeySelector secret = variable.getValueFrom().getSecretKeyRef();
                    used.computeIfAbsent(secret.getName(), name -> new TreeSet<>())
                            .add(secret.getKey());
                }
            }
        }

        assertThat(used)
                .containsOnlyKeys(
                        "heraut-content-database",
                        "heraut-sharing-database",
                        "heraut-rewards-database",
                        "heraut-webhooks-database",
                        "heraut-webhooks-secret-keys");
        String readme = read(Path.of("README.md"));
        used.forEach((secret, keys) -> {
            assertThat(readme).contains("`" + secret + "`");
            keys.forEach(key -> assertThat(readme).as(secret).contains("`" + key + "`"));
        });
    }

    @Test
    void theTopicsAreThoseOfTheProgramsWithTheirSettings() {
        Map<String, Map<String, Object>> expected = new TreeMap<>();
        for (Topic topic : Topic.values()) {
            boolean compacted = topic.retention() == Topic.Retention.COMPACT;
            expected.put(
                    topic.topicName(),
                    Map.of(
                            "partitions",
                            topic.partitions(),
                            "cleanup.policy",
                            compacted ? "compact" : "delete",
                            compacted ? "delete.retention.ms" : "retention.ms",
                            topic.kept().toMillis()));
            expected.put(
                    topic.deadLetter(),
                    Map.of(
                            "partitions",
                            1,
                            "cleanup.policy",
                            "delete",
                            "retention.ms",
                            Topic.DEAD_LETTER_RETENTION.toMillis()));
        }
        Map<String, Map<String, Object>> found = new TreeMap<>();
        for (JsonNode document : StrictYaml.documents(read(TOPICS))) {
            Map<String, Object> settings = new TreeMap<>();
            settings.put("partitions", document.at("/spec/partitions").asInt());
            document.at("/spec/config").properties().forEach(setting -> {
                if (!setting.getKey().equals("min.insync.replicas")) {
                    settings.put(
                            setting.getKey(),
                            setting.getValue().isNumber()
                                    ? setting.getValue().asLong()
                                    : setting.getValue().asText());
                }
            });
            found.put(document.at("/metadata/name").asText(), settings);
        }

        assertThat(found).isEqualTo(expected);
    }

    @Test
    void theContainerfileTakesWhatTheBuildMakes() {
        List<String> copied = read(Path.of("containers/Containerfile"))
                .lines()
                .filter(line -> line.startsWith("COPY "))
                .map(line -> line.split(" ", -1)[1])
                .toList();

        assertThat(copied)
                .containsExactlyInAnyOrder(
                        "${MODULE}/target/quarkus-app/lib/",
                        "${MODULE}/target/quarkus-app/quarkus/",
                        "${MODULE}/target/quarkus-app/quarkus-run.jar",
                        "${MODULE}/target/quarkus-app/app/");
    }

    @Test
    void theOverlayRendersToWhatKubernetesKnows() throws Exception {
        String rendered = render(KUBERNETES.resolve("overlays/example"));
        List<JsonNode> documents = StrictYaml.documents(rendered);
        List<HasMetadata> known = documents.stream()
                .flatMap(document -> StrictYaml.parse(document).stream())
                .toList();

        Map<String, Long> kinds = known.stream()
                .collect(Collectors.groupingBy(HasMetadata::getKind, TreeMap::new, Collectors.counting()));
        assertThat(kinds)
                .isEqualTo(Map.of(
                        "ConfigMap", 1L,
                        "Deployment", 5L,
                        "Ingress", 1L,
                        "Namespace", 1L,
                        "NetworkPolicy", 2L,
                        "PodDisruptionBudget", 5L,
                        "Service", 5L));
        assertThat(documents.size() - known.size()).isEqualTo(Topic.values().length * 2);
        String config = known.stream()
                .filter(resource -> resource.getKind().equals("ConfigMap"))
                .findFirst()
                .orElseThrow()
                .getMetadata()
                .getName();
        for (HasMetadata resource : known) {
            if (resource instanceof Deployment deployment) {
                Container container =
                        onlyContainer(deployment.getSpec().getTemplate().getSpec());
                assertThat(deployment.getSpec().getReplicas()).isGreaterThanOrEqualTo(2);
                assertThat(container.getImage()).matches("registry\\.example\\.com/heraut/[a-z]+:[0-9.]+");
                assertThat(container.getEnvFrom())
                        .singleElement()
                        .satisfies(source ->
                                assertThat(source.getConfigMapRef().getName()).isEqualTo(config));
            }
        }
    }

    /** Where kubectl is not installed there is nothing to render with; all else is checked on the files. */
    private static String render(Path overlay) throws Exception {
        Path kubectl = Arrays.stream(
                        Objects.requireNonNullElse(System.getenv("PATH"), "").split(":", -1))
                .map(folder -> Path.of(folder, "kubectl"))
                .filter(Files::isExecutable)
                .findFirst()
                .orElse(null);
        Assumptions.assumeTrue(kubectl != null, "kubectl is not installed");
        Path errors = Files.createTempFile("kustomize", ".txt");
        Process process = new ProcessBuilder(String.valueOf(kubectl), "kustomize", overlay.toString())
                .redirectError(errors.toFile())
                .start();
        try {
            String rendered = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(process.waitFor(Duration.ofMinutes(1).toMillis(), TimeUnit.MILLISECONDS))
                    .isTrue();
            assertThat(process.exitValue()).as(Files.readString(errors)).isZero();
            return rendered;
        } finally {
            process.destroyForcibly();
            Files.deleteIfExists(errors);
        }
    }

    private static Deployment deployment(String part) {
        return only(part, Deployment.class);
    }

    private static <T extends HasMetadata> T only(String part, Class<T> type) {
        List<T> found = StrictYaml.documents(read(BASE.resolve(part + ".yaml"))).stream()
                .flatMap(document -> StrictYaml.parse(document).stream())
                .filter(type::isInstance)
                .map(type::cast)
                .toList();
        assertThat(found).hasSize(1);
        assertThat(found.getFirst().getMetadata().getName()).isEqualTo("heraut-" + part);
        return found.getFirst();
    }

    private static Container onlyContainer(PodSpec pod) {
        assertThat(pod.getContainers()).hasSize(1);
        return pod.getContainers().getFirst();
    }

    private static String pathOf(Probe probe) {
        assertThat(probe.getHttpGet().getPort().getStrVal()).isEqualTo("http");
        return probe.getHttpGet().getPath();
    }

    private static List<String> namesOf(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> String.valueOf(file.getFileName()))
                    .filter(name -> !name.equals("kustomization.yaml"))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
