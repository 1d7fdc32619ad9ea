/**
 * What tests of the services use: {@link io.heraut.local.testing.TestStack} gives them PostgreSQL and Kafka, and
 * {@link io.heraut.local.testing.TestTokens} the access tokens that the services accept.
 */
@NullMarked
package io.heraut.local.testing;

import org.jspecify.annotations.NullMarked;
