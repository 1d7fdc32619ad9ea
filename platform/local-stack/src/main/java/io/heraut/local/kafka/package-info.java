/** One Kafka broker in KRaft mode, in a JVM of its own. */
@NullMarked
package io.heraut.local.kafka;

import org.jspecify.annotations.NullMarked;
