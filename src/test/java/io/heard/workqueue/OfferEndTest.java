package io.heard.workqueue;

import static org.assertj.core.api.Assertions.assertThat;

import io.heard.calendar.Interval;
import io.heard.calendar.Intervals;
import io.heard.planning.RepId;
import io.heard.planning.RepOnDuty;
import io.heard.planning.TeamId;
import io.heard.task.Handoff.Kind;
import io.heard.team.Presence;
import io.heard.team.Representative;
import io.heard.team.Role;
import io.heard.team.Roster;
import io.heard.team.WeeklyShifts;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// Until when an offer stands, and who can be asked when.
class OfferEndTest {

    static final Instant NOW = Instant.parse("2026-11-23T10:00:00Z");
    static final Interval TODAY = shift("2026-11-23T09:00:00Z", "2026-11-23T17:00:00Z");
    static final Interval TOMORROW = shift("2026-11-24T09:00:00Z", "2026-11-24T17:00:00Z");
    static final Instant FRIDAY = Instant.parse("2026-11-27T17:00:00Z");

    @Test
    void somebody_on_the_line_waits_for_sixty_seconds_and_no_longer() {
        assertThat(OfferEnd.of(Kind.LIVE, ben(TODAY), NOW, Duration.ofHours(4), NOW))
                .contains(NOW.plusSeconds(60));
    }

    @Test
    void an_offer_for_later_ends_with_the_shift_and_with_the_next_one_where_that_is_too_soon() {
        assertThat(later(ben(TODAY, TOMORROW), FRIDAY, NOW)).isEqualTo(TODAY.end());
        assertThat(later(ben(TODAY, TOMORROW), FRIDAY, TODAY.end().minusSeconds(3600)))
                .isEqualTo(TOMORROW.end());
        assertThat(later(ben(TODAY), FRIDAY, TODAY.end().minusSeconds(600))).isEqualTo(TODAY.end());
        assertThat(later(ben(TOMORROW), FRIDAY, NOW)).isEqualTo(TOMORROW.end());
    }

    @Test
    void it_never_ends_past_due_and_what_is_overdue_leaves_a_quarter_of_an_hour() {
        assertThat(later(ben(TODAY), NOW.plusSeconds(7200), NOW)).isEqualTo(NOW.plusSeconds(7200));
        assertThat(later(ben(TODAY), NOW.minusSeconds(7200), NOW)).isEqualTo(NOW.plusSeconds(900));
    }

    @Test
    void the_company_can_say_how_long() {
        assertThat(OfferEnd.of(Kind.LATER, ben(TODAY), FRIDAY, Duration.ofHours(2), NOW))
                .contains(NOW.plusSeconds(7200));
        assertThat(OfferEnd.of(Kind.LATER, ben(TODAY), NOW.plusSeconds(3600), Duration.ofHours(2), NOW))
                .contains(NOW.plusSeconds(3600));
    }

    @Test
    void nobody_is_asked_who_does_not_come_before_it_is_due() {
        assertThat(OfferEnd.of(Kind.LATER, ben(TOMORROW), TODAY.end(), null, NOW))
                .isEmpty();
        assertThat(OfferEnd.of(Kind.LATER, ben(), FRIDAY, null, NOW)).isEmpty();
    }

    @Test
    void who_is_on_shift_is_free_unless_they_say_so_or_are_in_the_middle_of_something() {
        assertThat(ben(TODAY).state()).isEqualTo(Colleague.State.FREE);
        assertThat(ben(null, true, TODAY).state()).isEqualTo(Colleague.State.AT_WORK);
        var lunch = new Presence(Presence.Status.AWAY, NOW.plusSeconds(1800));
        assertThat(ben(lunch, false, TODAY))
                .extracting(Colleague::state, Colleague::nextAt, Colleague::isThere)
                .containsExactly(Colleague.State.AWAY, NOW.plusSeconds(1800), false);
        assertThat(ben(lunch, false, TOMORROW))
                .extracting(Colleague::state, Colleague::nextAt)
                .containsExactly(Colleague.State.OFF, TOMORROW.start());
        assertThat(ben().nextAt()).isNull();
    }

    private static Instant later(Colleague to, Instant due, Instant now) {
        return OfferEnd.of(Kind.LATER, to, due, null, now).orElseThrow();
    }

    private static Colleague ben(Interval... shifts) {
        return ben(null, false, shifts);
    }

    private static Colleague ben(@Nullable Presence presence, boolean isAtWork, Interval... shifts) {
        var working = Intervals.of(shifts);
        var rep = new Representative(
                new RepId("ben"),
                "Ben",
                null,
                Role.REP,
                new TeamId("care"),
                ZoneOffset.UTC,
                List.of("en"),
                List.of(),
                false,
                null,
                null,
                true,
                WeeklyShifts.NONE,
                List.of(),
                1);
        var duty = new RepOnDuty(
                rep.id(), false, Set.of(), List.of("en"), working, Duration.ZERO, false, null, null, false, false);
        return Colleague.of(new Roster.Member(rep, working, working), duty, presence, isAtWork, NOW);
    }

    private static Interval shift(String start, String end) {
        return new Interval(Instant.parse(start), Instant.parse(end));
    }
}
