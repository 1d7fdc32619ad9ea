package io.heraut.sharing.click;

import java.time.LocalDate;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The different visitors of one UTC day. */
@Schema(name = "VisitorsOfDay")
record DayOfVisitors(LocalDate day, long visitors) {}
