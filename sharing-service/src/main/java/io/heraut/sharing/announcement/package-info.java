/** Tells the other services and partners what was counted at links, rolled up. */
@NullMarked
package io.heraut.sharing.announcement;

import org.jspecify.annotations.NullMarked;
