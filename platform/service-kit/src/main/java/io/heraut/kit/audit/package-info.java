/** Who changed what, and who looked at what. */
@NullMarked
package io.heraut.kit.audit;

import org.jspecify.annotations.NullMarked;
