package io.heraut.sharing.click;

import io.heraut.kit.Ids;
import io.heraut.sharing.click.Parcel.Waiting;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The way into one partition. Few parcels are under way at a time; what comes in meanwhile makes up the next one, so that
 * parcels grow with the load and a single click does not wait for others.
 */
final class Lane {
    private final int inFlight;
    private final int parcelSize;
    private final int room;
    private final List<Parcel> underWay = new ArrayList<>();
    private List<Waiting> next = new ArrayList<>();
    /** How many of the next ones, from the first, were sent on without waiting any longer. */
    private int sentOn;

    private int busy;
    private int overdue;

    /**
     * @param inFlight how many parcels may be under way
     * @param parcelSize how many clicks make up one at most
     * @param room how many clicks may wait for the next ones
     */
    Lane(int inFlight, int parcelSize, int room) {
        this.inFlight = inFlight;
        this.parcelSize = parcelSize;
        this.room = room;
    }

    /** Returns false when there is no room; nothing happens to the click then. */
    synchronized boolean add(Waiting waiting) {
        if (next.size() >= room) {
            return false;
        }
        next.add(waiting);
        return true;
    }

    /** The next parcel, if there is something to send and it may go now. */
    @Nullable
    Parcel take(long now) {
        List<Waiting> taken;
        boolean toKafka;
        synchronized (this) {
            if (next.isEmpty() || busy >= inFlight) {
                return null;
            }
            int size = Math.min(next.size(), parcelSize);
            if (size == next.size()) {
                taken = next;
                next = new ArrayList<>();
            } else {
                taken = new ArrayList<>(next.subList(0, size));
                next = new ArrayList<>(next.subList(size, next.size()));
            }
            sentOn = Math.max(0, sentOn - size);
            busy++;
            toKafka = overdue == 0;
        }
        Parcel parcel = new Parcel(pack(taken), taken, toKafka, now);
        synchronized (this) {
            underWay.add(parcel);
        }
        return parcel;
    }

    private static SpooledBatch pack(List<Waiting> waiting) {
        List<Click> clicks = new ArrayList<>(waiting.size());
        waiting.forEach(each -> clicks.add(each.click()));
        return new SpooledBatch(clicks.getFirst().linkId(), ClickCodec.encode(new ClickBatch(Ids.next(), clicks)));
    }

    /** Its place is free: it is durable or lost. */
    synchronized void release(Parcel parcel) {
        underWay.remove(parcel);
        busy--;
    }

    /**
     * Kafka has answered about a parcel, one way or the other.
     *
     * @return whether it had let it wait for too long
     */
    synchronized boolean heardOf(Parcel parcel) {
        parcel.setAnswered();
        if (parcel.isOverdue()) {
            overdue--;
        }
        return parcel.isOverdue();
    }

    /** Whether nobody has it any more who could make it durable. */
    synchronized boolean isHopeless(Parcel parcel) {
        return !parcel.isWithKafka() || parcel.isAnswered();
    }

    /** Whether Kafka lets something of this lane wait, so that what comes now goes round it. */
    synchronized boolean isDetoured() {
        return overdue > 0;
    }

    /** Gives out parcels that Kafka has had for longer than that, each once. Until it answers, the lane goes round it. */
    void findOverdue(long patience, long now, Consumer<Parcel> found) {
        List<Parcel> all = new ArrayList<>();
        synchronized (this) {
            for (Parcel each : underWay) {
                if (each.becomesOverdue(patience, now)) {
                    overdue++;
                    all.add(each);
                }
            }
        }
        all.forEach(found);
    }

    /** Gives out those who have waited for longer than that, each once. */
    List<Waiting> findLate(long maxWait, long now) {
        List<Waiting> all = new ArrayList<>();
        synchronized (this) {
            for (Parcel each : underWay) {
                if (each.becomesLate(maxWait, now)) {
                    all.addAll(each.waiting());
                }
            }
            while (sentOn < next.size() && now - next.get(sentOn).sinceNanos() > maxWait) {
                all.add(next.get(sentOn++));
            }
        }
        return all;
    }

    synchronized int waiting() {
        return next.size();
    }

    synchronized boolean isEmpty() {
        return next.isEmpty() && busy == 0;
    }
}
