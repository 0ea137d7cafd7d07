package io.heard.desk;

import static org.assertj.core.api.Assertions.assertThat;

import io.heard.dayplan.ReliefRepository;
import io.heard.dayplan.TeamRelief;
import io.heard.planning.TeamId;
import io.heard.testing.Floor;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// A team's next ten days and what its lead decides where they are too short.
@QuarkusTest
class PlanPageIT {

    private static final Pattern HIDDEN =
            Pattern.compile("<input type=\"hidden\" name=\"(why|skill|language|zone|day)\" value=\"([^\"]*)\">");

    @Inject
    Floor floor;

    @Inject
    ReliefRepository reliefs;

    TeamId team;
    Session lead;

    @BeforeEach
    void a_team_with_too_few_hours() {
        floor.tuesday("22:30");
        team = floor.team();
        floor.bought(14, floor.limited(team, "ana", 1));
        floor.to(9, "06:00");
        floor.after(Duration.ofMinutes(1));
        lead = Session.of("admin");
    }

    @Test
    void what_was_typed_stays_until_it_can_be_decided_and_what_was_decided_can_be_ended() {
        var fields = new HashMap<>(shortage());
        fields.put("kind", "LATER");
        fields.put("amount", "400");
        fields.put("until", day(30));
        fields.put("reason", "\"two\" of us are ill");

        var flawed = lead.post("/desk/team/plan/decide", fields);

        flawed.then().statusCode(422);
        assertThat(flawed.asString())
                .contains("Give a number from 1 to 90")
                .contains("value=\"LATER\" required checked")
                .contains("value=\"400\"")
                .contains("value=\"&quot;two&quot; of us are ill\"")
                .contains("value=\"" + day(30) + "\"");
        assertThat(decided()).isEmpty();

        fields.put("amount", "30");
        lead.post("/desk/team/plan/decide", fields).then().statusCode(303);

        var relief = decided().getFirst();
        assertThat(relief.kind()).isEqualTo(TeamRelief.Kind.LATER);
        assertThat(relief.amount()).isEqualTo(30);
        assertThat(page()).contains("30 days later").contains("&quot;two&quot; of us are ill");
        floor.after(Duration.ofMinutes(1));
        assertThat(page()).contains("Everything fits.");
        lead.post("/desk/team/plan/decide", fields).then().statusCode(409);

        lead.post(
                        "/desk/team/plan/end",
                        Map.of("team", team.value(), "relief", relief.id().toString()))
                .then()
                .statusCode(303);

        assertThat(decided().getFirst().endedBy()).isEqualTo("admin");
        assertThat(page()).contains("over");
    }

    @Test
    void it_is_the_leads_page_and_says_who_will_be_missed() {
        assertThat(page()).contains("What does not fit").contains("The days are full");
        assertThat(lead.get("/desk/team/plan/buyers").asString())
                .contains("Every buyer heard within 14 days")
                .contains("Now running: ");
        Session.of("ana").get("/desk/team/plan").then().statusCode(403);
        Session.of("ana").get("/desk/team/plan/buyers").then().statusCode(403);
    }

    private String page() {
        var page = lead.get("/desk/team/plan?team=" + team);
        page.then().statusCode(200);
        return page.asString();
    }

    private Map<String, String> shortage() {
        var html = page();
        var form = html.substring(html.indexOf("action=\"/desk/team/plan/decide\""));
        var fields = new HashMap<>(Map.of("team", team.value()));
        HIDDEN.matcher(form.substring(0, form.indexOf("</form>")))
                .results()
                .forEach(field -> fields.put(field.group(1), field.group(2)));
        return fields;
    }

    private String day(int days) {
        return floor.at(days, "10:00").toString().substring(0, 10);
    }

    private List<TeamRelief> decided() {
        return QuarkusTransaction.requiringNew().call(() -> reliefs.ofTeam(team, 10));
    }
}
