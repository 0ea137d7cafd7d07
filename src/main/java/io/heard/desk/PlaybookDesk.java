package io.heard.desk;

import io.heard.calendar.Days;
import io.heard.playbook.BackfillRepository;
import io.heard.playbook.PlaybookDocument;
import io.heard.playbook.PlaybookFlaw;
import io.heard.playbook.PlaybookReader.Reading;
import io.heard.playbook.PlaybookRepository;
import io.heard.playbook.StoredPlaybook;
import io.heard.rulebook.SettingsRepository;
import io.heard.workqueue.Preview;
import io.heard.workqueue.Previewing;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Gathers what is on the pages of playbooks.
@ApplicationScoped
class PlaybookDesk {

    private static final int ROWS = 50;
    private static final int VERSIONS = 20;
    private static final String PATH = "/desk/admin/playbooks/";

    /// What somebody begins with who writes a new one.
    private static final String BEGINNING = """
        key: my-playbook
        title: What people read
        trigger: order.delivered
        when: order.isFirst && order.value >= 100.0
        after: P7D
        within: P6D
        channels: [CALL, EMAIL]
        purpose: SURVEY
        brief:
          why: "{{customer.name}} has had {{order.headline}} for a week"
          ask: ["How is it working out?"]
        """;

    private final PlaybookRepository playbooks;
    private final BackfillRepository backfills;
    private final Previewing previewing;
    private final SettingsRepository settings;
    private final AdminPages admin;
    private final Office office;

    PlaybookDesk(
            PlaybookRepository playbooks,
            BackfillRepository backfills,
            Previewing previewing,
            SettingsRepository settings,
            AdminPages admin,
            Office office) {
        this.playbooks = playbooks;
        this.backfills = backfills;
        this.previewing = previewing;
        this.settings = settings;
        this.admin = admin;
        this.office = office;
    }

    private PlaybookMessages words() {
        return office.words(PlaybookMessages.class);
    }

    private AdminPage.Top top(@Nullable String news, @Nullable String problem) {
        return admin.top("playbooks", news, problem);
    }

    PlaybookPage.All all(String afterKey, @Nullable String news) {
        var found = playbooks.page(null, afterKey, ROWS + 1);
        var shown = found.subList(0, Math.min(ROWS, found.size()));
        return new PlaybookPage.All(
                top(news, null),
                shown.stream().map(this::row).toList(),
                found.size() <= ROWS
                        ? null
                        : "/desk/admin/playbooks?after="
                                + shown.getLast().document().key());
    }

    private PlaybookPage.Row row(StoredPlaybook stored) {
        return new PlaybookPage.Row(
                PATH + stored.document().key(),
                stored.document().title(),
                stored.document().key(),
                stored.version(),
                status(stored.status()),
                stored.status() == StoredPlaybook.Status.ACTIVE,
                stored.status() == StoredPlaybook.Status.DRAFT ? null : stored.draft(),
                stored.failures());
    }

    private String status(StoredPlaybook.Status status) {
        return switch (status) {
            case DRAFT -> words().draft();
            case ACTIVE -> words().active();
            case RETIRED -> words().retired();
        };
    }

    Optional<PlaybookPage.One> one(String key, int from, @Nullable String news, @Nullable String problem) {
        return playbooks.current(key).map(current -> {
            var found = playbooks.versions(key, from, VERSIONS + 1);
            var versions = new ArrayList<PlaybookPage.Version>();
            for (int i = 0; i < Math.min(VERSIONS, found.size()); i++) {
                var older = i + 1 < found.size() ? found.get(i + 1) : null;
                versions.add(version(found.get(i), older, i == 0));
            }
            return new PlaybookPage.One(
                    top(news, problem),
                    current.document().title(),
                    key,
                    current.draft() != null,
                    current.status() != StoredPlaybook.Status.RETIRED,
                    versions,
                    found.size() <= VERSIONS
                            ? null
                            : PATH + key + "?from=" + found.get(VERSIONS).version());
        });
    }

    private PlaybookPage.Version version(StoredPlaybook one, @Nullable StoredPlaybook older, boolean isOpen) {
        return new PlaybookPage.Version(
                one.version(),
                status(one.status()),
                one.status() == StoredPlaybook.Status.ACTIVE,
                office.times().day(one.changedAt()),
                one.changedBy(),
                older == null ? Lines.of(one.yaml()) : Lines.between(older.yaml(), one.yaml()),
                older == null ? null : older.version(),
                (int) Math.min(one.failures(), Integer.MAX_VALUE),
                one.lastFailure(),
                backfills
                        .of(one.document().key(), one.version())
                        .map(backfill -> new PlaybookPage.Backfill(
                                office.times().day(backfill.since()),
                                number(backfill.customers()),
                                number(backfill.fired()),
                                backfill.finishedAt() != null))
                        .orElse(null),
                isOpen);
    }

