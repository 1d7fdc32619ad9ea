package io.heraut.kit.idempotency;

import jakarta.enterprise.util.Nonbinding;
import jakarta.interceptor.InterceptorBinding;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Runs the method in a transaction and, where the request carries an {@code Idempotency-Key}, stores the answer in that
 * transaction: the same request within a day gets the same answer, with {@code Idempotency-Replayed: true}, and changes
 * nothing.
 *
 * <p>For methods that answer a POST. They return a {@code Response}, or what the answer's body is made of. A method
 * that throws leaves nothing behind, so the key can be used again.
 */
@Inherited
@InterceptorBinding
@Target({ElementType.METHOD, ElementType.TYPE})
@Retention(RetentionPolicy.RUNTIME)
public @interface Idempotent {

    /**
     * Whether the body of the answer is kept for replays. Not where it contains a secret: a replay then has the same
     * status and {@code Location}, and no body; such a method must return a {@code Response}.
     */
    @Nonbinding
    boolean storeBody() default true;
}
