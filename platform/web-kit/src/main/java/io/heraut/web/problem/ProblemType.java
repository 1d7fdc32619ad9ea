package io.heraut.web.problem;

/** A kind of error that clients can tell by its type, {@code /problems/<slug>}. Implemented by enums, one for each service. */
public interface ProblemType {

    /** Stable, kebab-case: part of the contract. */
    String slug();

    /** The HTTP status. */
    int status();

    /** The same sentence for every occurrence. */
    String title();
}
