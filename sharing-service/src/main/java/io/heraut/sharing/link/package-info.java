/** Tracked links: their codes, who issued them, whose they are. What happens when one is followed is in {@code redirect}. */
@NullMarked
package io.heraut.sharing.link;

import org.jspecify.annotations.NullMarked;
