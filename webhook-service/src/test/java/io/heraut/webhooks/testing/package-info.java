/** What the tests of webhooks have in common. */
@NullMarked
package io.heraut.webhooks.testing;

import org.jspecify.annotations.NullMarked;
