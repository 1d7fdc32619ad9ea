package io.heraut.content.item;

/** What can be done with an item. */
public enum ItemAction {
    EDIT("edited"),
    SUBMIT("submitted"),
    RETURN("returned"),
    APPROVE("approved"),
    PUBLISH("published"),
    WITHDRAW("withdrawn"),
    EXPIRE("ended");

    private final String done;

    ItemAction(String done) {
        this.done = done;
    }

    /** As in "can not be edited". */
    String done() {
        return done;
    }
}
