package io.heard.desk;

import io.heard.contact.HolidayCsv;
import io.heard.contact.PublicHolidays;
import io.heard.review.WhatIf;
import io.heard.rulebook.HolidayRepository;
import io.heard.rulebook.Written;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// What the company knows better about holidays.
@ApplicationScoped
class HolidaysTable implements EditedTable {

    private static final int SHOWN = 20;

    private final HolidayRepository holidays;
    private final WhatIf whatIf;

    HolidaysTable(HolidayRepository holidays, WhatIf whatIf) {
        this.holidays = holidays;
        this.whatIf = whatIf;
    }

    @Override
    public String path() {
        return "/desk/admin/holidays";
    }

    @Override
    public String title(RulesMessages words) {
        return words.editHolidays();
    }

    @Override
    public String hint(RulesMessages words) {
        return words.editHolidaysHint();
    }

    @Override
    public String action() {
        return "holidays.saved";
    }

    @Override
    public Written written() {
        return holidays.written();
    }

    @Override
    public Optional<Written> version(int version) {
        return holidays.version(version);
    }

    @Override
    public List<Written.Entry> versions() {
        return holidays.versions(Integer.MAX_VALUE, SHOWN);
    }

    @Override
    public Look look(String csv) {
        return switch (HolidayCsv.read(csv)) {
            case HolidayCsv.Reading.Changes(var changes) ->
                new Look.Fine(changes.size(), () -> whatIf.with(PublicHolidays.preview(changes)));
            case HolidayCsv.Reading.Refused(var problems) -> new Look.Wrong(problems);
        };
    }

    @Override
    public boolean save(String csv, int expectedVersion, String by, Instant now) {
        return holidays.save(csv, expectedVersion, by, now);
    }
}
