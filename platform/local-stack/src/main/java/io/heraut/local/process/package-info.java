/** Processes that this module starts, finds again and ends. */
@NullMarked
package io.heraut.local.process;

import org.jspecify.annotations.NullMarked;
