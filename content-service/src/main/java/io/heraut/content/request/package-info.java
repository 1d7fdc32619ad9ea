/** How requests of this service are read: edits, filters, texts. */
@NullMarked
package io.heraut.content.request;

import org.jspecify.annotations.NullMarked;
