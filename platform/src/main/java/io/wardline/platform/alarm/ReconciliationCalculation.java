package io.wardline.platform.alarm;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What follows when a room has looked: causes that are new, that happened again, that are gone. */
final class ReconciliationCalculation {
    private ReconciliationCalculation() {}

    /**
     * An alarm whose cause was there at the last look.
     *
     * @param open not yet resolved
     * @param institution null: the county's
     */
    record Standing(long id, Sighting.Key key, boolean open, long seen, @Nullable Long institution, Severity severity) {}

    /**
     * An alarm whose cause is still there and happened again.
     *
     * @param id of the alarm
     */
    record Repeated(long id, Sighting sighting) {}

    /**
     * What is to be written, in this order.
     *
     * @param over alarms that end with their cause; those still open are resolved by the room
     * @param repeated open alarms with a higher count
     * @param raised new alarms
     */
    record Outcome(List<Standing> over, List<Repeated> repeated, List<Sighting> raised) {}

    /**
     * Compares. A person may have resolved an alarm whose cause is still there: it is raised anew only when the cause happens
     * once more, so that nobody is told twice of what was decided.
     */
    static Outcome compare(List<Standing> standing, List<Sighting> sightings) {
        var before = new HashMap<Sighting.Key, Standing>();
        standing.forEach(alarm -> before.put(alarm.key(), alarm));
        var over = new ArrayList<Standing>();
        var repeated = new ArrayList<Repeated>();
        var raised = new ArrayList<Sighting>();
        var seen = new HashSet<Sighting.Key>();
        for (var sighting : sightings) {
            if (!seen.add(sighting.key())) {
                throw new IllegalStateException("the room names " + sighting.key() + " twice");
            }
            judge(before, sighting, over, repeated, raised);
        }
        standing.stream().filter(alarm -> !seen.contains(alarm.key())).forEach(over::add);
        return new Outcome(List.copyOf(over), List.copyOf(repeated), List.copyOf(raised));
    }

    private static void judge(
            Map<Sighting.Key, Standing> before, Sighting sighting, List<Standing> over, List<Repeated> repeated, List<Sighting> raised) {
        var known = before.get(sighting.key());
        if (known == null) {
            raised.add(sighting);
        } else if (sighting.seen() > known.seen()) {
            if (known.open()) {
                repeated.add(new Repeated(known.id(), sighting));
            } else {
                over.add(known);
                raised.add(sighting);
            }
        }
    }
}
