package io.heard.testing;

import static io.heard.testing.PlaybookBuilder.aPlaybook;
import static io.heard.testing.PlaybookBuilder.shipped;

import io.heard.contact.Purpose;
import io.heard.decision.Playbook;
import java.util.ArrayList;
import java.util.List;

/// The eight playbooks that ship and twelve more, for every trigger there is.
public final class TwentyPlaybooks {

    private static final List<String> SHIPPED = List.of(
            "welcome-call",
            "concern",
            "question",
            "return",
            "call-back",
            "gone-quiet",
            "thank-you",
            "big-purchase-check-in");

    private TwentyPlaybooks() {}

    public static Playbook[] all() {
        var all = new ArrayList<Playbook>();
        SHIPPED.forEach(key -> all.add(shipped(key)));
        List.of(
                        aPlaybook("second-purchase")
                                .on("order.placed")
                                .when("customer.orderCount == 2")
                                .after("P2D")
                                .within("P5D")
                                .purpose(Purpose.SURVEY),
                        aPlaybook("many-lines")
                                .on("order.placed")
                                .when("order.lineCount >= 30")
                                .after("3 business days")
                                .within("5 business days"),
                        aPlaybook("arrived-well")
                                .on("order.delivered")
                                .when("order.value >= 500.0")
                                .after("P3D")
                                .within("P7D"),
                        aPlaybook("from-afar")
                                .on("order.delivered")
                                .when("customer.country != 'GB' && customer.orderCount <= 3")
                                .after("PT48H")
                                .within("P5D"),
                        aPlaybook("cancelled").on("order.cancelled").within("P3D"),
                        aPlaybook("return-arrived")
                                .on("order.returned")
                                .when("event.value > 100.0")
                                .within("P5D"),
                        aPlaybook("return-closed")
                                .on("return.closed")
                                .after("P2D")
                                .within("P5D"),
                        aPlaybook("after-concern")
                                .on("concern.resolved")
                                .after("P3D")
                                .within("P7D"),
                        aPlaybook("big-return")
                                .on("return.requested")
                                .when("event.value > 200.0")
                                .after("2 working hours")
                                .within("1 business days"),
                        aPlaybook("lost-regular")
                                .on("silence")
                                .when("customer.orderDays >= 8")
                                .after("P90D")
                                .within("P30D")
                                .purpose(Purpose.MARKETING)
                                .cappedAt(1, "P365D"),
                        aPlaybook("half-a-year")
                                .on("silence")
                                .when("customer.orderCount >= 2")
                                .after("P180D")
                                .within("P14D")
                                .purpose(Purpose.MARKETING)
                                .priority(10),
                        aPlaybook("once-only")
                                .on("silence")
                                .when("customer.orderCount == 1 && order.value > 300.0")
                                .after("P120D")
                                .within("P30D")
                                .purpose(Purpose.MARKETING))
                .forEach(playbook -> all.add(playbook.build()));
        return all.toArray(Playbook[]::new);
    }
}
