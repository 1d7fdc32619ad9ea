/** How JSON is read and written. */
@NullMarked
package io.heraut.web.json;

import org.jspecify.annotations.NullMarked;
