package io.heraut.story;

/** Something came that was not expected. */
public final class StoryFailure extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String expected;
    private final String came;

    public StoryFailure(String expected, String came) {
        super("expected " + expected + ", came " + came);
        this.expected = expected;
        this.came = came;
    }

    public String expected() {
        return expected;
    }

    public String came() {
        return came;
    }
}
