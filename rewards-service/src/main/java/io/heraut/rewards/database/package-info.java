/** Plain SQL for what the mapper is not made for: append-only tables, counted rows and aggregates. */
@NullMarked
package io.heraut.rewards.database;

import org.jspecify.annotations.NullMarked;
