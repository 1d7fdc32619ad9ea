/** Errors as problem details (RFC 9457). */
@NullMarked
package io.heraut.web.problem;

import org.jspecify.annotations.NullMarked;
