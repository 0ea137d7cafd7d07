package io.heard.demo;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Who works in the shop's care team: those whom embedded mode brings, and two more.
final class Staff {

    /// Accounts that embedded mode does not have, with their role.
    static final Map<String, String> FURTHER_ACCOUNTS = further();

    static final List<String> WEEKDAYS = List.of("MON", "TUE", "WED", "THU", "FRI");

    private static final List<String> ALL = List.of("ana", "ben", "lead", "mia", "yuki");
    private static final String REPRESENTATIVES = "/v1/representatives";

    private Staff() {}

    private static Map<String, String> further() {
        var accounts = new LinkedHashMap<String, String>();
        accounts.put("mia", "rep");
        accounts.put("yuki", "rep");
        return accounts;
    }

    /// Brings in the two whose languages and hours are missing, and reads when everybody works.
    static List<Rep> gather(Api api) {
        hire(api, "mia", "Mia Ferraro", "Europe/Rome", "13:00", "18:00", "it", "en", "fr", "nl");
        hire(api, "yuki", "Yuki Morishita", "Asia/Tokyo", "08:00", "15:00", "ja", "en");
        var reps = new ArrayList<Rep>();
        for (var id : ALL) {
            var path = REPRESENTATIVES + "/" + id;
            reps.add(Rep.of(api.get("lead", path), api.get("lead", path + "/shifts")));
        }
        return List.copyOf(reps);
    }

    private static void hire(
            Api api, String id, String name, String zone, String start, String end, String... languages) {
        var rep = Api.JSON
                .createObjectNode()
                .put("id", id)
                .put("name", name)
                .put("email", id + "@example.com")
                .put("role", "REP")
                .put("teamId", "care")
                .put("timeZone", zone)
                .put("backupId", "ana");
        var spoken = rep.putArray("languages");
        List.of(languages).forEach(spoken::add);
        api.post("lead", REPRESENTATIVES, rep);
        api.edit("lead", REPRESENTATIVES + "/" + id + "/shifts", shifts -> weekdays(shifts, start, end));
    }

    private static void weekdays(ObjectNode shifts, String start, String end) {
        var shift = shifts.putArray("items").addObject();
        var days = shift.putArray("days");
        WEEKDAYS.forEach(days::add);
        shift.put("start", start).put("end", end).putArray("breaks");
    }
}