    private String number(long number) {
        return String.format(office.times().locale(), "%,d", number);
    }

    PlaybookPage.Edit fresh() {
        return new PlaybookPage.Edit(top(null, null), null, 0, BEGINNING, false, List.of(), null);
    }

    /// The draft where there is one, else what is in force, to begin the next draft with.
    Optional<PlaybookPage.Edit> edit(String key) {
        return playbooks.current(key).map(current -> {
            var text = current.draft() == null
                    ? current
                    : playbooks.version(key, current.draft()).orElse(current);
            return new PlaybookPage.Edit(top(null, null), key, current.revision(), text.yaml(), false, List.of(), null);
        });
    }

    PlaybookPage.Edit edit(
            @Nullable String key,
            int revision,
            String yaml,
            Reading reading,
            @Nullable String problem,
            boolean withTrial) {
        var trial = withTrial && reading instanceof Reading.Good good ? trial(good.document(), null) : null;
        return new PlaybookPage.Edit(top(null, problem), key, revision, yaml, true, flaws(reading), trial);
    }

    static List<PlaybookPage.Flaw> flaws(Reading reading) {
        return switch (reading) {
            case Reading.Good _ -> List.of();
            case Reading.Flawed flawed ->
                flawed.flaws().stream().map(PlaybookDesk::flaw).toList();
        };
    }

    private static PlaybookPage.Flaw flaw(PlaybookFlaw flaw) {
        return new PlaybookPage.Flaw(flaw.line(), flaw.column(), flaw.field(), flaw.message(), flaw.remedy());
    }

    private PlaybookPage.Trial trial(PlaybookDocument document, @Nullable Instant since) {
        var preview = previewing.of(document, since);
        var fired = number(preview.wouldFire());
        var considered = number(preview.considered());
        var summary = preview.subject() == Preview.Subject.ORDERS
                ? words().wouldFire(fired, considered)
                : words().wouldFireEvents(fired, considered);
        return new PlaybookPage.Trial(
                preview.failures() == 0
                        ? summary
                        : summary + " "
                                + words().couldNotBeEvaluated(
                                                number(preview.failures()), String.valueOf(preview.lastFailure())),
                !preview.complete(),
                preview.examples().stream().map(this::example).toList());
    }

    private PlaybookPage.Example example(Preview.Example one) {
        var times = office.times();
        return new PlaybookPage.Example(
                Customers.path(one.customerId()),
                one.why(),
                one.customerId(),
                one.orderId(),
                times.day(one.at()),
                times.day(one.due()),
                one.nextAt() == null || one.channel() == null
                        ? null
                        : switch (one.channel()) {
                            case CALL -> words().wouldCall(times.day(one.nextAt()), times.time(one.nextAt()));
                            case EMAIL -> words().wouldWrite(times.day(one.nextAt()), times.time(one.nextAt()));
                        },
                one.because().stream()
                        .map(because -> because.rule() + ": " + because.detail())
                        .toList());
    }

    /// @param since a day; empty for none
    /// @return nothing where there is no draft to put in force
    Optional<PlaybookPage.Activation> activation(String key, String since, @Nullable String problem) {
        var current = playbooks.current(key);
        if (current.isEmpty() || current.get().draft() == null) {
            return Optional.empty();
        }
        var draft = playbooks.version(key, current.get().draft()).orElseThrow();
        var from = since(since);
        var error = !since.isEmpty() && from.isEmpty() ? words().errorSince() : null;
        return Optional.of(new PlaybookPage.Activation(
                top(null, problem),
                key,
                draft.document().title(),
                draft.version(),
                current.get().status() == StoredPlaybook.Status.ACTIVE
                        ? current.get().version()
                        : null,
                current.get().revision(),
                from.isEmpty() ? "" : since,
                from.map(at -> office.times().day(at)).orElse(null),
                error,
                trial(draft.document(), from.orElse(null))));
    }

    /// The start of a day that has begun, on the company's clock.
    Optional<Instant> since(String day) {
        try {
            var zone = settings.current().settings().zone();
            return Optional.of(Days.startOfDay(LocalDate.parse(day), zone))
                    .filter(at -> !at.isAfter(office.times().now()) && at.isAfter(Instant.EPOCH));
        } catch (DateTimeException none) {
            return Optional.empty();
        }
    }

    Optional<PlaybookPage.Retirement> retirement(String key) {
        return playbooks
                .current(key)
                .filter(current -> current.status() != StoredPlaybook.Status.RETIRED)
                .map(current -> new PlaybookPage.Retirement(
                        top(null, null),
                        key,
                        current.document().title(),
                        current.version(),
                        current.status() == StoredPlaybook.Status.DRAFT,
                        current.revision()));
    }
}
