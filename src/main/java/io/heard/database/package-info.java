/// How stores talk to PostgreSQL in batches: one array per column, one statement per batch.
@NullMarked
package io.heard.database;

import org.jspecify.annotations.NullMarked;
