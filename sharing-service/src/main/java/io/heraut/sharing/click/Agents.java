package io.heraut.sharing.click;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.jspecify.annotations.Nullable;

/**
 * Tells programs apart by their User-Agent, from a list that is data with a version ({@code agents.json}).
 *
 * <p>Whoever changes the list gives it a new version: stored verdicts name the version that they were made with.
 * Tokens are looked for anywhere, whatever their case; {@code botPatterns} are regular expressions over the lower-case name.
 * What a name turned out to be is remembered, since a few thousand names stand behind nearly all clicks.
 */
public final class Agents {
    private static final int REMEMBERED = 10_000;

    private record Data(
            String version,
            List<String> appBrowsers,
            List<PreviewToken> previewCrawlers,
            List<String> scanners,
            List<String> scannerReferrers,
            List<String> bots,
            List<String> botPatterns) {
        Data {
            ListFiles.requireVersion(version);
            ListFiles.requireTexts("appBrowsers", appBrowsers);
            ListFiles.requireTexts("scanners", scanners);
            ListFiles.requireTexts("scannerReferrers", scannerReferrers);
            ListFiles.requireTexts("bots", bots);
            ListFiles.requireTexts("botPatterns", botPatterns);
            ListFiles.require("previewCrawlers", previewCrawlers);
        }
    }

    private record PreviewToken(String token, @Nullable String network) {
        PreviewToken {
            ListFiles.requireTexts("previewCrawlers", token == null ? null : List.of(token));
        }
    }

    private final String version;
    private final List<String> appBrowsers;
    private final Map<String, Agent> previewCrawlers;
    private final List<String> scanners;
    private final List<String> scannerReferrers;
    private final List<String> bots;
    private final List<Pattern> botPatterns;
    private final LoadingCache<String, Agent> known =
            Caffeine.newBuilder().maximumSize(REMEMBERED).build(this::look);

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
        return new Agents(ListFiles.shipped("agents.json", Data.class));
    }

    /**
     * A list of one's own, in the form of the shipped one.
     *
     * @throws IllegalArgumentException saying what is wrong with the file
     */
    public static Agents of(Path file) {
        try {
            return new Agents(ListFiles.read(file, Data.class));
        } catch (PatternSyntaxException e) {
            throw new IllegalArgumentException(file + ": botPatterns: " + e.getMessage(), e);
        }
    }

    public String version() {
        return version;
    }

    public Agent describe(String userAgent) {
        return known.get(userAgent);
    }

    private Agent look(String userAgent) {
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
