package io.heraut.kit.event;

import java.sql.SQLException;

/** The database refused a statement of the event tables. */
final class DatabaseFault extends RuntimeException {
    private static final long serialVersionUID = 1L;

    DatabaseFault(String message, SQLException cause) {
        super(message, cause);
    }
}
