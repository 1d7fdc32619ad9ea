/** The command {@code ./heraut}, after the shell script has found a JDK and built this module. */
@NullMarked
package io.heraut.local.cli;

import org.jspecify.annotations.NullMarked;
