@NullMarked
package io.heraut.webhooks.eventtype;

import org.jspecify.annotations.NullMarked;
