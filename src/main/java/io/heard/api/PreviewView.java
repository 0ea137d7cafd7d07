package io.heard.api;

import io.heard.contact.Because;
import io.heard.contact.Channel;
import io.heard.workqueue.Preview;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a playbook would have done for the latest orders.
record PreviewView(
        String subject,
        int considered,
        int wouldFire,
        int failures,
        @Nullable String lastFailure,
        boolean complete,
        List<Example> examples) {

    record Example(
            String customerId,
            @Nullable String orderId,
            Instant at,
            String why,
            Instant target,
            Instant due,
            @Nullable Instant nextAt,
            @Nullable Channel channel,
            List<Because> because) {}

    static PreviewView of(Preview preview) {
        return new PreviewView(
                preview.subject().name(),
                preview.considered(),
                preview.wouldFire(),
                preview.failures(),
                preview.lastFailure(),
                preview.complete(),
                preview.examples().stream()
                        .map(one -> new Example(
                                one.customerId(),
                                one.orderId(),
                                one.at(),
                                one.why(),
                                one.target(),
                                one.due(),
                                one.nextAt(),
                                one.channel(),
                                one.because()))
                        .toList());
    }
}
