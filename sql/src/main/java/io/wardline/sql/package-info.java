/**
 * The shape of the truth: database roles, migrations, checks, and the classes that apply them.
 *
 * <p>{@link io.wardline.sql.Schema} prepares a server (roles, database) and applies the migrations as the
 * owner, and refuses a server that would lose an acknowledged event or a role that could step over row policies; {@link io.wardline.sql.Checks} runs the claims that must return no
 * row. {@link io.wardline.sql.LocalPostgres} is the PostgreSQL 18 that comes along, for one machine and for
 * tests.
 */
@NullMarked
package io.wardline.sql;

import org.jspecify.annotations.NullMarked;
