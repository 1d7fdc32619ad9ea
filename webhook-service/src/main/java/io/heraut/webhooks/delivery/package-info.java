@NullMarked
package io.heraut.webhooks.delivery;

import org.jspecify.annotations.NullMarked;
