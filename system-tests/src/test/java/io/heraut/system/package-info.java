/** The packaged services, the real Keycloak and the gateway, tested together. */
@NullMarked
package io.heraut.system;

import org.jspecify.annotations.NullMarked;
