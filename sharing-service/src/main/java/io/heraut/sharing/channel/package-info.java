/** Where an advocate shares: a network, and which of their accounts there. No account is ever connected. */
@NullMarked
package io.heraut.sharing.channel;

import org.jspecify.annotations.NullMarked;
