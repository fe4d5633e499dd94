/** The shape of the truth: roles, migrations, checks, and the one class that applies them. */
@NullMarked
package io.wardline.sql;

import org.jspecify.annotations.NullMarked;
