package io.heraut.local.kafka;

import java.nio.file.Files;
import java.nio.file.Path;
import kafka.Kafka;
import kafka.tools.StorageTool;

/**
 * What the JVM of the broker runs: formats its storage at the first start, then is Kafka itself. Uses nothing of this module, since
 * only this class is on its class path.
 */
public final class BrokerMain {

    private BrokerMain() {}

    /**
     * Starts the broker.
     *
     * @param arguments the file with the broker's settings, the directory of its log, and the id of the cluster
     */
    public static void main(String[] arguments) throws Exception {
        var settings = arguments[0];
        var formatted = Path.of(arguments[1]).resolve("meta.properties");
        if (!Files.exists(formatted)) {
            int result = StorageTool.execute(
                    new String[] {"format", "--config", settings, "--cluster-id", arguments[2], "--ignore-formatted"},
                    System.err);
            if (result != 0) {
                System.exit(result);
            }
        }
        Kafka.main(new String[] {settings});
    }
}
