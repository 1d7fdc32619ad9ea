package io.heraut.web.request;

import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.ext.Provider;
import jakarta.ws.rs.ext.ReaderInterceptor;
import jakarta.ws.rs.ext.ReaderInterceptorContext;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** Counts a body while it is read. */
@Provider
public class LimitedBody implements ReaderInterceptor {

    private final BodyLimit limit;
    private final RoutingContext context;

    public LimitedBody(BodyLimit limit, RoutingContext context) {
        this.limit = limit;
        this.context = context;
    }

    @Override
    public Object aroundReadFrom(ReaderInterceptorContext reader) throws IOException {
        reader.setInputStream(new Counted(reader.getInputStream()));
        return reader.proceed();
    }

    private final class Counted extends FilterInputStream {

        private long left = limit.bytes();

        private Counted(InputStream in) {
            super(in);
        }

        @Override
        public int read() throws IOException {
            int read = super.read();
            count(read < 0 ? 0 : 1);
            return read;
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            int read = super.read(bytes, offset, length);
            count(read);
            return read;
        }

        private void count(int read) {
            left -= Math.max(0, read);
            if (left < 0) {
                throw limit.exceeded(context);
            }
        }
    }
}
