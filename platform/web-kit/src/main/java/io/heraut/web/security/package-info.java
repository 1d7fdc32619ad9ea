/** Roles, scopes and the caller's claims. */
@NullMarked
package io.heraut.web.security;

import org.jspecify.annotations.NullMarked;
