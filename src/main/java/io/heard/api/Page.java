package io.heard.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.heard.platform.Cursors;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Some of many things.
///
/// @param next to be given as `cursor`; null on the last page, the one value that is written although it is none
public record Page<T>(
        List<T> items,
        @JsonInclude(JsonInclude.Include.ALWAYS) @Nullable String next) {

    public Page {
        items = List.copyOf(items);
    }

    /// @param found up to one more than fits, which tells that there is a next page
    /// @param place where the page after this item begins
    static <S, T> Page<T> of(
            List<S> found, int limit, Cursors cursors, Function<S, Record> place, Function<S, T> view) {
        boolean hasMore = found.size() > limit;
        var items = hasMore ? found.subList(0, limit) : found;
        return new Page<>(
                items.stream().map(view).toList(), hasMore ? cursors.write(place.apply(items.getLast())) : null);
    }
}
