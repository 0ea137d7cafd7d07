/// How stores speak to PostgreSQL.
@NullMarked
package io.heard.database;

import org.jspecify.annotations.NullMarked;
