package io.heard.api;

import io.heard.contact.RuleBook;
import io.heard.contact.RuleBookCsv;
import io.heard.contact.RuleBookCsv.Reading;
import io.heard.platform.AuditRepository;
import io.heard.platform.Cursors;
import io.heard.platform.Etag;
import io.heard.platform.Problem;
import io.heard.platform.Roles;
import io.heard.review.WhatIf;
import io.heard.rulebook.RuleBookRepository;
import io.heard.rulebook.Written;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

@Path("/v1/contact-rules")
@Transactional
public class ContactRulesResource {

    private static final Map<String, String> NAMES = Map.of("eve", "eveIsSaturday");

    private final RuleBookRepository books;
    private final WhatIf whatIf;
    private final AuditRepository audit;
    private final Caller caller;
    private final Cursors cursors;
    private final Clock clock;

    ContactRulesResource(
            RuleBookRepository books,
            WhatIf whatIf,
            AuditRepository audit,
            Caller caller,
            Cursors cursors,
            Clock clock) {
        this.books = books;
        this.whatIf = whatIf;
        this.audit = audit;
        this.caller = caller;
        this.cursors = cursors;
        this.clock = clock;
    }

    @GET
    @Produces({MediaType.APPLICATION_JSON, Tables.CSV})
    @RolesAllowed({Roles.REP, Roles.LEAD, Roles.ADMIN, Roles.AUDITOR})
    public Response get(@QueryParam("version") @Nullable String version, @Context Request request) {
        var asked = Tables.version(version);
        var found = asked == null ? Optional.of(books.written()) : books.version(asked);
        return found.map(written -> Tables.answer(request, written, () -> ContactRulesView.of(written)))
                .orElseGet(() -> Problem.notFound("No version " + asked + " of the contact rules")
                        .response());
    }

    @GET
    @Path("versions")
    @Produces(MediaType.APPLICATION_JSON)
    @RolesAllowed({Roles.REP, Roles.LEAD, Roles.ADMIN, Roles.AUDITOR})
    public Response versions(
            @QueryParam("limit") @Nullable String limit, @QueryParam("cursor") @Nullable String cursor) {
        return Tables.versions(cursors, limit, cursor, asked -> books.versions(asked.before(), asked.limit()));
    }

    @PUT
    @Consumes(MediaType.APPLICATION_JSON)
    @Produces(MediaType.APPLICATION_JSON)
    @RolesAllowed(Roles.ADMIN)
    public Response put(
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
            @Form.Required @Valid ContactRulesView.Edit edit) {
        return save(ifMatch, csv(edit), refused -> Tables.refused("rules", NAMES, refused.problems()));
    }

    @PUT
    @Consumes(Tables.CSV)
    @Produces(MediaType.APPLICATION_JSON)
    @RolesAllowed(Roles.ADMIN)
    public Response putCsv(@HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch, @Form.Required String csv) {
        return save(ifMatch, csv, refused -> Tables.refused(refused.problems()));
    }

    @POST
    @Path("preview")
    @Consumes(MediaType.APPLICATION_JSON)
    @Produces(MediaType.APPLICATION_JSON)
    @RolesAllowed(Roles.ADMIN)
    public Response preview(@Form.Required @Valid ContactRulesView.Edit edit) {
        return preview(csv(edit), refused -> Tables.refused("rules", NAMES, refused.problems()));
    }

    @POST
    @Path("preview")
    @Consumes(Tables.CSV)
    @Produces(MediaType.APPLICATION_JSON)
    @RolesAllowed(Roles.ADMIN)
    public Response previewCsv(@Form.Required String csv) {
        return preview(csv, refused -> Tables.refused(refused.problems()));
    }

    private static String csv(ContactRulesView.Edit edit) {
        return RuleBookCsv.text(edit.rules().stream().map(RuleRow::fields).toList());
    }

    private Response preview(String csv, Function<Reading.Refused, Problem> problem) {
        return switch (RuleBookCsv.read("preview", csv)) {
            case Reading.Book(RuleBook book) ->
                Response.ok(WhatIfView.of(whatIf.with(book))).build();
            case Reading.Refused refused -> problem.apply(refused).response();
        };
    }

    private Response save(@Nullable String ifMatch, String csv, Function<Reading.Refused, Problem> problem) {
        int expected = Etag.required(ifMatch);
        if (RuleBookCsv.read("new", csv) instanceof Reading.Refused refused) {
            return problem.apply(refused).response();
        }
        var before = books.written();
        if (before.version() == expected && before.csv().equals(csv)) {
            return answer(before);
        }
        if (!books.save(csv, expected, caller.name(), clock.instant())) {
            return Problem.stale(books.currentVersion()).response();
        }
        var saved = books.written();
        audit.note(caller.name(), "contact-rules.saved", "version " + saved.version());
        return answer(saved);
    }

    private static Response answer(Written written) {
        return Tables.saved(written, ContactRulesView.of(written));
    }
}
