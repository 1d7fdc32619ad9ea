package io.heraut.local.process;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/**
 * Ends what this JVM started when this JVM is gone, however it went, {@code kill -9} included.
 *
 * <p>A small shell process reads the process ids from a pipe. When the pipe closes, the kernel has ended this JVM, and the
 * shell ends what is left. There is one for each class loader that this class is loaded in, usually one.
 */
public final class Guard {

    private static final String SCRIPT = """
            trap '' INT TERM HUP
            left='' ; trash=''
            while read -r what signal value; do
              case $what in
                +) left="$left $signal:$value" ;;
                -) kept='' ; for one in $left; do [ "${one#*:}" = "$value" ] || kept="$kept $one"; done ; left=$kept ;;
                D) trash="$trash $value" ;;
              esac
            done
            for one in $left; do kill -CONT "${one#*:}" ; kill -"${one%%:*}" "${one#*:}" ; done
            tries=0
            while [ $tries -lt 50 ]; do
              alive='' ; for one in $left; do kill -0 "${one#*:}" && alive=yes ; done
              [ -n "$alive" ] || break
              tries=$((tries + 1)) ; sleep 0.1
            done
            for one in $left; do kill -KILL "${one#*:}" ; done
            for one in $trash; do rm -rf "$one" ; done
            """;

    private final OutputStream pipe;

    private Guard(OutputStream pipe) {
        this.pipe = pipe;
    }

    /** The guard of this JVM; started at the first call. */
    public static Guard ofThisJvm() {
        return Holder.GUARD;
    }

    private static final class Holder {

        static final Guard GUARD = start();

        private static Guard start() {
            try {
                var shell = new ProcessBuilder("sh", "-c", SCRIPT, "heraut-guard")
                        .redirectOutput(Redirect.DISCARD)
                        .redirectError(Redirect.DISCARD)
                        .start();
                // A thread keeps the pipe from being collected, and so closed, together with the class loader of a test
                // profile.
                Thread.ofPlatform().daemon().name("heraut-guard").start(() -> keep(shell));
                return new Guard(shell.getOutputStream());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        private static void keep(Process shell) {
            try {
                shell.waitFor();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /** Ends the process when this JVM is gone, first with this signal (a name such as {@code TERM}), then with KILL. */
    public void watch(long pid, String signal) {
        say("+ " + signal + " " + pid);
    }

    /** The process has ended; its id may belong to somebody else from now on. */
    public void release(long pid) {
        say("- x " + pid);
    }

    /** Deletes the directory when this JVM is gone. Its path must be free of white space, otherwise it stays. */
    public void deleteAtTheEnd(Path directory) {
        var path = directory.toAbsolutePath().toString();
        if (path.chars().noneMatch(Character::isWhitespace)) {
            say("D x " + path);
        }
    }

    private void say(String line) {
        synchronized (pipe) {
            try {
                pipe.write((line + "\n").getBytes(StandardCharsets.US_ASCII));
                pipe.flush();
            } catch (IOException e) {
                throw new UncheckedIOException("the process that guards the local stack is gone", e);
            }
        }
    }
}
