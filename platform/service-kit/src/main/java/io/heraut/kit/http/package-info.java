/**
 * The one door for calls to addresses that somebody typed: {@link io.heraut.kit.http.GuardedHttpClient}.
 */
@NullMarked
package io.heraut.kit.http;

import org.jspecify.annotations.NullMarked;
