/** The whole county in one process: embedded PostgreSQL, gateway, platform, the command line. */
@NullMarked
package io.wardline.standalone;

import org.jspecify.annotations.NullMarked;
