/** For whom a content item is meant. */
@NullMarked
package io.heraut.content.audience;

import org.jspecify.annotations.NullMarked;
