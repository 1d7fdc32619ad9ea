package io.heraut.sharing.content;

/** Whether a content item can be shared and followed. */
public enum ContentStatus {
    PUBLISHED,
    WITHDRAWN,
    EXPIRED
}
