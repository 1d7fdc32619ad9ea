package io.heraut.sharing.click;

/** What a request said or showed of itself, beside its texts. */
public enum ClickFlag {
    HEAD(1),
    /** A browser fetched ahead of its user: Sec-Purpose, Purpose, X-Purpose or X-Moz. */
    PREFETCH(2),
    /** DNT, Sec-GPC or the opt-out parameter. */
    OPTED_OUT(4),
    /** Only in batches of version 1: from a configured office range. */
    OFFICE(8),
    /** No Accept-Language, which every browser of a person sends. */
    NO_LANGUAGE(16),
    /** Added when it is counted: the traces of its day were still there, and it was compared with them. */
    TRACES_COMPARED(32),
    /** Added when it is counted: the link's owner had called the API from there. */
    OWN_TRACE(64);

    private final int bit;

    ClickFlag(int bit) {
        this.bit = bit;
    }

    /** As it is stored. Never reused for another flag. */
    int bit() {
        return bit;
    }
}
