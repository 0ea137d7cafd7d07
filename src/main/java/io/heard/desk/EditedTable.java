package io.heard.desk;

import io.heard.contact.CsvProblem;
import io.heard.review.WhatIf;
import io.heard.rulebook.Written;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// A table that an admin edits as a text.
interface EditedTable {

    /// Where its page is.
    String path();

    String title(RulesMessages words);

    String hint(RulesMessages words);

    /// What the audit calls a change of it.
    String action();

    Written written();

    Optional<Written> version(int version);

    List<Written.Entry> versions();

    Look look(String csv);

    boolean save(String csv, int expectedVersion, String by, Instant now);

    /// What a text would do, or what is wrong with it.
    sealed interface Look {

        record Fine(int rows, Would would) implements Look {}

        record Wrong(List<CsvProblem> problems) implements Look {}
    }

    /// Asked only when somebody wants to know: it takes a second or two.
    interface Would {
        WhatIf.Answer change();
    }
}
