package io.heraut.sharing.click;

import org.jspecify.annotations.Nullable;

/**
 * Says what a click is. A function of its arguments and of the list of agents, and of nothing else; the first rule that
 * applies decides.
 *
 * <p>Clicks are classified, never thrown away: raw is the sum of all classes.
 */
public final class Classifier {
    /** Changes with every change of the rules below. */
    public static final int RULES = 1;

    private final Agents agents;

    public Classifier(Agents agents) {
        this.agents = agents;
    }

    /** Rules and list together, as in {@code 1.2026-11-24}. */
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
        if (click.crawlerOf() != null) {
            return Verdict.CRAWLER_ADDRESS;
        }
        if (click.referrer() != null && agents.isScanner(click.referrer())) {
            return Verdict.SCANNER_REFERRER;
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

    private static boolean isVerified(@Nullable String named, @Nullable String crawlerOf) {
        return named != null && named.equals(crawlerOf);
    }
}
