package io.heard.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;

import io.heard.desk.Floor.Caller;
import io.heard.task.Task;
import io.heard.testing.Database;
import io.heard.workqueue.Claim;
import io.heard.workqueue.WorkQueue;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Who gets in touch by hand: what the law forbids is withheld, what else speaks against it is said, and what was
/// done all the same is written down.
@QuarkusTest
class ByHandIT {

    /// Who shares a number with others is called less often.
    private final String number = "+3314268" + ThreadLocalRandom.current().nextInt(1000, 9999);

    @Inject
    Floor floor;

    @Inject
    WorkQueue queue;

    @Inject
    Database database;

    @BeforeEach
    void it_is_a_working_day() {
        floor.open();
    }

    @AfterEach
    void it_ends() {
        floor.close();
    }

    private Caller inParis(String name) {
        return Caller.called(name).at(number).in("FR", "Europe/Paris");
    }

    private Task claimed(Task task) {
        assertThat(queue.claim(task.id(), Floor.ANA, null)).isInstanceOf(Claim.Won.class);
        return task;
    }

    private static String page(Task task) {
        return "/desk/tasks/" + task.id().value();
    }

    @Test
    void the_law_withholds_the_link_of_a_conversation_and_says_when_it_comes_back() {
        floor.at("11:00");
        var task = floor.surveyOf(inParis("Marie Midi"), Floor.ANA);
        floor.at("11:50");
        claimed(task);
        var ana = Session.of("ana");
        ana.get(page(task)).then().body(containsString("tel:" + number));

        floor.at("12:05");

        ana.get(page(task))
                .then()
                .statusCode(200)
                .body(allOf(
                        not(containsString("tel:")),
                        containsString("This call is not allowed now"),
                        containsString("Code conso D.223-9"),
                        containsString("Allowed again from 13:00")));
        ana.request()
                .header("Accept-Language", "de")
                .get(page(task))
                .then()
                .body(allOf(
                        containsString("Dieser Anruf ist jetzt nicht erlaubt"),
                        containsString("Code conso D.223-9"),
                        containsString("Wieder erlaubt ab 13:00")));
    }

    @Test
    void a_call_that_was_made_all_the_same_is_written_down_with_what_stood_against_it() {
        floor.at("11:00");
        var caller = inParis("Marie Quand Même");
        var task = floor.surveyOf(caller, Floor.ANA);
        floor.at("11:50");
        claimed(task);
        floor.at("12:05");

        Session.of("ana")
                .post(page(task) + "/outcome", Map.of("disposition", "REACHED", "note", "She did not mind"))
                .then()
                .statusCode(303);

        assertThat(database.rows("""
                        select concat_ws('|', disposition, outside_window, note, proof ->> 'verdict', proof ->> 'purpose',
                                         proof -> 'against' -> 0 ->> 'rule')
                          from contact
                         where customer_id = ?
                        """, caller.id()))
                .containsExactly("REACHED|t|She did not mind|STOPPED|SURVEY|CONTACT_RULE");
    }

    @Test
    void what_is_no_law_for_the_customers_own_matter_warns_beside_the_link() {
        var caller = inParis("Marie Souci");
        floor.at("11:00");
        var task = floor.concernOf(caller, Floor.ANA);
        floor.at("11:50");
        claimed(task);

        floor.at("12:05");

        Session.of("ana")
                .get(page(task))
                .then()
                .body(allOf(
                        containsString("tel:" + number),
                        containsString("something speaks against it"),
                        containsString("Code conso D.223-9"),
                        containsString("Better from 13:00")));
    }

    @Test
    void the_page_of_a_customer_tells_for_each_purpose_whether_they_may_be_called() {
        var caller = inParis("Marie Page");
        floor.at("11:00");
        floor.concernOf(caller, Floor.ANA);
        floor.at("12:05");
        var ana = Session.of("ana");
        var path = "/desk/customers/" + caller.id();

        ana.get(path)
                .then()
                .statusCode(200)
                .body(allOf(
                        containsString("Get in touch"),
                        containsString("tel:" + number),
                        containsString("something speaks against it"),
                        containsString("D.223-9")));
        ana.get(path + "?about=SURVEY")
                .then()
                .body(allOf(
                        not(containsString("tel:")),
                        containsString("This call is not allowed now"),
                        containsString("Allowed again from 13:00")));
        ana.get(path + "?about=MARKETING")
                .then()
                .body(allOf(
                        not(containsString("tel:")),
                        containsString("express consent is missing"),
                        containsString("does not change by itself")));
    }

    @Test
    void a_contact_by_hand_is_written_down_at_whatever_hour_it_was_made() {
        var caller = inParis("Marie À La Main");
        floor.at("11:00");
        floor.concernOf(caller, Floor.ANA);
        floor.at("12:05");

        Session.of("ana")
                .post(
                        "/desk/customers/" + caller.id() + "/contacts",
                        Map.of("way", "I_CALLED", "disposition", "NO_ANSWER", "about", "SURVEY"))
                .then()
                .statusCode(303);

        assertThat(database.rows("""
                        select concat_ws('|', disposition, outside_window, proof ->> 'verdict', proof ->> 'purpose',
                                         proof ->> 'localTime' like '%T13:05%', jsonb_exists(proof -> 'versions', 'ruleBook'))
                          from contact
                         where customer_id = ?
                        """, caller.id())).containsExactly("NO_ANSWER|t|STOPPED|SURVEY|t|t");
    }

    @Test
    void who_rang_us_did_nothing_outside_any_window() {
        var caller = inParis("Marie Appelle");
        floor.at("11:00");
        floor.concernOf(caller, Floor.ANA);
        floor.at("12:05");

        Session.of("ana")
                .post(
                        "/desk/customers/" + caller.id() + "/contacts",
                        Map.of("way", "THEY_CALLED", "disposition", "REACHED"))
                .then()
                .statusCode(303);

        assertThat(database.rows(
                        "select concat_ws('|', outside_window, proof) from contact where customer_id = ?", caller.id()))
                .containsExactly("f|{}");
    }
}
