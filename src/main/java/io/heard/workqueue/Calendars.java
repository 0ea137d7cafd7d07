package io.heard.workqueue;

import io.heard.planning.RepId;
import io.heard.task.Appointment;
import io.heard.task.AppointmentRepository;
import io.heard.team.CalendarFeed;
import io.heard.team.CalendarFeedRepository;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.apache.commons.codec.digest.DigestUtils;

/// The promised times of a rep, and the secret addresses at which their calendars are read.
@ApplicationScoped
public class Calendars {

    private static final int BYTES = 32;

    private final CalendarFeedRepository feeds;
    private final AppointmentRepository appointments;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    public Calendars(CalendarFeedRepository feeds, AppointmentRepository appointments, Clock clock) {
        this.feeds = feeds;
        this.appointments = appointments;
        this.clock = clock;
    }

    /// What a calendar has to show.
    public record Promised(CalendarFeed feed, List<Appointment> appointments) {}

    /// A new secret; the one before leads nowhere from now on. It is told this once, and nothing that is kept leads
    /// back to it.
    @Transactional
    public String renew(RepId rep, Locale language) {
        var bytes = new byte[BYTES];
        random.nextBytes(bytes);
        var token = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        feeds.make(new CalendarFeed(rep, language, clock.instant()), hash(token));
        return token;
    }

    /// @return false when there was none
    @Transactional
    public boolean withdraw(RepId rep) {
        return feeds.withdraw(rep);
    }

    @Transactional
    public Optional<CalendarFeed> of(RepId rep) {
        return feeds.of(rep);
    }

    /// @param token as it stands in the address; any text may
    @Transactional
    public Optional<Promised> read(String token) {
        return feeds.byHash(hash(token)).map(feed -> new Promised(feed, appointments.of(feed.rep())));
    }

    /// In time order, those whose task has come up included.
    @Transactional
    public List<Appointment> appointments(RepId rep) {
        return appointments.of(rep);
    }

    /// A secret of 256 random bits needs no salt and no slowness.
    private static byte[] hash(String token) {
        return DigestUtils.sha256(token);
    }
}
