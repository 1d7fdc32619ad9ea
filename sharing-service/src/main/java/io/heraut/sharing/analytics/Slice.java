package io.heraut.sharing.analytics;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A part of what is asked for, as fine as the answer needs it.
 *
 * @param day number of the day in the period, from 1; 0 when days are not told apart
 * @param item null when items are not told apart
 * @param network null when networks are not told apart
 * @param span number of the time with the same rates, from 1; 0 when those are not told apart
 */
record Slice(int day, @Nullable UUID item, @Nullable String network, int span, Tally tally) {}
