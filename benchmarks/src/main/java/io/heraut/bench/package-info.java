/** What Heraut costs and how fast it is, measured on stacks of its own. */
@NullMarked
package io.heraut.bench;

import org.jspecify.annotations.NullMarked;
