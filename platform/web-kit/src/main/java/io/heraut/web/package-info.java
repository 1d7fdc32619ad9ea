/** What the gateway and every service do alike with a request; nothing here knows a database. */
@NullMarked
package io.heraut.web;

import org.jspecify.annotations.NullMarked;
