package io.heraut.sharing.click;

import io.vertx.core.Context;

/** Somebody who waits until their click is durable. */
public interface Waiter {
    /** Where {@link #goOn} is called. */
    Context context();

    /** The click is durable, or has been waited for long enough, or is lost. May be called more than once. */
    void goOn();
}
