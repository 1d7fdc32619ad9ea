/** One OpenAPI document out of the services' documents. */
@NullMarked
package io.heraut.gateway.openapi;

import org.jspecify.annotations.NullMarked;
