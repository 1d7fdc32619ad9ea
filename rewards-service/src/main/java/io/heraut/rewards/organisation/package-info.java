/** The organisation's own days and months. */
@NullMarked
package io.heraut.rewards.organisation;

import org.jspecify.annotations.NullMarked;
