package io.heard.desk;

import io.heard.contact.RuleBookCsv;
import io.heard.review.WhatIf;
import io.heard.rulebook.RuleBookRepository;
import io.heard.rulebook.Written;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// The contact rules.
@ApplicationScoped
class RulesTable implements EditedTable {

    private static final int SHOWN = 20;

    private final RuleBookRepository books;
    private final WhatIf whatIf;

    RulesTable(RuleBookRepository books, WhatIf whatIf) {
        this.books = books;
        this.whatIf = whatIf;
    }

    @Override
    public String path() {
        return "/desk/admin/rules";
    }

    @Override
    public String title(RulesMessages words) {
        return words.editRules();
    }

    @Override
    public String hint(RulesMessages words) {
        return words.editRulesHint();
    }

    @Override
    public String action() {
        return "contact-rules.saved";
    }

    @Override
    public Written written() {
        return books.written();
    }

    @Override
    public Optional<Written> version(int version) {
        return books.version(version);
    }

    @Override
    public List<Written.Entry> versions() {
        return books.versions(Integer.MAX_VALUE, SHOWN);
    }

    @Override
    public Look look(String csv) {
        return switch (RuleBookCsv.read("new", csv)) {
            case RuleBookCsv.Reading.Book(var book) ->
                new Look.Fine(book.rules().size(), () -> whatIf.with(book));
            case RuleBookCsv.Reading.Refused(var problems) -> new Look.Wrong(problems);
        };
    }

    @Override
    public boolean save(String csv, int expectedVersion, String by, Instant now) {
        return books.save(csv, expectedVersion, by, now);
    }
}
