/** Reports over shares and clicks, which can be asked for again. */
@NullMarked
package io.heraut.sharing.analytics;

import org.jspecify.annotations.NullMarked;
