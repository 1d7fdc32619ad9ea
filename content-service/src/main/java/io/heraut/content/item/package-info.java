/** Content items, from draft to published and out again. */
@NullMarked
package io.heraut.content.item;

import org.jspecify.annotations.NullMarked;
