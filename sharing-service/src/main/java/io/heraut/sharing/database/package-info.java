/** A thin layer over JDBC: this service's statements are upserts, arrays and compare-and-sets more than objects. */
@NullMarked
package io.heraut.sharing.database;

import org.jspecify.annotations.NullMarked;
