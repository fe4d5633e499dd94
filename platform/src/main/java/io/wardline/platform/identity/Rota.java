package io.wardline.platform.identity;

import java.time.Instant;

/** Deputies and rosters as the API shows them. */
final class Rota {
    private Rota() {}

    /** Who stands in for whom. */
    record Deputy(long id, String account, String deputy, Instant from, Instant until) {}

    /** Who is on duty. */
    record Watch(long id, String duty, String account, Instant from, Instant until) {}
}
