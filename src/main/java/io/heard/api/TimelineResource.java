package io.heard.api;

import io.heard.commitment.CommitmentFilter;
import io.heard.commitment.CommitmentRepository;
import io.heard.commitment.GoodwillRepository;
import io.heard.contactlog.Contact;
import io.heard.contactlog.ContactRepository;
import io.heard.customer.Customer;
import io.heard.customer.StoryRepository;
import io.heard.message.MailRepository;
import io.heard.message.MailStatus;
import io.heard.message.MailText;
import io.heard.message.ReceivedMailRepository;
import io.heard.planning.RepId;
import io.heard.platform.Cursors;
import io.heard.platform.Roles;
import io.heard.rulebook.SettingsRepository;
import io.heard.task.TaskRepository;
import io.heard.team.Representative;
import io.heard.team.TeamRepository;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

@Path("/v1/customers/{id}/timeline")
@Produces(MediaType.APPLICATION_JSON)
@Transactional
public class TimelineResource {

    /// Of one customer; what is older than so many promises is not looked for.
    private static final int MOST_COMMITMENTS = 1_000;

    private static final Instant END_OF_TIME = Instant.parse("9999-12-31T00:00:00Z");

    private final KnownCustomers known;
    private final StoryRepository stories;
    private final SettingsRepository settings;
    private final ContactRepository contacts;
    private final CommitmentRepository commitments;
    private final GoodwillRepository goodwills;
    private final MailRepository mails;
    private final ReceivedMailRepository received;
    private final TaskRepository tasks;
    private final TeamRepository teams;
    private final Cursors cursors;

    TimelineResource(
            KnownCustomers known,
            StoryRepository stories,
            SettingsRepository settings,
            ContactRepository contacts,
            CommitmentRepository commitments,
            GoodwillRepository goodwills,
            MailRepository mails,
            ReceivedMailRepository received,
            TaskRepository tasks,
            TeamRepository teams,
            Cursors cursors) {
        this.known = known;
        this.stories = stories;
        this.settings = settings;
        this.contacts = contacts;
        this.commitments = commitments;
        this.goodwills = goodwills;
        this.mails = mails;
        this.received = received;
        this.tasks = tasks;
        this.teams = teams;
        this.cursors = cursors;
    }

    /// @param at of the last item that was read
    /// @param seen how many of that very instant were read
    record After(Instant at, int seen) {}

    @GET
    @RolesAllowed({Roles.REP, Roles.LEAD, Roles.ADMIN, Roles.INTEGRATOR, Roles.AUDITOR})
    public Response list(
            @PathParam("id") String id,
            @QueryParam("q") @Nullable String q,
            @QueryParam("limit") @Nullable String limit,
            @QueryParam("cursor") @Nullable String cursor) {
        var wanted = words(Given.text("q", q));
        int size = Cursors.limit(limit);
        var after = cursors.read(cursor, After.class, new After(END_OF_TIME, 0));
        var left = items(known.get(id)).stream()
                .filter(item -> item.hasAll(wanted))
                .filter(item -> !item.at().isAfter(after.at()))
                .skip(after.seen())
                .toList();
        return Response.ok(
                        Page.of(left, size, cursors, last -> place(last, left.subList(0, size), after), item -> item))
                .build();
    }

    private static List<String> words(@Nullable String q) {
        return q == null ? List.of() : List.of(TimelineItem.folded(q).split("\\s+", -1));
    }

    private static After place(TimelineItem last, List<TimelineItem> read, After after) {
        int seen =
                (int) read.stream().filter(item -> item.at().equals(last.at())).count();
        return new After(last.at(), last.at().equals(after.at()) ? after.seen() + seen : seen);
    }

    private List<TimelineItem> items(Customer customer) {
        var log = contacts.of(List.of(customer.id())).getOrDefault(customer.id(), List.of());
        var story = stories.story(customer, settings.current().settings().limits(), false);
        var promised = commitments.page(new CommitmentFilter(customer.id(), null, null), null, MOST_COMMITMENTS);
        return new Timeline(names(log))
                .story(story)
                .contacts(log, letters(customer.id()), received.of(customer.id()))
                .tasks(tasks.open(customer.id()))
                .commitments(promised.items())
                .goodwill(goodwills.of(customer.id()))
                .newestFirst();
    }

    private Map<Instant, MailText> letters(String customer) {
        var letters = new HashMap<Instant, MailText>();
        for (var mail : mails.sentTo(customer)) {
            switch (mail.status()) {
                case MailStatus.Sent sent -> letters.put(sent.at(), mail.text());
                case MailStatus.Bounced bounced -> letters.put(bounced.at(), mail.text());
                case MailStatus.Planned _, MailStatus.Sending _, MailStatus.Unknown _, MailStatus.Failed _ -> {}
            }
        }
        return letters;
    }

    private Map<String, String> names(List<Contact> log) {
        return log.stream()
                .map(Contact::representativeId)
                .filter(Objects::nonNull)
                .distinct()
                .map(rep -> teams.rep(new RepId(rep)))
                .flatMap(Optional::stream)
                .collect(Collectors.toMap(rep -> rep.id().value(), Representative::name));
    }
}
