package io.heraut.kit.ops;

import io.heraut.web.problem.ProblemType;

/** What operators can get wrong. */
enum OpsProblem implements ProblemType {
    DEAD_LETTER_WAITS("dead-letter-waits", 409, "Another dead letter has to be taken first");

    private final String slug;
    private final int status;
    private final String title;

    OpsProblem(String slug, int status, String title) {
        this.slug = slug;
        this.status = status;
        this.title = title;
    }

    @Override
    public String slug() {
        return slug;
    }

    @Override
    public int status() {
        return status;
    }

    @Override
    public String title() {
        return title;
    }
}
