package io.heraut.sharing.click;

import java.util.List;
import java.util.concurrent.CompletionStage;

/** Asks the name server, without making anybody wait. Whatever goes wrong is a failure of the stage. */
interface NameServer {
    /** The names of an address, without a final dot; empty if it has none. */
    CompletionStage<List<String>> namesOf(String address);

    /** The addresses of a name, of the kind that is asked for; empty if it has none. */
    CompletionStage<List<String>> addressesOf(String name, boolean ipv6);
}
