package io.heraut.sharing.evidence;

/** Who or what stands behind a fact. */
public enum Source {
    /** Heraut issued the link itself. */
    SERVICE,
    /** The advocate says so. */
    ADVOCATE,
    /** The network's crawler. */
    CRAWLER,
    /** A person who followed the link. */
    VISITOR
}
