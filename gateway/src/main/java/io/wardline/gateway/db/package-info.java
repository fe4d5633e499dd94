/// The gateway's way to PostgreSQL: one pool for short statements, connections of its own for the inbox writer and the
/// listener, what a failure means, and the checks without which nothing is acknowledged.
@NullMarked
package io.wardline.gateway.db;

import org.jspecify.annotations.NullMarked;
