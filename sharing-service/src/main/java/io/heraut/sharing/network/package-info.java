/** The social networks that a link can be shared to, and what is peculiar to each. One class a network. */
@NullMarked
package io.heraut.sharing.network;

import org.jspecify.annotations.NullMarked;
