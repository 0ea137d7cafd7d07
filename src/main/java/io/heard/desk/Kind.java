package io.heard.desk;

import io.heard.contact.Channel;
import io.heard.task.Task;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Which tasks of the list are shown.
enum Kind {
    ALL(null),
    CALLS(Channel.CALL),
    EMAILS(Channel.EMAIL);

    private final @Nullable Channel channel;

    Kind(@Nullable Channel channel) {
        this.channel = channel;
    }

    static Kind of(@Nullable String shown) {
        return Arrays.stream(values())
                .filter(kind -> kind.channel != null && kind.channel.name().equalsIgnoreCase(shown))
                .findFirst()
                .orElse(ALL);
    }

    boolean has(Task task) {
        return channel == null || task.type() == channel;
    }

    /// As the address says it; empty for all.
    String query() {
        return channel == null ? "" : "?show=" + channel.name().toLowerCase(Locale.ROOT);
    }

    static List<Frame.Link> links(Kind here, List<Task> tasks, Messages messages) {
        return Arrays.stream(values())
                .map(kind -> new Frame.Link(
                        "/desk" + kind.query(),
                        kind.label((int) tasks.stream().filter(kind::has).count(), messages),
                        kind == here))
                .toList();
    }

    private String label(int number, Messages messages) {
        return switch (this) {
            case ALL -> messages.showAll(number);
            case CALLS -> messages.showCalls(number);
            case EMAILS -> messages.showEmails(number);
        };
    }
}
