/** Lists in pages, by cursor. */
@NullMarked
package io.heraut.web.paging;

import org.jspecify.annotations.NullMarked;
