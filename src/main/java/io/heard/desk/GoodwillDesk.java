package io.heard.desk;

import io.heard.commitment.Goodwill;
import io.heard.commitment.GoodwillRepository;
import io.heard.commitment.GoodwillStatus;
import io.heard.conversation.Granting;
import io.heard.customer.CustomerRepository;
import io.heard.rulebook.SettingsRepository;
import io.heard.task.Task;
import io.heard.task.TaskId;
import io.heard.team.Representative;
import io.heard.team.Role;
import io.heard.team.Team;
import io.heard.team.TeamRepository;
import io.heard.workqueue.Viewer;
import io.heard.workqueue.WorkQueue;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Named;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What a page says of goodwill: how much room there is below a task, and what waits for a lead.
@RequestScoped
@Named("goodwillDesk")
class GoodwillDesk {

    private static final int SHOWN = 40;

    private final GoodwillRepository goodwills;
    private final Granting granting;
    private final WorkQueue queue;
    private final CustomerRepository customers;
    private final TeamRepository teams;
    private final SettingsRepository settings;
    private final Desk desk;
    private final Office office;

    GoodwillDesk(
            GoodwillRepository goodwills,
            Granting granting,
            WorkQueue queue,
            CustomerRepository customers,
            TeamRepository teams,
            SettingsRepository settings,
            Desk desk,
            Office office) {
        this.goodwills = goodwills;
        this.granting = granting;
        this.queue = queue;
        this.customers = customers;
        this.teams = teams;
        this.settings = settings;
        this.desk = desk;
        this.office = office;
    }

    static String path(Goodwill goodwill) {
        return "/desk/goodwill/" + goodwill.id().value();
    }

    GoodwillWords words() {
        return new GoodwillWords(office.words(GoodwillMessages.class), office.times());
    }

    /// Absent for a task that this person may not tell of.
    public @Nullable GoodwillPart of(UUID taskId) {
        return desk.rep()
                .flatMap(rep ->
                        queue.view(new TaskId(taskId), new Viewer.Rep(rep.id())).map(task -> part(task, rep)))
                .orElse(null);
    }

    private GoodwillPart part(Task task, Representative rep) {
        var words = words();
        var room = granting.room(task.customerId(), rep.id());
        var beyond = rep.role() == Role.LEAD
                ? words.words().beyondLead()
                : words.words().beyond();
        return new GoodwillPart(
                words.kinds(),
                words.words().amount(room.currency()),
                words.room(room) + " " + beyond,
                goodwills.of(task.customerId()).stream()
                        .filter(one -> task.followUpId().equals(one.about().followUpId()) && isLive(one))
                        .findFirst()
                        .map(one -> words.words().already(words.what(one)))
                        .orElse(null));
    }

    private static boolean isLive(Goodwill goodwill) {
        return goodwill.status() instanceof GoodwillStatus.Asked
                || goodwill.status() instanceof GoodwillStatus.Granted
                || goodwill.status() instanceof GoodwillStatus.Settled;
    }

    /// What the reps of a team wait for an answer to.
    public List<GoodwillPart.Ask> asks(String teamId) {
        var team = office.team(teamId);
        var reps = teams.activeReps(team.id()).stream().map(Representative::id).toList();
        var asked = goodwills.askedBy(reps, SHOWN);
        var names = teams.names(asked.stream().map(one -> one.by().value()).toList());
        return asked.stream().map(one -> ask(one, names)).toList();
    }

    private GoodwillPart.Ask ask(Goodwill goodwill, Map<String, String> names) {
        var words = words();
        var by = goodwill.by().value();
        return new GoodwillPart.Ask(
                path(goodwill),
                String.valueOf(goodwill.version()),
                words.what(goodwill),
                goodwill.gift().note(),
                name(goodwill.customerId()),
                Customers.path(goodwill.customerId()),
                words.words().asked(names.getOrDefault(by, by), office.times().moment(goodwill.saidAt())));
    }

    private String name(String id) {
        return customers
                .byId(id)
                .map(customer -> customer.field("name"))
                .orElseGet(() -> office.words(Messages.class).nameless(id));
    }

    /// @param reason as it was typed
    GoodwillPart.Page page(Goodwill goodwill, Team team, String reason, @Nullable String problem) {
        var words = words();
        var gift = goodwill.gift();
        var by = goodwill.by();
        var limit = settings.current().settings().goodwill().leadPerCase();
        boolean isBeyond = !office.isAdmin() && gift.amount().compareTo(limit) > 0;
        return new GoodwillPart.Page(
                ask(goodwill, teams.names(List.of(by.value()))),
                LeadPages.path(team, null),
                words.room(granting.room(goodwill.customerId(), by)),
                isBeyond ? words.words().onlyAdmin(words.money(limit, gift.currency())) : null,
                reason,
                problem);
    }
}
