package io.heraut.sharing.click;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Reads the lists that judge clicks: those of the release, and those of an installation. */
final class ListFiles {
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    private ListFiles() {}

    static <T> T shipped(String name, Class<T> type) {
        try (InputStream in = Objects.requireNonNull(ListFiles.class.getResourceAsStream(name), name + " is missing")) {
            return JSON.readValue(in, type);
        } catch (IOException e) {
            throw new UncheckedIOException(name + " can not be read", e);
        }
    }

    /** @throws IllegalArgumentException saying what is wrong with the file */
    static <T> T read(Path file, Class<T> type) {
        try {
            return JSON.readValue(Files.readAllBytes(file), type);
        } catch (JsonProcessingException e) {
            Throwable reason = e.getCause() instanceof IllegalArgumentException wrong ? wrong : e;
            throw new IllegalArgumentException(file + " is no such list: " + reason.getMessage(), e);
        } catch (IOException e) {
            throw new IllegalArgumentException(file + " can not be read: " + e, e);
        }
    }

    static void requireVersion(@Nullable String version) {
        if (version == null || !version.matches("[A-Za-z0-9._-]{1,60}")) {
            throw new IllegalArgumentException(
                    "version has to be 1 to 60 letters, digits, dots, hyphens or underscores, and is " + version);
        }
    }

    static void require(String field, @Nullable List<?> values) {
        if (values == null) {
            throw new IllegalArgumentException(field + " is missing; an empty list says that there are none");
        }
    }

    static void requireTexts(String field, @Nullable List<String> texts) {
        require(field, texts);
        if (texts != null && texts.stream().anyMatch(text -> text == null || text.isBlank())) {
            throw new IllegalArgumentException(field + " holds an empty text, which would be found everywhere");
        }
    }
}
