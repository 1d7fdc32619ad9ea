package io.heraut.content.newsroom;

/** How much text is kept of a feed or a page, in characters. */
public final class Bounds {
    public static final int TITLE = 300;
    public static final int SUMMARY = 1000;
    public static final int SITE_NAME = 100;

    private Bounds() {}
}
