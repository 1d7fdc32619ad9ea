/** Curation: sources, key messages, content items, their review, and what an advocate gets to see. */
@NullMarked
package io.heraut.content;

import org.jspecify.annotations.NullMarked;
