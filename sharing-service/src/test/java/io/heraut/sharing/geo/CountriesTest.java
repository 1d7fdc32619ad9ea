package io.heraut.sharing.geo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.heraut.web.health.Degradations;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CountriesTest {
    @TempDir
    Path folder = Path.of("");

    private final Degradations degradations = new Degradations(new SimpleMeterRegistry());
    private Path file = Path.of("");

    @BeforeEach
    void aFile() {
        file = folder.resolve("countries.mmdb");
        dutch().write(file);
    }

    private Countries countries(Path path) {
        return new Countries(Optional.of(path), degradations);
    }

    private static CountryFile dutch() {
        return new CountryFile("Test-Country")
                .with("203.0.113.0", 25, "NL")
                .with("203.0.113.128", 25, "FR")
                .with("198.51.100.0", 24, "not a country")
                .with("2001:db8:31::", 48, "BE");
    }

    @Test
    void anAddressIsOfTheCountryThatTheFileSays() {
        Countries countries = countries(file);

        assertThat(countries.of("203.0.113.7")).isEqualTo("NL");
        assertThat(countries.of("203.0.113.200")).isEqualTo("FR");
        assertThat(countries.of("2001:db8:31::7")).isEqualTo("BE");
        assertThat(countries.of("::ffff:203.0.113.7")).isEqualTo("NL");
    }

    /** The container tests use it. */
    @Test
    void theFileBesideTheTestsIsThisOne() {
        assertThat(Path.of("src/test/resources/countries.mmdb")).hasSameBinaryContentAs(file);
    }

    @Test
    void whatTheFileDoesNotKnowHasNoCountry() {
        Countries countries = countries(file);

        assertThat(countries.of("192.0.2.1")).isNull();
        assertThat(countries.of("2001:db8:32::7")).isNull();
        assertThat(countries.of("198.51.100.1")).isNull();
        assertThat(countries.of("unknown")).isNull();
        assertThat(countries.of("")).isNull();
        assertThat(countries.of("localhost")).isNull();
    }

    @Test
    void withoutAFileNoCountryIsKnown() {
        Countries countries = new Countries(Optional.empty(), degradations);
        countries.reload();

        assertThat(countries.of("203.0.113.7")).isNull();
        assertThat(degradations.current()).isEmpty();
    }

    @Test
    void aFileThatIsNotThereStopsTheStartWithASentence() {
        Path nowhere = folder.resolve("nowhere.mmdb");

        assertThatThrownBy(() -> countries(nowhere))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("heraut.sharing.geo.database is " + nowhere + ", which is not there");
    }

    @Test
    void aFileOfAnotherKindStopsTheStartWithASentence() throws Exception {
        Files.writeString(file, "these are no countries");

        assertThatThrownBy(() -> countries(file))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("heraut.sharing.geo.database is " + file
                        + ", which can not be read as a file in MaxMind's format: ");

        new CountryFile("Test-ASN").with("203.0.113.0", 24, "NL").write(file);
        assertThatThrownBy(() -> countries(file))
                .hasMessageEndingWith("is of the type Test-ASN, which says nothing of countries");

        assertThatThrownBy(() -> countries(folder)).hasMessageEndingWith("which is no file");
    }

    @Test
    void aReplacedFileIsTaken() throws Exception {
        Countries countries = countries(file);
        new CountryFile("Test-Country").with("203.0.113.0", 24, "DE").write(file);
        touch();

        countries.reload();

        assertThat(countries.of("203.0.113.7")).isEqualTo("DE");
        assertThat(degradations.current()).isEmpty();
    }

    @Test
    void aFileThatCanNotBeTakenChangesNothingAndIsSaid() throws Exception {
        Countries countries = countries(file);
        byte[] whole = Files.readAllBytes(file);
        Files.write(file, Arrays.copyOf(whole, whole.length / 2));
        touch();

        countries.reload();
        assertThat(countries.of("203.0.113.7")).isEqualTo("NL");
        assertThat(degradations.current()).containsOnlyKeys("countries");

        Files.delete(file);
        countries.reload();
        assertThat(countries.of("203.0.113.7")).isEqualTo("NL");

        dutch().with("192.0.2.0", 24, "GB").write(file);
        countries.reload();
        assertThat(countries.of("192.0.2.1")).isEqualTo("GB");
        assertThat(degradations.current()).isEmpty();
    }

    /** The clock of a file system may be coarse. */
    private void touch() throws Exception {
        Files.setLastModifiedTime(file, FileTime.from(Instant.now().plusSeconds(60)));
    }
}
