package io.heard.desk;

import io.heard.platform.Roles;
import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.multipart.FileUpload;
import org.jspecify.annotations.Nullable;

/// What the company knows better about holidays.
@Path("/desk/admin/holidays")
@RolesAllowed(Roles.ADMIN)
@Transactional
@Blocking
public class HolidaysPageResource {

    private final TableLists lists;
    private final TableDesk editing;
    private final HolidaysTable table;
    private final Desk desk;
    private final Office office;

    HolidaysPageResource(TableLists lists, TableDesk editing, HolidaysTable table, Desk desk, Office office) {
        this.lists = lists;
        this.editing = editing;
        this.table = table;
        this.desk = desk;
        this.office = office;
    }

    @GET
    public Response list(
            @QueryParam("place") @Nullable String place,
            @QueryParam("year") @Nullable String year,
            @QueryParam("version") @Nullable String version,
            UriInfo uri) {
        return desk.page(TablePages.holidays(
                office.frame(), lists.holidays(Typed.text(place), year, version, Desk.isGiven(uri, "saved"))));
    }

    @GET
    @Path("/edit")
    public Response edit(@QueryParam("from") @Nullable String from) {
        return editing.edit(table, from);
    }

    @POST
    @Path("/check")
    public Response check(@FormParam("csv") @Nullable String csv) {
        return editing.check(table, csv);
    }

    @POST
    @Path("/preview")
    public Response preview(
            @FormParam("csv") @Nullable String csv,
            @FormParam("version") @Nullable String version,
            @HeaderParam("HX-Request") @Nullable String part) {
        return editing.preview(table, csv, version, part != null);
    }

    @POST
    @Path("/upload")
    @Consumes(MediaType.MULTIPART_FORM_DATA)
    public Response upload(@RestForm("file") @Nullable FileUpload file, @RestForm("version") @Nullable String version) {
        return editing.upload(table, file, version);
    }

    @POST
    public Response save(@FormParam("csv") @Nullable String csv, @FormParam("version") @Nullable String version) {
        return editing.save(table, csv, version);
    }
}
