package io.heraut.events;

/** How well a share is proven; the order is the order of strength. */
public enum EvidenceLevel {
    /** The tracked link was issued. */
    ISSUED,
    /** The advocate says that it was shared. */
    CLAIMED,
    /** The network's own crawler fetched the link for its preview. */
    PREVIEWED,
    /** A person came through the link. */
    CLICKED,
    /** The advocate gave the post's address and it was found there. */
    LINKED,
    /** The post was still there later. */
    SUSTAINED
}
