/**
 * The sharing service: advocates, their channels and shares, tracked links, clicks and the evidence that they give.
 *
 * <p>A share is issued in {@code share}; its link is followed in {@code link}; the click is made durable, judged and
 * counted in {@code click}; what it proves is kept in {@code evidence}.
 */
@NullMarked
package io.heraut.sharing;

import org.jspecify.annotations.NullMarked;
