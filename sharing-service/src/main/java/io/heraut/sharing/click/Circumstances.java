package io.heraut.sharing.click;

/**
 * What is known around a click when it is judged.
 *
 * @param ownTraceMatches the link's owner has called the API from there on that day
 * @param tracesKept whether the traces of that day still exist, so that a missing match means something
 * @param countedWithinTheHour a click of the same visitor on the same link was counted less than an hour apart
 */
public record Circumstances(boolean ownTraceMatches, boolean tracesKept, boolean countedWithinTheHour) {}
