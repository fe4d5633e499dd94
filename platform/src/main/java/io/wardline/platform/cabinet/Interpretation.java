package io.wardline.platform.cabinet;

import java.util.List;

/// The outcome of one step: the new state, and what the step says in the order in which it says it.
record Interpretation(CabinetState state, List<Finding> findings) {
    Interpretation {
        findings = List.copyOf(findings);
    }
}
