/** Which content is closed, so that nothing is paid for it afterwards. */
@NullMarked
package io.heraut.rewards.content;

import org.jspecify.annotations.NullMarked;
