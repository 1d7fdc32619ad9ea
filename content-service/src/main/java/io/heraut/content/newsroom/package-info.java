/** Reading what newsrooms serve: feeds, and the pages that their items lead to. */
@NullMarked
package io.heraut.content.newsroom;

import org.jspecify.annotations.NullMarked;
