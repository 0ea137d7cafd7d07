package io.heard.team;

import io.heard.planning.RepId;
import io.heard.planning.TeamId;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

@Entity
@Table(name = "team")
class TeamEntity {

    @Id
    String id;

    String name;

    @Column(name = "time_zone")
    String timeZone;

    @Column(name = "lead_id")
    @Nullable
    String leadId;

    @Version
    int version;

    static TeamEntity of(Team team, int version) {
        var row = new TeamEntity();
        row.id = team.id().value();
        row.name = team.name();
        row.timeZone = team.zone().getId();
        row.leadId = team.leadId() == null ? null : team.leadId().value();
        row.version = version;
        return row;
    }

    Team toTeam() {
        return new Team(new TeamId(id), name, ZoneId.of(timeZone), leadId == null ? null : new RepId(leadId), version);
    }
}
