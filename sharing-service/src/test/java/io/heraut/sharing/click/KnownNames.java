package io.heraut.sharing.click;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Alternative;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** A name server that knows what a test tells it, and answers after a moment as a real one does. */
@Alternative
@Priority(1)
@ApplicationScoped
public class KnownNames implements NameServer {
    private final Map<String, String> names = new ConcurrentHashMap<>();
    private final Map<String, String> addresses = new ConcurrentHashMap<>();

    public void tell(String address, String name, String leadsBackTo) {
        names.put(address, name);
        addresses.put(name, leadsBackTo);
    }

    @Override
    public CompletionStage<List<String>> namesOf(String address) {
        return soon(names.get(address));
    }

    @Override
    public CompletionStage<List<String>> addressesOf(String name, boolean ipv6) {
        return soon(addresses.get(name));
    }

    private static CompletionStage<List<String>> soon(@Nullable String answer) {
        return CompletableFuture.supplyAsync(
                () -> answer == null ? List.of() : List.of(answer),
                CompletableFuture.delayedExecutor(20, TimeUnit.MILLISECONDS));
    }
}
