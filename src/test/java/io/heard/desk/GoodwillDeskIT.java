package io.heard.desk;

import static org.assertj.core.api.Assertions.assertThat;

import io.heard.commitment.Goodwill;
import io.heard.commitment.GoodwillRepository;
import io.heard.desk.Floor.Caller;
import io.heard.task.Task;
import io.heard.workqueue.WorkQueue;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Goodwill as a rep gives it and a lead decides about it.
@QuarkusTest
class GoodwillDeskIT {

    @Inject
    Floor floor;

    @Inject
    WorkQueue queue;

    @Inject
    GoodwillRepository goodwills;

    Task task;
    Session ana;

    @BeforeEach
    void somebody_is_on_the_line() {
        floor.open();
        task = floor.concernOf(Caller.called("Ada Lovelace"), Floor.ANA);
        queue.claim(task.id(), Floor.ANA, null);
        ana = Session.of("ana");
    }

    @AfterEach
    void the_day_ends() {
        floor.close();
    }

    @Test
    void a_rep_sees_what_there_is_to_give_and_gives_it_with_the_outcome() {
        assertThat(ana.get(path()).asString())
                .contains("Give something beyond what is owed", "Up to €50.00 in this case", "€100.00 left for this");

        var preview = ana.post(path() + "/preview", typed("CREDIT", "12,50")).asString();
        assertThat(preview).contains("Granted at once, and the shop is told: A credit, €12.50");
        assertThat(given()).isEmpty();
        ana.post(path() + "/outcome", typed("CREDIT", "12,50")).then().statusCode(303);

        assertThat(given())
                .singleElement()
                .satisfies(one -> assertThat(one.gift().amount()).isEqualByComparingTo("12.5"));
        assertThat(ana.get(Customers.path(task.customerId())).asString())
                .contains("A credit, €12.50", "for the &lt;lid&gt;", "granted");
    }

    @Test
    void what_was_typed_stays_when_something_is_wrong_with_it() {
        var nothing = ana.post(path() + "/outcome", typed("", "1.000,00"));

        nothing.then().statusCode(400);
        assertThat(nothing.asString())
                .contains("Please choose what they get.", "Please give an amount such as 12.50", "value=\"1.000,00\"");
        ana.post(path() + "/outcome", typed("GIFT", "0.001")).then().statusCode(422);
        assertThat(given()).isEmpty();
    }

    @Test
    void what_is_beyond_is_asked_of_the_lead_who_grants_it() {
        assertThat(ana.post(path() + "/preview", typed("GIFT", "60")).asString())
                .contains("Your lead is asked, it is more than you may give in one case: A gift, €60.00");
        ana.post(path() + "/outcome", typed("GIFT", "60")).then().statusCode(303);
        var lead = Session.of("lead");
        assertThat(lead.get("/desk/team?team=care").asString())
                .contains("Asks for goodwill", "A gift, €60.00", "asked by Ana");
        assertThat(lead.get(ask()).asString()).contains("Grant it", "Refuse it", "for the &lt;lid&gt;");
        ana.get(ask()).then().statusCode(403);

        var granted = lead.post(ask() + "/grant", Map.of("version", "1"));

        granted.then().statusCode(303);
        assertThat(lead.get("/desk/team?team=care&goodwill-granted").asString())
                .contains("Granted. The shop has been told.")
                .doesNotContain("Asks for goodwill");
        assertThat(given().getFirst().status().name()).isEqualTo("GRANTED");
        lead.get(ask()).then().statusCode(303);
        lead.post(ask() + "/refuse", Map.of("version", "2", "reason", "no"))
                .then()
                .statusCode(409);
    }

    @Test
    void a_lead_says_why_not_and_leaves_what_is_more_to_an_admin() {
        ana.post(path() + "/outcome", typed("REPLACEMENT", "900")).then().statusCode(303);
        var lead = Session.of("lead");
        assertThat(lead.get(ask()).asString())
                .contains("A lead grants up to €500.00")
                .doesNotContain("/grant\"");
        lead.post(ask() + "/grant", Map.of("version", "1")).then().statusCode(403);
        lead.post(ask() + "/refuse", Map.of("version", "1", "reason", " "))
                .then()
                .statusCode(422);
        var stale = lead.post(ask() + "/refuse", Map.of("version", "7", "reason", "too <much>"));
        stale.then().statusCode(409);
        assertThat(stale.asString()).contains("too &lt;much&gt;", "It has changed since you opened it");

        lead.post(ask() + "/refuse", Map.of("version", "1", "reason", "too <much>"))
                .then()
                .statusCode(303);

        assertThat(given().getFirst().status().name()).isEqualTo("REFUSED_BY_LEAD");
        assertThat(Session.of("admin").get(Customers.path(task.customerId())).asString())
                .contains("refused by the lead", "too &lt;much&gt;");
    }

    private static Map<String, String> typed(String kind, String amount) {
        return Map.of(
                "disposition",
                "REACHED",
                "goodwillKind",
                kind,
                "goodwillAmount",
                amount,
                "goodwillNote",
                "for the <lid>");
    }

    private String path() {
        return "/desk/tasks/" + task.id().value();
    }

    private String ask() {
        return GoodwillDesk.path(given().getFirst());
    }

    private List<Goodwill> given() {
        return QuarkusTransaction.requiringNew().call(() -> goodwills.of(task.customerId()));
    }
}
