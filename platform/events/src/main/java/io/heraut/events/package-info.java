/**
 * The contract between the services: topics, event types, payloads, and the one way they are written and read.
 *
 * <p>Every payload has a JSON Schema and a sample beside it ({@code schemas/} and {@code samples/} on the class path).
 * A payload only ever gains optional fields; anything else is a new version of its type.
 */
@NullMarked
package io.heraut.events;

import org.jspecify.annotations.NullMarked;
