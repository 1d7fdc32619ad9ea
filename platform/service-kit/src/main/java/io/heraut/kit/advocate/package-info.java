/** What a service other than sharing knows of advocates, from {@code heraut.advocates}. */
@NullMarked
package io.heraut.kit.advocate;

import org.jspecify.annotations.NullMarked;
