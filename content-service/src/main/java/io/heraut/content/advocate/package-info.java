/** Who the people of a token are: kept up to date by the advocates' topic. */
@NullMarked
package io.heraut.content.advocate;

import org.jspecify.annotations.NullMarked;
