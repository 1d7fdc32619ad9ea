/** Where visitors come from, as far as a file that is not ours says. */
@NullMarked
package io.heraut.sharing.geo;

import org.jspecify.annotations.NullMarked;
