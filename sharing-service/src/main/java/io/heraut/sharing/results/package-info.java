/** What an advocate's sharing did, for the advocate. */
@NullMarked
package io.heraut.sharing.results;

import org.jspecify.annotations.NullMarked;
