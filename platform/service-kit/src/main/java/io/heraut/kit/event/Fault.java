package io.heraut.kit.event;

import io.heraut.events.UndecodableEvent;
import jakarta.persistence.LockTimeoutException;
import jakarta.persistence.OptimisticLockException;
import jakarta.persistence.PessimisticLockException;
import jakarta.persistence.QueryTimeoutException;
import jakarta.transaction.RollbackException;
import java.sql.SQLException;
import java.sql.SQLRecoverableException;
import java.sql.SQLTransientException;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Collections;
import java.util.Deque;
import java.util.EnumSet;
import java.util.IdentityHashMap;
import java.util.Set;
import org.jboss.logging.Logger;

/** What a failure says about trying again. */
enum Fault {
    /** It breaks a rule, now and later. */
    PERMANENT,
    /** Something that is needed is away, or two transactions were in each other's way. */
    TRANSIENT,
    /** Nobody has thought of it. */
    UNEXPECTED;

    private static final Logger LOG = Logger.getLogger(Fault.class);

    /**
     * By the failure and all that caused it: a refusal outweighs everything, an unmistakable transient fault outweighs
     * what came of it.
     */
    static Fault of(Throwable failure) {
        Set<Fault> found = EnumSet.noneOf(Fault.class);
        boolean rolledBackForNoReason = false;
        boolean databaseRefused = false;
        for (Throwable each : withCauses(failure)) {
            switch (each) {
                case RejectedEvent rejected -> found.add(PERMANENT);
                case UndecodableEvent undecodable -> found.add(PERMANENT);
                case TransientFailure transientFailure -> found.add(TRANSIENT);
                case OptimisticLockException conflict -> found.add(TRANSIENT);
                case PessimisticLockException conflict -> found.add(TRANSIENT);
                case LockTimeoutException timeout -> found.add(TRANSIENT);
                case QueryTimeoutException timeout -> found.add(TRANSIENT);
                case VirtualMachineError outOfMemory -> found.add(TRANSIENT);
                case SQLException refused -> {
                    if (isTransient(refused)) {
                        found.add(TRANSIENT);
                    } else {
                        databaseRefused = true;
                    }
                }
                case RollbackException rolledBack -> rolledBackForNoReason = true;
                default -> {
                    // Says nothing by itself.
                }
            }
        }
        if (found.contains(PERMANENT)) {
            return PERMANENT;
        }
        // A transaction that only says that it was rolled back has taken too long.
        return found.contains(TRANSIENT)
                        || (rolledBackForNoReason && !databaseRefused && hasOnlyTransactionCauses(failure))
                ? TRANSIENT
                : UNEXPECTED;
    }

    /** Does what can as well be done at the next time: relay and processor tell of a database that is away. */
    static void unlessTransient(Runnable work) {
        try {
            work.run();
        } catch (RuntimeException e) {
            if (of(e) != TRANSIENT) {
                throw e;
            }
            LOG.debug("Not now", e);
        }
    }

    /** By the classes of SQLSTATE. No state at all is a connection that was not even had. */
    private static boolean isTransient(SQLException e) {
        String state = e.getSQLState();
        if (state == null || e instanceof SQLTransientException || e instanceof SQLRecoverableException) {
            return true;
        }
        return switch (state.substring(0, Math.min(2, state.length()))) {
            case "08" -> true; // connection
            case "40" -> true; // serialization, deadlock
            case "53" -> true; // disk, memory, connections are used up
            case "57" -> true; // cancelled, shut down
            case "58" -> true; // input or output failed
            default ->
                switch (state) {
                    case "25006" -> true; // read-only: a replica that is about to be promoted
                    case "25P03", "25P04" -> true; // the session or the transaction took too long
                    case "55P03" -> true; // lock not available
                    default -> false;
                };
        };
    }

    private static boolean hasOnlyTransactionCauses(Throwable failure) {
        return withCauses(failure).stream()
                .filter(each -> each.getCause() == null)
                .allMatch(root -> root instanceof RollbackException
                        || root.getClass().getName().startsWith("com.arjuna."));
    }

    private static Set<Throwable> withCauses(Throwable failure) {
        Set<Throwable> seen = Collections.newSetFromMap(new IdentityHashMap<>());
        Deque<Throwable> left = new ArrayDeque<>();
        left.add(failure);
        while (!left.isEmpty()) {
            Throwable each = left.remove();
            if (!seen.add(each)) {
                continue;
            }
            if (each.getCause() != null) {
                left.add(each.getCause());
            }
            left.addAll(Arrays.asList(each.getSuppressed()));
        }
        return seen;
    }
}
