package io.heraut.local.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.heraut.local.LocalStackException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class PartTest {

    @Test
    void somebodyElsesServerIsNotTakenForOurs() throws Exception {
        try (var foreign = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            var part = new Part(
                    "rewards",
                    foreign.getLocalPort(),
                    Path.of("rewards.log"),
                    launched -> {
                        throw new AssertionError("started although the port is taken");
                    },
                    () -> true);
            assertThatThrownBy(part::start)
                    .isInstanceOf(LocalStackException.class)
                    .hasMessageContaining("port " + foreign.getLocalPort() + " is taken");
            assertThat(part.isAlive()).isFalse();
            assertThat(part.isWanted()).isFalse();
        }
    }
}
