package io.heraut.local.cli;

import java.io.PrintStream;
import java.time.Duration;
import java.util.Locale;

/** What a person reads: plain lines, and for long steps what is happening and for how long. */
final class Console {

    private static final long REDRAW_MILLIS = 200;
    private static final long REMIND_MILLIS = 20_000;
    private static final int TITLE_WIDTH = 46;

    private final PrintStream out;
    private final boolean redraws;

    /** A console on this stream; {@code redraws} where a line can be written over. */
    Console(PrintStream out, boolean redraws) {
        this.out = out;
        this.redraws = redraws;
    }

    synchronized void say(String line) {
        out.println(line);
        out.flush();
    }

    /** Begins a step; until it is closed it shows for how long it has been going on. */
    Step step(String title) {
        return new Step(title);
    }

    static String seconds(Duration duration) {
        return String.format(Locale.ROOT, "%.1f s", duration.toMillis() / 1000.0);
    }

    /** A step that takes its time. */
    final class Step implements AutoCloseable {

        private final String title;
        private final long begin = System.nanoTime();
        private final Thread ticker;
        private volatile String detail = "";
        private boolean closed;

        private Step(String title) {
            this.title = title;
            if (!redraws) {
                say("  " + title + " …");
            }
            ticker = Thread.ofPlatform().daemon().name("progress").start(this::tick);
        }

        /** What is being done just now. */
        void detail(String value) {
            detail = value;
        }

        Duration elapsed() {
            return Duration.ofNanos(System.nanoTime() - begin);
        }

        /** It went well. */
        void done() {
            close(title + " ".repeat(Math.max(1, TITLE_WIDTH - title.length())) + seconds(elapsed()));
        }

        /** It went wrong; what exactly is somebody else's to say. */
        @Override
        public void close() {
            close(title + " ".repeat(Math.max(1, TITLE_WIDTH - title.length())) + "failed after " + seconds(elapsed()));
        }

        private void close(String line) {
            synchronized (Console.this) {
                if (closed) {
                    return;
                }
                closed = true;
                if (redraws) {
                    out.print("\r\u001b[K");
                }
                say("  " + line);
            }
            ticker.interrupt();
        }

        private void tick() {
            try {
                while (true) {
                    Thread.sleep(Duration.ofMillis(redraws ? REDRAW_MILLIS : REMIND_MILLIS));
                    synchronized (Console.this) {
                        if (closed) {
                            return;
                        }
                        String text = title + ", " + elapsed().toSeconds() + " s"
                                + (detail.isEmpty() ? "" : " (" + detail + ")");
                        if (redraws) {
                            out.print("\r\u001b[K  " + text);
                            out.flush();
                        } else {
                            say("  … " + text);
                        }
                    }
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
