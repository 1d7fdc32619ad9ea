package io.heraut.system;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** How many processes of each service the tests of a class need; one where there is no such annotation. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@interface Replicas {
    int value();
}
