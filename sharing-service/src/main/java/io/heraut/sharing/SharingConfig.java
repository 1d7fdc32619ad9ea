package io.heraut.sharing;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Configuration of the sharing service. */
@ConfigMapping(prefix = "heraut.sharing")
public interface SharingConfig {
    /** The port that the service listens on. */
    @WithDefault("8082")
    int port();

    /** The address under which the world sees the tracked links, without a path: links are {@code <it>/s/<code>}. */
    @WithDefault("http://localhost:8080")
    URI publicBaseUrl();

    /**
     * The address ranges that each network publishes for its link-preview crawler, as CIDR, by the network's name in
     * lower case: {@code heraut.sharing.crawler-ranges.linkedin=192.0.2.0/28}. A crawler's visit is evidence only when
     * it comes from there.
     */
    Map<String, Optional<List<String>>> crawlerRanges();

    /**
     * The organisation's own address ranges, as CIDR. Many people share one address there, so that an address alone
     * does not make a click a self click.
     */
    Optional<List<String>> officeRanges();

    /**
     * Parameters added to the address that a link leads to. {@code {network}} stands for the network in lower case,
     * {@code {content}} for the id of the content item, {@code {kind}} for {@code personal} or {@code business}; there
     * is nothing that stands for a person. An empty value leaves the parameter out.
     */
    @WithDefault("utm_source={network}&utm_medium=advocacy&utm_campaign={content}")
    String utm();

    /** Links and how they are answered. */
    Links links();

    /** Clicks and how they are kept. */
    Clicks clicks();

    /** By what clicks are judged. */
    Classifier classifier();

    /** Reports and what they are made of. */
    Analytics analytics();

    /** Where visitors come from. */
    Geo geo();

    /** Where visitors come from. */
    interface Geo {
        /**
         * A file in MaxMind's format (.mmdb) that knows the country of an address, such as GeoLite2-Country or DB-IP's
         * country edition. None is shipped; without one no country is known. The file is read into memory, and read again
         * within some seconds when it was replaced.
         */
        Optional<Path> database();
    }

    /** Links and how they are answered. */
    interface Links {
        /**
         * Key of the check symbols in link codes, base64, at least 32 bytes. Without it the service makes one at its
         * first start and keeps it in its database. Changing it makes every link unknown that was issued before.
         */
        Optional<String> codeKey();

        /** How many links each replica holds in memory. */
        @WithDefault("100000")
        int cacheSize();

        /** How many unknown codes each replica remembers as unknown. */
        @WithDefault("10000")
        int unknownCacheSize();

        /** How many content items each replica holds in memory for following links. */
        @WithDefault("5000")
        int contentCacheSize();

        /**
         * How long a replica may answer from memory before it asks the database again. Withdrawals are told to every
         * replica at once; this bounds the delay when such a notice is lost.
         */
        @WithDefault("30s")
        Duration timeToLive();

        /** The parameter with which a visitor asks not to be tracked. */
        @WithDefault("heraut_optout")
        String optOutParameter();
    }

    /** By what clicks are judged. */
    interface Classifier {
        /**
         * A list of agents that is used instead of the shipped one, in the same form; see docs/guides/bot-lists.md. Give
         * it a version of its own whenever it changes.
         */
        Optional<Path> agentsFile();

        /** A list of address ranges that is asked before the shipped one, in the same form. */
        Optional<Path> rangesFile();

        /** Whether the ranges that the release ships are used. */
        @WithDefault("true")
        boolean shippedRanges();

        /**
         * Whether the name server is asked about crawlers that claim to be a network's but come from no known range. Only
         * for networks whose crawlers have known names, and never for private addresses.
         */
        @WithDefault("true")
        boolean reverseDns();

        /** From how many different links on, within 10 seconds, a visitor is taken for a scanner; offices are not. */
        @WithDefault("12")
        int burst();
    }

    /** Clicks and how they are kept. */
    interface Clicks {
        /** How long a visitor waits at most for the click to be durable. The redirect follows in any case. */
        @WithDefault("50ms")
        Duration maxWait();

        /** How long Kafka may take to acknowledge a batch before the batch is written to the local disk as well. */
        @WithDefault("10ms")
        Duration kafkaPatience();

        /** How many clicks may wait to be packed. What comes on top is dropped, counted and alarmed. */
        @WithDefault("20000")
        int queueSize();

        /** How many clicks make up one record of the click log at most. */
        @WithDefault("500")
        int batchSize();

        /** How many batches of one partition may be under way; more clicks make larger batches, not more of them. */
        @WithDefault("1")
        int batchesInFlight();

        /** What Kafka does not take in time. */
        Spool spool();

        /** How many records of the click log are counted in one transaction at most. */
        @WithDefault("2000")
        int recordsPerTransaction();

        /** The longest pause before counting is tried again while the database or Kafka is away. */
        @WithDefault("2s")
        Duration maxBackOff();

        /** How long single clicks are kept; the counts stay. */
        @WithDefault("400d")
        Duration retention();

        /**
         * From how many visitors on an advocate is told what the people who followed a link have in common: their
         * countries, devices, browsers, and the pages they came from. Below it, that would describe a person.
         */
        @WithDefault("3")
        int visitorsDescribedFrom();
    }

    /** Clicks on the local disk. */
    interface Spool {
        /**
         * Where they are kept. Processes may share the directory. In a container it has to be a volume: what is kept here
         * survives the process, and only together with its volume the machine.
         */
        @WithDefault("click-spool")
        String directory();

        /** How much is kept at most. What comes on top is dropped, counted and alarmed. */
        @WithDefault("256M")
        MemorySize maxSize();

        /** How large one file grows before the next is begun. */
        @WithDefault("8M")
        MemorySize segmentSize();
    }

    /** Reports and what they are made of. */
    interface Analytics {
        /** How old the figures of a report may be that is asked for without {@code asOf}. */
        @WithDefault("2s")
        Duration freshness();

        /** How often what has come in is added to the sums that reports read. Reports are exact at any time. */
        @WithDefault("15s")
        Duration summariseEvery();

        /** How many epochs are added to the sums in one transaction at most. */
        @WithDefault("250")
        int epochsPerTransaction();

        /** How long after its end a month is settled, from when on it can be asked for by team and by country. */
        @WithDefault("3d")
        Duration monthSettlesAfter();

        /** How many answers each replica holds in memory. */
        @WithDefault("500")
        int cacheSize();
    }
}
