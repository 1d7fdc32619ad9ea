package io.heraut.web.problem;

/** JSON Pointers (RFC 6901). */
final class Pointers {

    private Pointers() {}

    static void append(StringBuilder pointer, Object token) {
        pointer.append('/').append(token.toString().replace("~", "~0").replace("/", "~1"));
    }
}
