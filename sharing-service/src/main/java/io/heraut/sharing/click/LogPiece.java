package io.heraut.sharing.click;

import java.util.List;

/** Records of one partition that are counted together. */
record LogPiece(LogPosition position, List<ClickBatch> batches) {}
