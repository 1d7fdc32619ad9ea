package io.heraut.webhooks.delivery;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.UUID;

/**
 * Shares a worker's free places out among the endpoints that have something due, so that no endpoint lives at the cost
 * of another: the next place goes to the one that holds the fewest. An endpoint that fails may hold one place only, and
 * all that fail together at most half of the places.
 */
final class LanePlan {
    private LanePlan() {}

    /**
     * An endpoint with something due.
     *
     * @param failing whether its last attempt failed
     * @param inFlight how many places it holds
     */
    record Lane(UUID endpointId, boolean failing, int inFlight) {}

    private record Turn(Lane lane, int held, int order) {}

    /**
     * @param lanes those that have waited longest first
     * @param all how many places there are in all
     * @param free how many of them are free
     * @param failingInFlight how many of the places failing endpoints hold
     * @param perEndpoint how many places one endpoint may hold
     * @return how many more deliveries each endpoint may get; without those that get none
     */
    static Map<UUID, Integer> share(List<Lane> lanes, int all, int free, int failingInFlight, int perEndpoint) {
        Map<UUID, Integer> plan = new LinkedHashMap<>();
        PriorityQueue<Turn> turns =
                new PriorityQueue<>(Comparator.comparingInt(Turn::held).thenComparingInt(Turn::order));
        for (int order = 0; order < lanes.size(); order++) {
            turns.add(new Turn(lanes.get(order), lanes.get(order).inFlight(), order));
        }
        int left = free;
        int leftForFailing = Math.max(1, all / 2) - failingInFlight;
        while (left > 0) {
            Turn turn = turns.poll();
            if (turn == null) {
                break;
            }
            Lane lane = turn.lane();
            if (turn.held() >= (lane.failing() ? 1 : perEndpoint) || (lane.failing() && leftForFailing <= 0)) {
                continue;
            }
            plan.merge(lane.endpointId(), 1, Integer::sum);
            left--;
            if (lane.failing()) {
                leftForFailing--;
            }
            turns.add(new Turn(lane, turn.held() + 1, turn.order()));
        }
        return plan;
    }
}
