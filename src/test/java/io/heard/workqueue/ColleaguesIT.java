package io.heard.workqueue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.heard.planning.RepId;
import io.heard.planning.Skill;
import io.heard.planning.TeamId;
import io.heard.team.Presence;
import io.heard.team.PresenceRepository;
import io.heard.team.Role;
import io.heard.team.SkillTable;
import io.heard.team.SkillTable.Kind;
import io.heard.team.SkillTableRepository;
import io.heard.testing.Floor;
import io.heard.workqueue.Colleague.State;
import io.heard.workqueue.Colleagues.Wanted;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Who knows?
@QuarkusTest
class ColleaguesIT {

    @Inject
    Floor floor;

    @Inject
    Clock clock;

    @Inject
    Colleagues colleagues;

    @Inject
    WorkQueue queue;

    @Inject
    SkillTableRepository tables;

    @Inject
    PresenceRepository presences;

    TeamId team;

    @BeforeEach
    void a_team() {
        floor.tuesday("10:00");
        team = floor.team();
    }

    @Test
    void a_topic_is_turned_into_skills_by_the_teams_table_and_who_can_be_asked_comes_first() {
        var away = floor.skilled(team, "away", "boiler:3");
        var free = floor.skilled(team, "free", "boiler:2");
        var atWork = floor.skilled(team, "at-work", "boiler:2");
        floor.skilled(team, "beginner", "boiler");
        floor.rep(team, "other");
        QuarkusTransaction.requiringNew().run(() -> {
            tables.save(
                    new SkillTable(team, List.of(new SkillTable.Row(Kind.TOPIC, "Leaks", Skill.parse("boiler:2"))), 0));
            presences.set(
                    away,
                    new Presence(Presence.Status.AWAY, clock.instant().plus(Duration.ofHours(1))),
                    clock.instant());
        });
        var ada = floor.customer(atWork);
        floor.ask(ada, "the new catalogue");
        floor.sweep();
        queue.claim(floor.task(ada).id(), atWork, null);

        var found = colleagues.who(wanted(null, "leaks", null, false));

        assertThat(found.skills()).containsExactly(Skill.parse("boiler:2"));
        assertThat(found.people())
                .extracting(Colleague::id, Colleague::state, Colleague::nextAt)
                .containsExactly(
                        tuple(free, State.FREE, null),
                        tuple(atWork, State.AT_WORK, null),
                        tuple(away, State.AWAY, presence(away).until()));
        assertThat(ids(wanted(null, "leaks", null, true))).containsExactly(free, atWork);
        assertThat(ids(wanted(null, "unheard of", null, false))).isEmpty();
        assertThat(ids(wanted("boiler:3", null, null, false))).containsExactly(away);
    }

    @Test
    void who_is_not_on_shift_is_named_with_when_they_are_next() {
        var sunday = floor.rep(team, "sunday", Role.REP, List.of("SUN"), null);
        var hans = floor.speaking(team, "hans", List.of("de-AT"));

        var found = colleagues.who(wanted(null, null, "de", false)).people();
        var off = colleagues.who(wanted(null, null, "en", false)).people().getFirst();

        assertThat(found).extracting(Colleague::id).containsExactly(hans);
        assertThat(off.id()).isEqualTo(sunday);
        assertThat(off.state()).isEqualTo(State.OFF);
        assertThat(off.nextAt()).isEqualTo(floor.at(5, "07:00"));
    }

    private Presence presence(RepId rep) {
        return QuarkusTransaction.requiringNew().call(() -> presences.of(rep, clock.instant()));
    }

    private List<RepId> ids(Wanted wanted) {
        return colleagues.who(wanted).people().stream().map(Colleague::id).toList();
    }

    private Wanted wanted(@Nullable String skill, @Nullable String topic, @Nullable String language, boolean there) {
        return new Wanted(team, skill == null ? null : Skill.parse(skill), null, topic, language, there);
    }
}
