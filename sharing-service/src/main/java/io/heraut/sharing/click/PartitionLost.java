package io.heraut.sharing.click;

/** Somebody else has counted on from where this consumer believed to be: what it has done is void. */
final class PartitionLost extends RuntimeException {
    private static final long serialVersionUID = 1;

    PartitionLost(LogPosition position) {
        super("Partition " + position.partition() + " of the click log does not stand at " + position.from());
    }
}
