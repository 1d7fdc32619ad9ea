/** What proves that a share happened: which facts count for what, and the facts that stand. */
@NullMarked
package io.heraut.sharing.evidence;

import org.jspecify.annotations.NullMarked;
