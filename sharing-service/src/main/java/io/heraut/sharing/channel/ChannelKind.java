package io.heraut.sharing.channel;

/** Which account an advocate uses. */
public enum ChannelKind {
    /** In their own name. */
    PERSONAL,
    /** In the organisation's name. */
    BUSINESS
}
