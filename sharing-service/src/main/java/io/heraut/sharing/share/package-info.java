/** Passing an item on: whether it is allowed, with which words, and what came of it. */
@NullMarked
package io.heraut.sharing.share;

import org.jspecify.annotations.NullMarked;
