package io.heraut.kit.event;

import static org.assertj.core.api.Assertions.assertThat;

import io.heraut.events.UndecodableEvent;
import jakarta.persistence.OptimisticLockException;
import jakarta.persistence.PersistenceException;
import jakarta.transaction.RollbackException;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FaultTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "08001", "08006", "40001", "40P01", "53100", "53300", "55P03", "57014", "57P01", "57P03", "58030",
                "25006", "25P03"
            })
    void theDatabaseMayAnswerLater(String state) {
        assertThat(Fault.of(new IllegalStateException(new SQLException("away", state))))
                .isEqualTo(Fault.TRANSIENT);
    }

    @ParameterizedTest
    @ValueSource(strings = {"22001", "23502", "23505", "23514", "42601", "42P01", "25P02", "XX000"})
    void theDatabaseWouldAnswerTheSameAgain(String state) {
        assertThat(Fault.of(new PersistenceException(new SQLException("refused", state))))
                .isEqualTo(Fault.UNEXPECTED);
    }

    @Test
    void aConnectionThatWasNotHadIsTransient() {
        assertThat(Fault.of(new DatabaseFault("no connection", new SQLException("Acquisition timeout"))))
                .isEqualTo(Fault.TRANSIENT);
        assertThat(Fault.of(new DatabaseFault("no connection", new SQLTransientConnectionException("later", "22000"))))
                .isEqualTo(Fault.TRANSIENT);
    }

    @Test
    void aHandlerMaySayIt() {
        assertThat(Fault.of(new TransientFailure("later"))).isEqualTo(Fault.TRANSIENT);
        assertThat(Fault.of(new RejectedEvent("never"))).isEqualTo(Fault.PERMANENT);
        assertThat(Fault.of(new UndecodableEvent("no event"))).isEqualTo(Fault.PERMANENT);
    }

    @Test
    void aRefusalOutweighsWhatCausedIt() {
        assertThat(Fault.of(new RejectedEvent("never", new SQLException("away", "08006"))))
                .isEqualTo(Fault.PERMANENT);
    }

    @Test
    void changesThatMeetAreTransient() {
        assertThat(Fault.of(new OptimisticLockException("changed meanwhile"))).isEqualTo(Fault.TRANSIENT);
    }

    @Test
    void aTransactionThatTookTooLongIsTransient() {
        assertThat(Fault.of(new IllegalStateException(new RollbackException("timed out"))))
                .isEqualTo(Fault.TRANSIENT);
    }

    @Test
    void aTransactionThatWasRolledBackForAReasonIsWhatTheReasonIs() {
        RollbackException constraint = new RollbackException("could not commit");
        constraint.initCause(new PersistenceException(new SQLException("duplicate", "23505")));
        RollbackException deadlock = new RollbackException("could not commit");
        deadlock.addSuppressed(new SQLException("deadlock", "40P01"));
        RollbackException bug = new RollbackException("could not commit");
        bug.initCause(new NullPointerException());

        assertThat(Fault.of(constraint)).isEqualTo(Fault.UNEXPECTED);
        assertThat(Fault.of(deadlock)).isEqualTo(Fault.TRANSIENT);
        assertThat(Fault.of(bug)).isEqualTo(Fault.UNEXPECTED);
    }

    @Test
    void aMistakeIsUnexpected() {
        assertThat(Fault.of(new NullPointerException())).isEqualTo(Fault.UNEXPECTED);
        assertThat(Fault.of(new AssertionError())).isEqualTo(Fault.UNEXPECTED);
        assertThat(Fault.of(new OutOfMemoryError())).isEqualTo(Fault.TRANSIENT);
    }

    @Test
    void causesMayGoInCircles() {
        RuntimeException outer = new IllegalStateException("outer");
        RuntimeException inner = new IllegalArgumentException("inner", outer);
        outer.initCause(inner);

        assertThat(Fault.of(outer)).isEqualTo(Fault.UNEXPECTED);
    }
}
