package io.heard.intake;

import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/// Records in parts of which each fits into a transaction and into memory.
final class Portions {

    private Portions() {}

    /// @param records of a part at most
    /// @param bytes of a part at most; a record with more is a part of its own
    static <K, V> List<List<ConsumerRecord<K, V>>> of(List<ConsumerRecord<K, V>> all, int records, long bytes) {
        var portions = new ArrayList<List<ConsumerRecord<K, V>>>();
        int begin = 0;
        long size = 0;
        for (int i = 0; i < all.size(); i++) {
            long more = size(all.get(i));
            if (i > begin && (i - begin >= records || size + more > bytes)) {
                portions.add(all.subList(begin, i));
                begin = i;
                size = 0;
            }
            size += more;
        }
        if (begin < all.size()) {
            portions.add(all.subList(begin, all.size()));
        }
        return portions;
    }

    static long size(ConsumerRecord<?, ?> record) {
        return Math.max(0, record.serializedKeySize()) + (long) Math.max(0, record.serializedValueSize());
    }
}
