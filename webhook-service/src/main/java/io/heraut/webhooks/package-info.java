@NullMarked
package io.heraut.webhooks;

import org.jspecify.annotations.NullMarked;
