/** Sources: the feeds that content items are imported from. */
@NullMarked
package io.heraut.content.source;

import org.jspecify.annotations.NullMarked;
