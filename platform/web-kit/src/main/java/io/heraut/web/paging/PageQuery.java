package io.heraut.web.paging;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.QueryParam;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jspecify.annotations.Nullable;

/** Which part of a list is asked for. Used as {@code @BeanParam @Valid PageQuery}. */
public class PageQuery {

    public static final int DEFAULT_LIMIT = 50;
    public static final int MAX_LIMIT = 200;

    @QueryParam("limit")
    @DefaultValue("50")
    @Min(1)
    @Max(MAX_LIMIT)
    @Parameter(description = "At most so many items")
    int limit = DEFAULT_LIMIT;

    @QueryParam("cursor")
    @Parameter(description = "`next` of the page before")
    @Nullable
    String cursor;

    public PageQuery() {}

    public PageQuery(int limit, @Nullable String cursor) {
        this.limit = limit;
        this.cursor = cursor;
    }

    public int limit() {
        return limit;
    }

    public @Nullable String cursor() {
        return cursor == null || cursor.isEmpty() ? null : cursor;
    }
}
