package io.heard.workqueue;

import io.heard.calendar.Days;
import io.heard.message.Letter;
import io.heard.message.MailConfig;
import io.heard.message.MailId;
import io.heard.message.Post;
import io.heard.task.AppointmentRepository;
import io.heard.task.Task;
import io.heard.team.MorningMailRepository;
import io.heard.team.Representative;
import io.heard.team.TeamRepository;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.jboss.logging.Logger;

/// Mails each rep their day once, when their shift begins. What cannot be sent is not sent again: the desk has it all.
@ApplicationScoped
public class MorningMails {

    private static final Logger LOG = Logger.getLogger(MorningMails.class);

    /// Who comes up later than that after the start, as after an outage, has seen the desk by then.
    private static final Duration LATEST = Duration.ofHours(2);

    private static final String SENDER = "Heard";

    private final Mornings mornings;
    private final Optional<Post> post;
    private final Clock clock;
    private final AtomicReference<Instant> lookedAt = new AtomicReference<>(Instant.EPOCH);

    public MorningMails(Mornings mornings, Optional<Post> post, Clock clock) {
        this.mornings = mornings;
        this.post = post;
        this.clock = clock;
    }

    /// Looks once a minute at most. Nothing is sent inside a transaction.
    public void send() {
        var now = clock.instant();
        var minute = now.truncatedTo(ChronoUnit.MINUTES);
        if (post.isEmpty() || minute.equals(lookedAt.getAndSet(minute))) {
            return;
        }
        for (var rep : mornings.beginning(now)) {
            mornings.begin(rep, now).ifPresent(letter -> deliver(rep, letter));
        }
    }

    private void deliver(Representative rep, Letter letter) {
        var answer = post.orElseThrow().deliver(letter);
        if (!(answer instanceof Post.Answer.Taken)) {
            LOG.warnf("The morning mail to %s has not left", rep.id());
        }
    }

    /// The transactions of it.
    @ApplicationScoped
    static class Mornings {

        private final TeamRepository teams;
        private final MorningMailRepository mails;
        private final AppointmentRepository appointments;
        private final Queues queues;
        private final MailConfig config;

        Mornings(
                TeamRepository teams,
                MorningMailRepository mails,
                AppointmentRepository appointments,
                Queues queues,
                MailConfig config) {
            this.teams = teams;
            this.mails = mails;
            this.appointments = appointments;
            this.queues = queues;
            this.config = config;
        }

        /// Whose first shift of their day has begun lately.
        @Transactional
        List<Representative> beginning(Instant now) {
            return teams.teams().stream()
                    .flatMap(team -> teams.activeReps(team.id()).stream())
                    .filter(rep -> rep.email() != null && Letter.isAddress(rep.email()) && Letter.isName(rep.name()))
                    .filter(rep -> isBeginning(rep, now))
                    .toList();
        }

        private static boolean isBeginning(Representative rep, Instant now) {
            var day = Days.dateAt(now, rep.zone());
            var shifts = rep.present(Days.startOfDay(day, rep.zone()), Days.endOfDay(day, rep.zone()));
            return !shifts.isEmpty()
                    && shifts.contains(now)
                    && shifts.list().getFirst().start().isAfter(now.minus(LATEST));
        }

        /// @return absent when the mail of that day has begun already, or is not wanted
        @Transactional
        Optional<Letter> begin(Representative rep, Instant now) {
            var email = rep.email();
            return email != null && mails.begin(rep.id(), Days.dateAt(now, rep.zone()))
                    ? Optional.of(letter(rep, email, now))
                    : Optional.empty();
        }

        private Letter letter(Representative rep, String email, Instant now) {
            var text = MorningText.of(rep);
            var queue = queues.of(rep.id(), now);
            var end = Days.endOfDay(Days.dateAt(now, rep.zone()), rep.zone());
            var day = new MorningText.Day(
                    queue.size(),
                    (int) queue.stream().filter(Task::urgent).count(),
                    (int) queue.stream().filter(Task::isEscalated).count(),
                    appointments.of(rep.id()).stream()
                            .filter(one -> one.at().isBefore(end))
                            .toList(),
                    config.deskUrl().map(URI::toString).orElse(null));
            return new Letter(
                    MailId.at(now),
                    SENDER,
                    rep.name(),
                    email,
                    text.of(rep.name(), day, now),
                    text.language().toLanguageTag(),
                    null);
        }
    }
}
