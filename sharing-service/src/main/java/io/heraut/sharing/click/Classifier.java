package io.heraut.sharing.click;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Says what a click is. A function of its arguments and of the list of agents, and of nothing else; the first rule that
 * applies decides.
 *
 * <p>Clicks are classified, never thrown away: raw is the sum of all classes.
 */
public final class Classifier {
    /** Changes with every change of the rules below. */
    public static final int RULES = 2;

    /** From so many links on within some seconds, it is no person who follows them. */
    public static final int USUAL_BURST = 12;

    /** Nobody has seen a link that is younger: to be posted and found takes people longer. */
    static final Duration TOO_EARLY = Duration.ofSeconds(10);

    private final Agents agents;
    private final int burst;

    public Classifier(Agents agents) {
        this(agents, USUAL_BURST);
    }

    /** @param burst from how many links on within some seconds a visitor is taken for a scanner */
    public Classifier(Agents agents, int burst) {
        this.agents = agents;
        this.burst = burst;
    }

    /** The data that it judges by: the version of the list, and what differs from the usual. */
    public String patterns() {
        return burst == USUAL_BURST ? agents.version() : agents.version() + "+burst" + burst;
    }

    public String version() {
        return version(RULES, patterns());
    }

    /** Rules and list together, as in {@code 2.2026-11-25}. */
    public static String version(int rules, String patterns) {
        return rules + "." + patterns;
    }

    public Verdict judge(Click click, Circumstances circumstances) {
        ClickFlags flags = click.flags();
        if (flags.has(ClickFlag.OPTED_OUT)) {
            return Verdict.OPTED_OUT;
        }
        if (flags.has(ClickFlag.PREFETCH)) {
            return Verdict.PREFETCH_HEADER;
        }
        Agent agent = agents.describe(click.userAgent());
        return switch (agent.kind()) {
            case PREVIEW_CRAWLER ->
                isVerified(agent.network(), click.crawlerOf()) ? Verdict.VERIFIED_PREVIEW : Verdict.CLAIMED_PREVIEW;
            case SCANNER -> Verdict.SCANNER_AGENT;
            case BOT -> Verdict.BOT_AGENT;
            case NONE -> flags.has(ClickFlag.HEAD) ? Verdict.HEAD_REQUEST : Verdict.NO_AGENT;
            case STRANGE -> flags.has(ClickFlag.HEAD) ? Verdict.HEAD_REQUEST : Verdict.STRANGE_AGENT;
            case BROWSER -> judgeBrowser(click, circumstances, Verdict.BROWSER);
            case APP_BROWSER -> judgeBrowser(click, circumstances, Verdict.APP_BROWSER);
        };
    }

    /** It looks like a person's browser: is there a reason not to count it? */
    private Verdict judgeBrowser(Click click, Circumstances circumstances, Verdict human) {
        if (click.flags().has(ClickFlag.HEAD)) {
            return Verdict.HEAD_REQUEST;
        }
        if (click.referrer() != null && agents.isScanner(click.referrer())) {
            return Verdict.SCANNER_REFERRER;
        }
        Verdict byAddress = click.label() == null ? null : judgeAddress(click, click.label(), circumstances);
        if (byAddress != null) {
            return byAddress;
        }
        // Behind the address of an office stand many people, but each is a visitor of their own only by their browser.
        if (click.burst() >= burst && !isFrom(click, AddressLabel.Kind.OFFICE)) {
            return Verdict.BURST;
        }
        if (click.visitor() == null) {
            return Verdict.NO_VISITOR;
        }
        if (circumstances.ownTraceMatches()) {
            return Verdict.OWN_TRACE;
        }
        if (!circumstances.tracesKept()) {
            return Verdict.JUDGED_TOO_LATE;
        }
        return circumstances.countedWithinTheHour() ? Verdict.COUNTED_WITHIN_THE_HOUR : human;
    }

    /** What a browser is whose address stands in a list; null if it may be a person's. */
    private static @Nullable Verdict judgeAddress(Click click, AddressLabel label, Circumstances circumstances) {
        return switch (label.kind()) {
            case OFFICE -> null;
            case CRAWLER -> Verdict.CRAWLER_ADDRESS;
            case SCANNER -> Verdict.SCANNER_ADDRESS;
            case DATA_CENTRE -> {
                if (click.flags().has(ClickFlag.NO_LANGUAGE)) {
                    yield Verdict.HOSTED_WITHOUT_LANGUAGE;
                }
                Duration age = circumstances.sinceIssue();
                yield age != null && age.compareTo(TOO_EARLY) < 0 ? Verdict.HOSTED_AT_ONCE : Verdict.HOSTED;
            }
        };
    }

    private static boolean isFrom(Click click, AddressLabel.Kind kind) {
        return click.label() != null && click.label().kind() == kind;
    }

    private static boolean isVerified(@Nullable String named, @Nullable String crawlerOf) {
        return named != null && named.equals(crawlerOf);
    }
}
