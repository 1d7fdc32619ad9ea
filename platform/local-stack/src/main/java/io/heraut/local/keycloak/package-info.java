/** Keycloak from its distribution, without containers. */
@NullMarked
package io.heraut.local.keycloak;

import org.jspecify.annotations.NullMarked;
