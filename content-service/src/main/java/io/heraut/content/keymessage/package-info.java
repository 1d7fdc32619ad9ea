/** What the company wants understood, whatever the item. */
@NullMarked
package io.heraut.content.keymessage;

import org.jspecify.annotations.NullMarked;
