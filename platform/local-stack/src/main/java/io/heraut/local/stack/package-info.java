/**
 * The whole of Heraut on one machine: PostgreSQL, Kafka, Keycloak and the packaged services, each a process of its own. {@code ./heraut
 * up} runs it, and so do the system tests and the benchmarks:
 *
 * <pre>{@code
 * try (LocalStack stack = LocalStack.builder()      // free ports, a temporary directory, every service once
 *         .replicas(2)                              // or .replicas(Service.REWARDS, 2)
 *         .services(Service.CONTENT, Service.SHARING, Service.GATEWAY) // default: all five
 *         .environment(Service.REWARDS, "HERAUT_X", "y")
 *         .start()) {                               // returns when everything is ready, or throws a LocalStackException
 *
 *     URI gateway = stack.url(Service.GATEWAY);     // one address, whatever the number of replicas
 *     URI content = stack.url(Service.CONTENT);
 *     String token = stack.token("amira");          // from the real Keycloak; "amira" … "ada"
 *     String partner = stack.partnerToken("webhooks:manage");
 *     URI issuer = stack.issuer();
 *     int newsroom = stack.newsroomPort();          // the two addresses that the guarded client is allowed
 *     int partnerEndpoint = stack.partnerPort();
 *
 *     Part rewards = stack.part("rewards");         // "postgres", "kafka", "keycloak", "content", "content-2", …
 *     rewards.kill();                               // SIGKILL; stop() is in good order
 *     rewards.start();                              // same port, same data; returns when ready
 *     rewards.pause();                              // SIGSTOP
 *     rewards.resume();                             // SIGCONT
 *     rewards.isAlive(); rewards.isReady(); rewards.log(); rewards.pid(); rewards.url();
 *     rewards.residentBytes(); rewards.startTime(); // the time from start to ready, last time
 *
 *     stack.parts();                                // all of them
 *     stack.connect(Service.REWARDS);               // java.sql.Connection, may do everything
 *     stack.kafkaServers();
 * }                                                 // ends every process, deletes the temporary directory
 * }</pre>
 *
 * <p>The services have to be packaged ({@code target/quarkus-app}); a missing one is named. Logs are in {@code stack.logs()}, which is
 * {@code target/heraut-logs} of the module that runs the tests, and stays.
 */
@NullMarked
package io.heraut.local.stack;

import org.jspecify.annotations.NullMarked;
