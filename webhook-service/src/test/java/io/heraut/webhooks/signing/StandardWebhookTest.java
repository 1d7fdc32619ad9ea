package io.heraut.webhooks.signing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.standardwebhooks.Webhook;
import com.standardwebhooks.exceptions.WebhookVerificationException;
import java.net.http.HttpHeaders;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class StandardWebhookTest {
    private static final String VECTOR_SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
    private static final byte[] BODY = "{\"test\": 2432232314}".getBytes(StandardCharsets.UTF_8);

    private final SecureRandom random = new SecureRandom();

    @Test
    void thePublishedVectorIsReproduced() {
        String signature = StandardWebhook.signature(
                List.of(SigningSecret.parse(VECTOR_SECRET)),
                "msg_p5jXN8AQM9LWM0D4loKWxJek",
                Instant.ofEpochSecond(1614265330),
                BODY);

        assertThat(signature).isEqualTo("v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=");
    }

    @Test
    void theOfficialVerifierAcceptsWhatIsSignedWithAFreshSecret() {
        SigningSecret secret = SigningSecret.make(random);
        Instant now = Instant.now();

        HttpHeaders headers = headers("evt-1", now, StandardWebhook.signature(List.of(secret), "evt-1", now, BODY));

        assertThatCode(() -> new Webhook(secret.text()).verify(text(BODY), headers))
                .doesNotThrowAnyException();
    }

    @Test
    void theOfficialVerifierRefusesAChangedBody() {
        SigningSecret secret = SigningSecret.make(random);
        Instant now = Instant.now();

        HttpHeaders headers = headers("evt-1", now, StandardWebhook.signature(List.of(secret), "evt-1", now, BODY));

        assertThatThrownBy(() -> new Webhook(secret.text()).verify("{\"test\": 2432232315}", headers))
                .isInstanceOf(WebhookVerificationException.class);
    }

    @Test
    void theOfficialVerifierAcceptsEitherSecretDuringARotation() {
        SigningSecret current = SigningSecret.make(random);
        SigningSecret old = SigningSecret.make(random);
        Instant now = Instant.now();

        HttpHeaders headers =
                headers("evt-1", now, StandardWebhook.signature(List.of(current, old), "evt-1", now, BODY));

        assertThatCode(() -> new Webhook(current.text()).verify(text(BODY), headers))
                .doesNotThrowAnyException();
        assertThatCode(() -> new Webhook(old.text()).verify(text(BODY), headers))
                .doesNotThrowAnyException();
        assertThatThrownBy(() -> new Webhook(SigningSecret.make(random).text()).verify(text(BODY), headers))
                .isInstanceOf(WebhookVerificationException.class);
    }

    @Test
    void anIdWithADotIsRefusedBecauseItWouldMakeTheSignedContentAmbiguous() {
        assertThatThrownBy(() -> StandardWebhook.signature(
                        List.of(SigningSecret.parse(VECTOR_SECRET)), "evt.1", Instant.EPOCH, BODY))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aSecretHasThirtyTwoBytesAndItsOwnTextAndDoesNotShowItself() {
        SigningSecret secret = SigningSecret.make(random);

        assertThat(secret.key()).hasSize(32);
        assertThat(secret.text()).startsWith("whsec_");
        assertThat(SigningSecret.parse(secret.text())).isEqualTo(secret);
        assertThat(secret).isNotEqualTo(SigningSecret.make(random));
        assertThat(secret.toString()).isEqualTo("SigningSecret");
    }

    @Test
    void aSecretThatIsTooShortIsRefused() {
        assertThatThrownBy(() -> SigningSecret.of(new byte[23])).isInstanceOf(IllegalArgumentException.class);
    }

    private static HttpHeaders headers(String id, Instant timestamp, String signature) {
        return HttpHeaders.of(
                Map.of(
                        StandardWebhook.ID,
                        List.of(id),
                        StandardWebhook.TIMESTAMP,
                        List.of(Long.toString(timestamp.getEpochSecond())),
                        StandardWebhook.SIGNATURE,
                        List.of(signature)),
                (name, value) -> true);
    }

    private static String text(byte[] body) {
        return new String(body, StandardCharsets.UTF_8);
    }
}
