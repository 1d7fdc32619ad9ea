/** What every operation has in common in the OpenAPI document. */
@NullMarked
package io.heraut.web.openapi;

import org.jspecify.annotations.NullMarked;
