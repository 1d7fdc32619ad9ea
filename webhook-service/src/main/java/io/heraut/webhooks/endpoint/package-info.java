@NullMarked
package io.heraut.webhooks.endpoint;

import org.jspecify.annotations.NullMarked;
