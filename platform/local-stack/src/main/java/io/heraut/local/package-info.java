/** What the local stack says when it cannot go on. */
@NullMarked
package io.heraut.local;

import org.jspecify.annotations.NullMarked;
