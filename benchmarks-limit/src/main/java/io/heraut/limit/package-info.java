/** What a redirect costs that knows no links and records nothing: the limit that tracked links are measured against. */
@NullMarked
package io.heraut.limit;

import org.jspecify.annotations.NullMarked;
