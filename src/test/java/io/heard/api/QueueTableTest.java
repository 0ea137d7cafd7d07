package io.heard.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.heard.calendar.Interval;
import io.heard.calendar.Intervals;
import io.heard.contact.Channel;
import io.heard.contact.Purpose;
import io.heard.planning.RepId;
import io.heard.planning.TeamId;
import io.heard.task.Task;
import io.heard.task.TaskId;
import io.heard.task.TaskStatus.Pending;
import io.heard.task.TaskView;
import java.io.IOException;
import java.io.StringReader;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class QueueTableTest {

    private static final Instant NOW = Instant.parse("2026-11-23T09:00:00Z");
    private static final CSVFormat WITH_HEADER =
            CSVFormat.RFC4180.builder().setHeader().setSkipHeaderRecord(true).get();

    @Test
    void a_line_holds_what_a_rep_needs() throws IOException {
        var row = only(text("Ada Berger", "+442079460001", "The lid is chipped"));

        assertThat(row.get("place")).isEqualTo("1");
        assertThat(row.get("type")).isEqualTo("CALL");
        assertThat(row.get("urgent")).isEqualTo("yes");
        assertThat(row.get("promised_at")).isEqualTo("2026-11-23T10:00:00Z");
        assertThat(row.get("windows")).isEqualTo("2026-11-23T09:00:00Z/2026-11-23T18:00:00Z");
        assertThat(row.get("name")).isEqualTo("Ada Berger");
        assertThat(row.get("phone")).isEqualTo("'+442079460001");
        assertThat(row.get("why")).isEqualTo("The lid is chipped");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "=cmd|'/c calc'!A0",
                "+1+1",
                "-2+3",
                "@SUM(A1)",
                "\t=1",
                "\r=1",
                "\n=1",
                "'=1",
                "a \"quoted\", thing\r\nin two lines"
            })
    void no_cell_is_a_formula_and_each_can_be_had_again(String nasty) throws IOException {
        var row = only(text(nasty, null, nasty));

        var cell = row.get("name");
        assertThat(cell).doesNotMatch("(?s)[=+@\\-\\t\\r\\n].*");
        assertThat(cell.matches("(?s)'+[=+@\\-\\t\\r\\n].*") ? cell.substring(1) : cell)
                .isEqualTo(nasty);
        assertThat(row.get("why")).isEqualTo(cell);
    }

    private static String text(String name, @Nullable String phone, String why) {
        var task = new Task(
                TaskId.at(NOW),
                "17850",
                UUID.randomUUID(),
                Set.of(),
                Channel.CALL,
                new Pending(NOW),
                true,
                NOW.plusSeconds(3600),
                false,
                50,
                Purpose.SERVICE,
                NOW.plusSeconds(7200),
                Duration.ofMinutes(20),
                Intervals.between(NOW, NOW.plusSeconds(9 * 3600)),
                new RepId("ana"),
                new TeamId("care"),
                1,
                Set.of(),
                "en",
                List.of(),
                List.of(),
                null,
                NOW,
                1);
        var person = new TaskView.Person("17850", name, phone, null, "en", "Europe/London", "09:00", "NORMAL");
        var brief = new TaskView.Brief(List.of(why), List.of(), List.of(), List.of(), List.of());
        var windows = List.of(new Interval(NOW, NOW.plusSeconds(9 * 3600)));
        return QueueTableResource.text(
                List.of(task), List.of(TaskView.of(task, windows, person, List.of(), brief, null)));
    }

    private static CSVRecord only(String text) throws IOException {
        try (var parser = WITH_HEADER.parse(new StringReader(text))) {
            var rows = parser.getRecords();
            assertThat(rows).hasSize(1);
            return rows.getFirst();
        }
    }
}
