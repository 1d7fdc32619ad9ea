package io.heraut.local.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.junit.jupiter.api.Test;

class TestStackIT {

    @Test
    void aSecondStartUsesTheSameServersAndTheirDataSurvivesAKill() throws Exception {
        var settings = start("content");
        assertThat(start("content")).isEqualTo(settings);

        try (var owner = TestStack.postgres().connectAsOwner("content");
                var statement = owner.createStatement()) {
            statement.execute("CREATE TABLE note (id uuid PRIMARY KEY DEFAULT uuidv7(), text text NOT NULL)");
        }
        try (var application = TestStack.postgres().connect("content");
                var statement = application.createStatement()) {
            assertThat(statement.executeUpdate("INSERT INTO note (text) VALUES ('kept')"))
                    .isEqualTo(1);
        }

        TestStack.postgres().kill();
        assertThat(TestStack.postgres().isRunning()).isFalse();
        TestStack.postgres().start();
        try (var application = TestStack.postgres().connect("content");
                var rows = application.createStatement().executeQuery("SELECT text FROM note")) {
            assertThat(rows.next()).isTrue();
            assertThat(rows.getString(1)).isEqualTo("kept");
        }
    }

    @Test
    void theBrokerComesBackWithItsTopicsAfterAKill() throws Exception {
        start("content");
        TestStack.kafka().kill();
        assertThat(TestStack.kafka().isRunning()).isFalse();
        TestStack.kafka().start();
        try (var admin =
                Admin.create(Map.of("bootstrap.servers", TestStack.kafka().bootstrapServers()))) {
            assertThat(admin.listTopics().names().get()).contains("heraut.content", "heraut.content.dead");
        }
    }

    private static Map<String, String> start(String service) {
        var stack = new TestStack();
        stack.init(Map.of("service", service));
        return stack.start();
    }
}
