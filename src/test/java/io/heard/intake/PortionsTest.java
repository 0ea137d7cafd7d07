package io.heard.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.junit.jupiter.api.Test;

class PortionsTest {

    @Test
    void a_portion_holds_no_more_records_than_it_may() {
        var portions = Portions.of(records(10, 10, 10, 10, 10), 2, 1_000);

        assertThat(portions).extracting(List::size).containsExactly(2, 2, 1);
    }

    @Test
    void a_portion_holds_no_more_bytes_than_it_may() {
        var portions = Portions.of(records(600, 400, 1, 999, 2), 100, 1_000);

        assertThat(portions).extracting(List::size).containsExactly(2, 2, 1);
    }

    @Test
    void a_record_larger_than_a_portion_is_one_by_itself() {
        var portions = Portions.of(records(10, 5_000, 10), 100, 1_000);

        assertThat(portions).extracting(List::size).containsExactly(1, 1, 1);
    }

    @Test
    void a_record_without_a_value_has_no_size() {
        assertThat(Portions.of(records(-1, -1), 100, 1)).hasSize(1);
    }

    @Test
    void nothing_makes_no_portion_and_order_is_kept() {
        var all = records(1, 2, 3, 4, 5, 6, 7);

        assertThat(Portions.of(List.<ConsumerRecord<byte[], byte[]>>of(), 1, 1)).isEmpty();
        assertThat(Portions.of(all, 3, 9).stream().flatMap(List::stream)).containsExactlyElementsOf(all);
    }

    private static List<ConsumerRecord<byte[], byte[]>> records(int... sizes) {
        return IntStream.range(0, sizes.length)
                .mapToObj(i -> new ConsumerRecord<byte[], byte[]>(
                        "t",
                        0,
                        i,
                        0L,
                        TimestampType.CREATE_TIME,
                        -1,
                        sizes[i],
                        new byte[0],
                        new byte[Math.max(0, sizes[i])],
                        new RecordHeaders(),
                        Optional.empty()))
                .toList();
    }
}
