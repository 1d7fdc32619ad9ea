package io.heraut.sharing.click;

/**
 * What a User-Agent says of whoever sent it.
 *
 * @param browser its family, such as {@code Firefox}; {@link #OTHER} if it is none that is known
 */
record AgentDescription(DeviceClass device, String browser) {
    static final String OTHER = "Other";
}
