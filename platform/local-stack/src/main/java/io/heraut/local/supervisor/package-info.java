/** The process behind {@code ./heraut up}: it holds the stack, and says in a file how that is. */
@NullMarked
package io.heraut.local.supervisor;

import org.jspecify.annotations.NullMarked;
