package io.heraut.sharing.click;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Tells programs apart by their User-Agent, from a list that is data with a version ({@code agents.json}).
 *
 * <p>Whoever changes the list gives it a new version: stored verdicts name the version that they were made with.
 * Tokens are looked for anywhere, whatever their case; {@code botPatterns} are regular expressions.
 */
public final class Agents {
    private record Data(
            String version,
            List<String> appBrowsers,
            List<PreviewToken> previewCrawlers,
            List<String> scanners,
            List<String> scannerReferrers,
            List<String> bots,
            List<String> botPatterns) {}

    private record PreviewToken(String token, @Nullable String network) {}

    private static final int MOST_DESCRIBED = 10_000;

    private final String version;
    private final List<String> appBrowsers;
    private final Map<String, Agent> previewCrawlers;
    private final List<String> scanners;
    private final List<String> scannerReferrers;
    private final List<String> bots;
    private final List<Pattern> botPatterns;

    private final Cache<String, Agent> described =
            Caffeine.newBuilder().maximumSize(MOST_DESCRIBED).build();

    private Agents(Data data) {
        this.version = data.version();
        this.appBrowsers = lower(data.appBrowsers());
        this.previewCrawlers = new LinkedHashMap<>();
        for (PreviewToken each : data.previewCrawlers()) {
            previewCrawlers.put(
                    each.token().toLowerCase(Locale.ROOT), new Agent(Agent.Kind.PREVIEW_CRAWLER, each.network()));
        }
        this.scanners = lower(data.scanners());
        this.scannerReferrers = lower(data.scannerReferrers());
        this.bots = lower(data.bots());
        this.botPatterns = data.botPatterns().stream().map(Pattern::compile).toList();
    }

    /** The list that this release ships. */
    public static Agents shipped() {
        try (InputStream in =
                Objects.requireNonNull(Agents.class.getResourceAsStream("agents.json"), "agents.json is missing")) {
            return new Agents(new JsonMapper().readValue(in, Data.class));
        } catch (IOException e) {
            throw new UncheckedIOException("agents.json can not be read", e);
        }
    }

    public String version() {
        return version;
    }

    /** Asked for the same few thousand texts again and again: the answers are kept. */
    public Agent describe(String userAgent) {
        return described.get(userAgent, this::lookUp);
    }

    private Agent lookUp(String userAgent) {
        if (userAgent.isBlank()) {
            return new Agent(Agent.Kind.NONE);
        }
        String agent = userAgent.toLowerCase(Locale.ROOT);
        if (containsAny(agent, appBrowsers)) {
            return new Agent(Agent.Kind.APP_BROWSER);
        }
        for (Map.Entry<String, Agent> crawler : previewCrawlers.entrySet()) {
            if (agent.contains(crawler.getKey())) {
                return crawler.getValue();
            }
        }
        if (containsAny(agent, scanners)) {
            return new Agent(Agent.Kind.SCANNER);
        }
        if (containsAny(agent, bots)
                || botPatterns.stream().anyMatch(each -> each.matcher(agent).find())) {
            return new Agent(Agent.Kind.BOT);
        }
        return new Agent(agent.startsWith("mozilla/") ? Agent.Kind.BROWSER : Agent.Kind.STRANGE);
    }

    /** Whether somebody who names this host as the page before is a mail scanner. */
    boolean isScanner(String referrerHost) {
        return scannerReferrers.stream()
                .anyMatch(host -> referrerHost.equals(host) || referrerHost.endsWith("." + host));
    }

    private static boolean containsAny(String agent, List<String> tokens) {
        return tokens.stream().anyMatch(agent::contains);
    }

    private static List<String> lower(List<String> tokens) {
        return tokens.stream().map(each -> each.toLowerCase(Locale.ROOT)).toList();
    }
}
