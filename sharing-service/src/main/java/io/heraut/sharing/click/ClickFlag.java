package io.heraut.sharing.click;

import java.util.EnumSet;
import java.util.Set;

/** What a request said or showed of itself, beside its texts. */
public enum ClickFlag {
    HEAD(1),
    /** A browser fetched ahead of its user: Sec-Purpose, Purpose, X-Purpose or X-Moz. */
    PREFETCH(2),
    /** DNT, Sec-GPC or the opt-out parameter. */
    OPTED_OUT(4),
    /** From a configured office range, where many people share one address. */
    OFFICE(8);

    private final int bit;

    ClickFlag(int bit) {
        this.bit = bit;
    }

    static int pack(Set<ClickFlag> flags) {
        int packed = 0;
        for (ClickFlag flag : flags) {
            packed |= flag.bit;
        }
        return packed;
    }

    /** Bits that this release does not know are left out. */
    static Set<ClickFlag> unpack(int packed) {
        EnumSet<ClickFlag> flags = EnumSet.noneOf(ClickFlag.class);
        for (ClickFlag flag : values()) {
            if ((packed & flag.bit) != 0) {
                flags.add(flag);
            }
        }
        return flags;
    }
}
