@NullMarked
package io.heraut.sharing.geo;

import org.jspecify.annotations.NullMarked;
