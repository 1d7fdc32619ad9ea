package io.heraut.sharing.click;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Expiry;
import io.heraut.sharing.SharingConfig;
import io.micrometer.core.instrument.MeterRegistry;
import io.netty.util.NetUtil;
import jakarta.inject.Singleton;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * Confirms by the name server whose crawler an address is: its name has to end as the network says that the names of its
 * crawlers end, and that name has to lead back to the address, since anybody may give their own address any name.
 *
 * <p>Bounded in time, in questions under way and in what is remembered; what is remembered stays in memory and is forgotten.
 */
@Singleton
class ReverseNames {
    /** The version that labels carry which were confirmed so. */
    static final String CONFIRMED = "dns";

    static final Duration PATIENCE = Duration.ofSeconds(2);

    private static final Duration REMEMBERED = Duration.ofHours(6);
    private static final Duration REMEMBERED_REFUSAL = Duration.ofMinutes(10);
    private static final Duration REMEMBERED_FAILURE = Duration.ofMinutes(1);
    private static final int MOST_REMEMBERED = 10_000;
    private static final int MOST_UNDER_WAY = 64;

    private enum Answer {
        CONFIRMED(REMEMBERED),
        REFUSED(REMEMBERED_REFUSAL),
        FAILED(REMEMBERED_FAILURE);

        private final Duration kept;

        Answer(Duration kept) {
            this.kept = kept;
        }
    }

    private record Claim(String network, String address) {}

    private final AddressRanges ranges;
    private final NameServer server;
    private final MeterRegistry metrics;
    private final boolean isOn;
    private final AtomicInteger underWay = new AtomicInteger();
    private final Cache<Claim, Answer> answers = Caffeine.newBuilder()
            .maximumSize(MOST_REMEMBERED)
            .expireAfter(Expiry.<Claim, Answer>writing((claim, answer) -> answer.kept))
            .build();

    ReverseNames(AddressRanges ranges, NameServer server, MeterRegistry metrics, SharingConfig config) {
        this.ranges = ranges;
        this.server = server;
        this.metrics = metrics;
        this.isOn = config.classifier().reverseDns();
    }

    /**
     * The label of the address, if it is that of a crawler of the network that it claims to be of.
     *
     * @return never fails; null where nothing is confirmed. Done at once if the answer is known or nobody can be asked
     */
    CompletableFuture<@Nullable AddressLabel> confirm(String network, String address) {
        List<String> suffixes = ranges.hostSuffixesOf(network);
        if (!isOn || suffixes.isEmpty() || !isPublic(address)) {
            return CompletableFuture.completedFuture(null);
        }
        Claim claim = new Claim(network, address);
        Answer known = answers.getIfPresent(claim);
        if (known != null) {
            return CompletableFuture.completedFuture(label(claim, known));
        }
        if (underWay.incrementAndGet() > MOST_UNDER_WAY) {
            underWay.decrementAndGet();
            return CompletableFuture.completedFuture(null);
        }
        return ask(claim, suffixes)
                .orTimeout(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)
                .exceptionally(failure -> Answer.FAILED)
                .thenApply(answer -> {
                    underWay.decrementAndGet();
                    answers.put(claim, answer);
                    metrics.counter(ClickMetrics.NAMES, "answer", answer.name().toLowerCase(Locale.ROOT))
                            .increment();
                    return label(claim, answer);
                });
    }

    private CompletableFuture<Answer> ask(Claim claim, List<String> suffixes) {
        try {
            return server.namesOf(claim.address())
                    .thenCompose(names -> names.stream()
                            .filter(name -> endsWithOneOf(name.toLowerCase(Locale.ROOT), suffixes))
                            .findFirst()
                            .map(name -> leadsBack(claim, name))
                            .orElseGet(() -> CompletableFuture.completedFuture(Answer.REFUSED)))
                    .toCompletableFuture();
        } catch (RuntimeException e) {
            return CompletableFuture.failedFuture(e);
        }
    }

    private CompletionStage<Answer> leadsBack(Claim claim, String name) {
        InetAddress address = parse(claim.address());
        return server.addressesOf(name, claim.address().indexOf(':') >= 0)
                .thenApply(addresses -> addresses.stream()
                                .map(ReverseNames::parse)
                                .anyMatch(each -> each != null && each.equals(address))
                        ? Answer.CONFIRMED
                        : Answer.REFUSED);
    }

    private static @Nullable AddressLabel label(Claim claim, Answer answer) {
        return answer == Answer.CONFIRMED
                ? new AddressLabel(AddressLabel.Kind.CRAWLER, claim.network(), CONFIRMED)
                : null;
    }

    private static boolean endsWithOneOf(String name, List<String> suffixes) {
        return suffixes.stream().anyMatch(name::endsWith);
    }

    /** Nobody outside knows the names of the addresses inside. */
    static boolean isPublic(String address) {
        InetAddress parsed = parse(address);
        return parsed != null
                && !parsed.isLoopbackAddress()
                && !parsed.isAnyLocalAddress()
                && !parsed.isLinkLocalAddress()
                && !parsed.isSiteLocalAddress()
                && !parsed.isMulticastAddress()
                && !isUniqueLocal(parsed.getAddress());
    }

    /** {@code fc00::/7}, and {@code 100.64.0.0/10}, which providers use inside. */
    private static boolean isUniqueLocal(byte[] bytes) {
        return bytes.length == 16 && (bytes[0] & 0xfe) == 0xfc
                || bytes.length == 4 && bytes[0] == 100 && (bytes[1] & 0xc0) == 64;
    }

    private static @Nullable InetAddress parse(String literal) {
        byte[] bytes = NetUtil.createByteArrayFromIpAddressString(literal);
        try {
            return bytes == null ? null : InetAddress.getByAddress(bytes);
        } catch (UnknownHostException e) {
            return null;
        }
    }
}
