/** What may be shared, as the content service's events told it. */
@NullMarked
package io.heraut.sharing.content;

import org.jspecify.annotations.NullMarked;
