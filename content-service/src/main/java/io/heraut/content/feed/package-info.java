/** What an advocate finds to share. */
@NullMarked
package io.heraut.content.feed;

import org.jspecify.annotations.NullMarked;
