@NullMarked
package io.heraut.webhooks.signing;

import org.jspecify.annotations.NullMarked;
