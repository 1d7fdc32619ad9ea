package io.heraut.content.item;

/** What kind of thing an item is. */
public enum ContentType {
    NEWS,
    ARTICLE,
    LINK,
    PHOTO,
    VIDEO,
    VACANCY,
    HR_UPDATE,
    EVENT
}
