package io.heraut.rewards.points;

import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * What an advocate has.
 *
 * @param advocateId absent when nothing is known yet of the caller
 * @param available what can be spent
 * @param held what is set aside for something that is not decided yet
 * @param owed what has to be earned before more can be spent
 */
@Schema(name = "Points")
record PointsView(@Nullable UUID advocateId, long available, long held, long owed) {}
