package io.heard.desk;

import io.heard.desk.EditedTable.Look;
import io.heard.desk.TablePage.Checked;
import io.heard.desk.TablePage.WhatIfPanel;
import io.heard.platform.AuditRepository;
import io.heard.platform.Problem;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.time.Clock;
import java.util.List;
import org.jboss.resteasy.reactive.multipart.FileUpload;
import org.jspecify.annotations.Nullable;

/// How a table is edited at the desk: as a text that is checked while it is typed, with a look at what it would change
/// before it is saved.
@ApplicationScoped
class TableDesk {

    private static final int CONFLICT = 409;
    private static final int UNPROCESSABLE = 422;

    /// What a form can send back; more goes over REST.
    private static final int LONGEST = 200 * 1024;

    private final Desk desk;
    private final Office office;
    private final AdminPages admin;
    private final AuditRepository audit;
    private final Clock clock;

    TableDesk(Desk desk, Office office, AdminPages admin, AuditRepository audit, Clock clock) {
        this.desk = desk;
        this.office = office;
        this.admin = admin;
        this.audit = audit;
        this.clock = clock;
    }

    private RulesMessages words() {
        return office.words(RulesMessages.class);
    }

    /// @param from an older version to begin with; absent: what is in force
    Response edit(EditedTable table, @Nullable String from) {
        var inForce = table.written();
        var start = from == null
                ? inForce
                : Typed.number(from, 0, Integer.MAX_VALUE)
                        .flatMap(table::version)
                        .orElseThrow(() ->
                                Problem.notFound("There is no such version").thrown());
        return show(table, new Edited(start.csv(), inForce.version()), Checked.NOTHING, null, null, Status.OK);
    }

    Response upload(EditedTable table, @Nullable FileUpload file, @Nullable String version) {
        var typed = new Edited(file == null ? "" : read(file), number(version));
        if (typed.csv().isBlank()) {
            var checked = new Checked(null, words().noFile(), List.of());
            return show(
                    table,
                    new Edited(table.written().csv(), typed.version()),
                    checked,
                    null,
                    null,
                    Status.UNPROCESSABLE);
        }
        var look = table.look(typed.csv());
        return show(table, typed, checked(look), panel(look), null, Status.OK);
    }

    private static String read(FileUpload file) {
        try {
            return file.size() > LONGEST ? "" : Files.readString(file.uploadedFile());
        } catch (CharacterCodingException noText) {
            return "\uFFFD";
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    /// While somebody types.
    Response check(EditedTable table, @Nullable String csv) {
        return desk.page(TablePages.tableChecked(checked(table.look(text(csv)))));
    }

    Response preview(EditedTable table, @Nullable String csv, @Nullable String version, boolean isPart) {
        var typed = new Edited(text(csv), number(version));
        var look = table.look(typed.csv());
        var panel = panel(look);
        if (isPart && panel != null) {
            return desk.page(TablePages.whatIf(panel));
        }
        if (isPart) {
            return desk.page(TablePages.tableChecked(checked(look)));
        }
        return show(table, typed, checked(look), panel, null, panel == null ? Status.UNPROCESSABLE : Status.OK);
    }

    Response save(EditedTable table, @Nullable String csv, @Nullable String version) {
        var typed = new Edited(text(csv), number(version));
        var look = table.look(typed.csv());
        if (look instanceof Look.Wrong) {
            return show(table, typed, checked(look), null, words().notSaved(), Status.UNPROCESSABLE);
        }
        var inForce = table.written();
        boolean isSame = inForce.version() == typed.version() && inForce.csv().equals(typed.csv());
        if (!isSame && !table.save(typed.csv(), typed.version(), office.name(), clock.instant())) {
            var now = new Edited(typed.csv(), inForce.version());
            return show(table, now, checked(look), panel(look), words().stale(), Status.CONFLICT);
        }
        if (!isSame) {
            audit.note(office.name(), table.action(), "version " + (typed.version() + 1));
        }
        return Desk.go(table.path() + "?saved");
    }

    /// @param version that it changes
    private record Edited(String csv, int version) {}

    private enum Status {
        OK(200),
        CONFLICT(TableDesk.CONFLICT),
        UNPROCESSABLE(TableDesk.UNPROCESSABLE);

        private final int code;

        Status(int code) {
            this.code = code;
        }
    }

    private Response show(
            EditedTable table,
            Edited typed,
            Checked checked,
            @Nullable WhatIfPanel panel,
            @Nullable String problem,
            Status status) {
        var words = words();
        var page = new TablePage.Edit(
                admin.top(table.path().substring(table.path().lastIndexOf('/') + 1), null, problem),
                table.path(),
                table.title(words),
                table.hint(words),
                typed.version(),
                typed.csv(),
                checked,
                panel);
        return desk.page(status.code, TablePages.tableEdit(office.frame(), page));
    }

    private Checked checked(Look look) {
        var words = words();
        return switch (look) {
            case Look.Fine fine -> new Checked(words.fine(fine.rows()), null, List.of());
            case Look.Wrong(var problems) ->
                new Checked(
                        null,
                        words.wrong(problems.size()),
                        problems.stream()
                                .map(one -> new TablePage.Problem(
                                        one.column().isEmpty()
                                                ? words.line(one.line())
                                                : words.lineAndColumn(one.line(), one.column()),
                                        one.what()))
                                .toList());
        };
    }

    private @Nullable WhatIfPanel panel(Look look) {
        return look instanceof Look.Fine fine
                ? new WhatIfWords(words(), office.times()).panel(fine.would().change())
                : null;
    }

    /// A form sends every line break as two characters.
    private static String text(@Nullable String csv) {
        return csv == null ? "" : csv.replace("\r\n", "\n");
    }

    private static int number(@Nullable String version) {
        return Typed.number(Typed.text(version), 0, Integer.MAX_VALUE).orElse(0);
    }
}
