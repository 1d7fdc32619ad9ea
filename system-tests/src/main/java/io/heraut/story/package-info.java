/**
 * The story: Heraut's main job, played through the public API as people and partners use it. {@code ./heraut story} plays it,
 * and the system tests assert the same journey with the same clients.
 */
@NullMarked
package io.heraut.story;

import org.jspecify.annotations.NullMarked;
