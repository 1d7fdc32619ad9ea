/** What the figures of reports mean, and what a click is worth: documents with versions that never change. */
@NullMarked
package io.heraut.sharing.metric;

import org.jspecify.annotations.NullMarked;
