/** The pages that people read: the API reference and what problems mean. */
@NullMarked
package io.heraut.gateway.docs;

import org.jspecify.annotations.NullMarked;
