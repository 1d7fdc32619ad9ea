package io.heraut.local.process;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;

/** Asking whether a server answers. */
public final class Http {

    private static final int TIMEOUT_MILLIS = 2000;

    private Http() {}

    /** Whether a GET is answered with 200. */
    public static boolean answers(URI address) {
        try {
            var connection = (HttpURLConnection) address.toURL().openConnection();
            try {
                connection.setConnectTimeout(TIMEOUT_MILLIS);
                connection.setReadTimeout(TIMEOUT_MILLIS);
                connection.setUseCaches(false);
                return connection.getResponseCode() == HttpURLConnection.HTTP_OK;
            } finally {
                connection.disconnect();
            }
        } catch (IOException e) {
            return false;
        }
    }
}
