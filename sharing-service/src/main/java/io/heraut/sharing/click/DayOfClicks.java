package io.heraut.sharing.click;

import java.time.LocalDate;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The clicks of one day. */
@Schema(name = "ClicksOfDay")
record DayOfClicks(LocalDate day, long clicks) {}
