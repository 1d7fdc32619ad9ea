package io.heraut.sharing.click;

/** What kind of device a browser runs on. */
enum DeviceClass {
    PHONE,
    TABLET,
    DESKTOP,
    OTHER;

    /**
     * By the operating system and the words by which browsers themselves tell phones from tablets.
     *
     * @param system as the parser names it
     */
    static DeviceClass of(String system, String userAgent) {
        return switch (system) {
            // Android's browsers say Mobile on phones, and leave it out on tablets.
            case "Android" -> userAgent.contains("Mobile") ? PHONE : TABLET;
            case "iOS" -> userAgent.contains("iPad") ? TABLET : PHONE;
            case "Windows Phone", "KaiOS", "HarmonyOS", "BlackBerry OS" -> PHONE;
            // An iPad that asks for pages as on a desktop is not to be told from a Mac.
            case "Windows",
                    "Mac OS X",
                    "Chrome OS",
                    "Linux",
                    "Ubuntu",
                    "Fedora",
                    "Debian",
                    "Red Hat",
                    "SUSE",
                    "FreeBSD",
                    "OpenBSD",
                    "NetBSD" -> DESKTOP;
            default -> OTHER;
        };
    }
}
