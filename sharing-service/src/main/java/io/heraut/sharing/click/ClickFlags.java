package io.heraut.sharing.click;

/** A set of {@link ClickFlag}s, as the bits that are stored. Bits that this release does not know are kept. */
public record ClickFlags(int bits) {
    public static final ClickFlags NONE = new ClickFlags(0);

    public static ClickFlags of(ClickFlag... flags) {
        ClickFlags all = NONE;
        for (ClickFlag flag : flags) {
            all = all.with(flag);
        }
        return all;
    }

    public boolean has(ClickFlag flag) {
        return (bits & flag.bit()) != 0;
    }

    public ClickFlags with(ClickFlag flag) {
        return new ClickFlags(bits | flag.bit());
    }
}
