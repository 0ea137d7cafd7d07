package io.heard.desk;

import io.heard.commitment.CommitmentId;
import io.heard.platform.Problem;
import io.heard.platform.Roles;
import io.heard.workqueue.Succession;
import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;
import java.util.UUID;

/// A rep says that they will keep a promise that passed to them.
@Path("/desk/promises/{id}/accept")
@RolesAllowed({Roles.REP, Roles.LEAD, Roles.ADMIN})
@Transactional
@Blocking
public class PassedResource {

    private final Succession succession;
    private final Desk desk;

    PassedResource(Succession succession, Desk desk) {
        this.succession = succession;
        this.desk = desk;
    }

    /// One that has passed on meanwhile is simply not there any more.
    @POST
    public Response accept(@PathParam("id") String id) {
        try {
            var promise = new CommitmentId(UUID.fromString(id));
            desk.rep().ifPresent(rep -> succession.accept(promise, rep.id()));
        } catch (IllegalArgumentException none) {
            throw Problem.notFound("There is no such promise").thrown();
        }
        return Desk.go("/desk");
    }
}
