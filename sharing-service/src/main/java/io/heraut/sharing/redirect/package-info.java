/**
 * What a visitor gets who follows a tracked link: {@code RedirectRoute} is the busiest address of the system. It answers from
 * memory and hands each request to {@code ClickLog}.
 */
@NullMarked
package io.heraut.sharing.redirect;

import org.jspecify.annotations.NullMarked;
