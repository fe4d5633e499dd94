package io.wardline.sim.county;

import java.util.Collection;
import java.util.List;

/// What became of a door session.
///
/// @param state OPEN, ENDED, CLOSED, SUSPECT or INTERRUPTED
/// @param lines `tag kind`, sorted
public record SessionOutcome(String did, String session, String state, List<String> lines) {
    public SessionOutcome {
        lines = List.copyOf(lines);
    }

    static SessionOutcome of(String did, String session, String state, Collection<String> lines) {
        return new SessionOutcome(did, session, state, lines.stream().sorted().toList());
    }

    String name() {
        return did + " " + session;
    }
}
