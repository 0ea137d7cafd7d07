package io.heard.platform;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;

/// Writes into every problem for which path it is.
class ProblemPlace {

    private static final int LONGEST = 1_000;

    /// Before the filters that read the answer: those with a higher priority come first.
    @ServerResponseFilter(priority = Integer.MAX_VALUE)
    void place(ContainerRequestContext request, ContainerResponseContext answer) {
        if (answer.getEntity() instanceof Problem problem && problem.instance() == null) {
            var path = request.getUriInfo().getRequestUri().getRawPath();
            if (path != null && path.length() <= LONGEST) {
                answer.setEntity(problem.at(path.startsWith(RequestCheck.CALENDARS) ? RequestCheck.CALENDARS : path));
            }
        }
    }
}
