package io.heraut.local.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.heraut.local.LocalStackException;
import io.heraut.local.process.Ports;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class StackPortsTest {

    @Test
    void withoutVariablesTheUsualPortsAreTaken() {
        var ports = StackPorts.from(Map.of());
        assertThat(ports.of(Service.GATEWAY)).isEqualTo(8080);
        assertThat(ports.of(Service.CONTENT)).isEqualTo(8081);
        assertThat(ports.of(Service.SHARING)).isEqualTo(8082);
        assertThat(ports.of(Service.REWARDS)).isEqualTo(8083);
        assertThat(ports.of(Service.WEBHOOKS)).isEqualTo(8084);
        assertThat(ports.keycloak()).isEqualTo(8180);
        assertThat(ports.postgres()).isEqualTo(15432);
        assertThat(ports.kafka()).isEqualTo(19092);
    }

    @Test
    void aVariableMovesItsPort() {
        assertThat(StackPorts.from(Map.of("HERAUT_GATEWAY_PORT", "9999")).of(Service.GATEWAY))
                .isEqualTo(9999);
    }

    @Test
    void aVariableThatIsNoPortIsNamed() {
        assertThatThrownBy(() -> StackPorts.from(Map.of("HERAUT_KAFKA_PORT", "many")))
                .isInstanceOf(LocalStackException.class)
                .hasMessageContaining("HERAUT_KAFKA_PORT=many");
        assertThatThrownBy(() -> StackPorts.from(Map.of("HERAUT_KAFKA_PORT", "70000")))
                .hasMessageContaining("HERAUT_KAFKA_PORT=70000");
    }

    @Test
    void aPortThatIsTakenIsNamedWithTheVariableThatMovesIt() throws IOException {
        try (var taken = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            var variables = allFree();
            variables.put("HERAUT_REWARDS_PORT", Integer.toString(taken.getLocalPort()));
            assertThatThrownBy(StackPorts.from(variables)::check)
                    .isInstanceOf(LocalStackException.class)
                    .hasMessageContaining("port " + taken.getLocalPort() + " is taken")
                    .hasMessageContaining("HERAUT_REWARDS_PORT");
        }
    }

    @Test
    void onePortForTwoPartsIsRefused() {
        var variables = allFree();
        variables.put("HERAUT_REWARDS_PORT", variables.get("HERAUT_CONTENT_PORT"));
        assertThatThrownBy(StackPorts.from(variables)::check)
                .hasMessageContaining("HERAUT_REWARDS_PORT")
                .hasMessageContaining("HERAUT_CONTENT_PORT");
    }

    @Test
    void freePortsPassTheCheck() {
        StackPorts.free().check();
    }

    private static Map<String, String> allFree() {
        var variables = new HashMap<String, String>();
        var names = StackPorts.from(Map.of()).byVariable().keySet().stream().toList();
        var free = Ports.free(names.size());
        for (int i = 0; i < names.size(); i++) {
            variables.put(names.get(i), Integer.toString(free.get(i)));
        }
        return variables;
    }
}
