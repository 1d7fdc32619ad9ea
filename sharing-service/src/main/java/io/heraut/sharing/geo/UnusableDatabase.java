package io.heraut.sharing.geo;

/** Why a file is no database of countries: the predicate of a sentence about the file. */
final class UnusableDatabase extends Exception {
    private static final long serialVersionUID = 1L;

    UnusableDatabase(String reason) {
        super(reason);
    }

    UnusableDatabase(String reason, Throwable cause) {
        super(reason, cause);
    }
}
