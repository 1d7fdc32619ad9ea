package io.heraut.sharing.click;

import io.heraut.sharing.advocate.AdvocateService;
import io.heraut.web.request.ClientAddress;
import jakarta.inject.Singleton;
import jakarta.ws.rs.container.ContainerRequestContext;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/**
 * Every call of a person registers them as an advocate, if it is their first, and leaves the trace by which their own
 * clicks are known. Later calls find both done, in memory.
 */
@Singleton
class CallerFilter {
    private final AdvocateService advocates;
    private final OwnTraces traces;
    private final ClientAddress address;

    CallerFilter(AdvocateService advocates, OwnTraces traces, ClientAddress address) {
        this.advocates = advocates;
        this.traces = traces;
        this.address = address;
    }

    @ServerRequestFilter
    public void remember(ContainerRequestContext request) {
        if (advocates.isPerson()) {
            traces.leave(
                    advocates.current().id(),
                    address.value(),
                    ClickReader.printable(request.getHeaderString("User-Agent")));
        }
    }
}
