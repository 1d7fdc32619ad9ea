package io.heraut.sharing.click;

/**
 * What a list of ranges says of an address: all that is kept of where a click came from.
 *
 * @param name whose range it is: the network of a crawler in upper case, otherwise the owner as the list names it
 * @param version of the list that said so; {@code dns} when a name server confirmed it
 */
public record AddressLabel(Kind kind, String name, String version) {
    /** What is behind the addresses of a range. */
    public enum Kind {
        /** One of the organisation's own ranges, where many people share one address. */
        OFFICE,
        /** A network's link-preview crawler. */
        CRAWLER,
        /** A mail-security service, which opens links before people do. */
        SCANNER,
        /** Hosted machines: hardly ever a person's browser. */
        DATA_CENTRE
    }

    /** As it stands in the click log: {@code CRAWLER:LINKEDIN@dns}. */
    String text() {
        return kind + ":" + name + "@" + version;
    }

    /** @throws UnreadableClicks when it is no label */
    static AddressLabel parse(String text) {
        int colon = text.indexOf(':');
        int at = text.lastIndexOf('@');
        if (colon < 0 || at < colon) {
            throw new UnreadableClicks("'" + text + "' is no label of an address");
        }
        try {
            return new AddressLabel(
                    Kind.valueOf(text.substring(0, colon)), text.substring(colon + 1, at), text.substring(at + 1));
        } catch (IllegalArgumentException e) {
            throw new UnreadableClicks("'" + text + "' is of no known kind of address", e);
        }
    }
}
