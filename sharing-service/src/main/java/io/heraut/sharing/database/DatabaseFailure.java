package io.heraut.sharing.database;

import java.sql.SQLException;

/** The database refused a statement or was not there. The cause tells which. */
public class DatabaseFailure extends RuntimeException {
    private static final long serialVersionUID = 1L;

    DatabaseFailure(SQLException cause) {
        super("The database did not carry out a statement", cause);
    }

    /** Whether a lock was not to be had in time, so that nothing is wrong with the statement. */
    public boolean isLockTimeout() {
        return getCause() instanceof SQLException sql && "55P03".equals(sql.getSQLState());
    }
}
