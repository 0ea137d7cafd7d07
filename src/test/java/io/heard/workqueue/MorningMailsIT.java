package io.heard.workqueue;

import static org.assertj.core.api.Assertions.assertThat;

import io.heard.planning.RepId;
import io.heard.planning.TeamId;
import io.heard.team.MorningMailRepository;
import io.heard.team.Representative;
import io.heard.team.Saving;
import io.heard.team.TeamRepository;
import io.heard.testing.Database;
import io.heard.testing.Floor;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Shifts of these reps begin at seven.
@QuarkusTest
class MorningMailsIT {

    @Inject
    Floor floor;

    @Inject
    TeamRepository teams;

    @Inject
    MorningMailRepository mornings;

    @Inject
    Database database;

    TeamId team;
    RepId ana;

    @BeforeEach
    void people() {
        floor.tuesday("06:00");
        team = floor.team();
        ana = withAddress(floor.speaking(team, "ana", List.of("fr", "de")));
    }

    @Test
    void a_rep_reads_once_a_day_what_it_will_bring() {
        var ada = floor.customer(ana);
        floor.ask(ada, "Ask how the teapot pours");
        floor.callBack(floor.customer(ana), floor.at(0, "11:00"));
        floor.sweep();
        assertThat(arrived(ana)).isEmpty();

        floor.to(0, "07:00");
        floor.after(Duration.ofMinutes(5));

        assertThat(arrived(ana)).singleElement().satisfies(mail -> {
            assertThat(mail).startsWith("Ihr Tag, ");
            assertThat(mail).contains("Guten Morgen, ana", "Für heute versprochen:\n11:00 A. B.");
            assertThat(mail).doesNotContain("Berger", "teapot", "+44", "@example.com");
        });
        floor.to(1, "07:01");
        assertThat(arrived(ana)).hasSize(2);
    }

    @Test
    void who_wants_none_gets_none_and_neither_does_who_came_up_hours_later() {
        var ben = withAddress(floor.rep(team, "ben"));
        in(() -> {
            mornings.want(ana, false);
            return true;
        });

        floor.to(0, "09:30");
        assertThat(arrived(ana)).isEmpty();
        assertThat(arrived(ben)).isEmpty();
        floor.to(1, "08:30");

        assertThat(arrived(ana)).isEmpty();
        assertThat(arrived(ben))
                .singleElement()
                .satisfies(mail ->
                        assertThat(mail).contains("Nothing is in your list yet.", "No time is promised for today."));
    }

    private List<String> arrived(RepId rep) {
        return database.rows(
                "select subject || E'\\n' || body from local_mail where to_address = ? order by arrived_at",
                address(rep));
    }

    private static String address(RepId rep) {
        return rep + "@reps.example";
    }

    private RepId withAddress(RepId id) {
        in(() -> {
            var rep = teams.rep(id).orElseThrow();
            var known = new Representative(
                    rep.id(),
                    rep.name(),
                    address(id),
                    rep.role(),
                    rep.teamId(),
                    rep.zone(),
                    rep.languages(),
                    rep.skills(),
                    rep.occasional(),
                    rep.dailyLimit(),
                    rep.backupId(),
                    rep.active(),
                    rep.shifts(),
                    rep.absences(),
                    rep.version());
            assertThat(teams.update(known, rep.version())).isInstanceOf(Saving.Saved.class);
            return true;
        });
        return id;
    }

    private static <T> T in(Callable<T> work) {
        return QuarkusTransaction.requiringNew().call(work);
    }
}
