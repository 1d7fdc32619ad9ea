package io.heraut.bench;

import java.io.PrintStream;

/** One thing that is measured. */
interface Benchmark {

    /** As in {@code ./heraut bench <name>}. */
    String name();

    /** What it measures, in a line. */
    String description();

    /**
     * Measures, prints a table and at the end a line for machines.
     *
     * @return whether its bar holds
     */
    boolean run(PrintStream out);
}
