/** Texts that are suggested to whoever shares a content item. */
@NullMarked
package io.heraut.content.caption;

import org.jspecify.annotations.NullMarked;
