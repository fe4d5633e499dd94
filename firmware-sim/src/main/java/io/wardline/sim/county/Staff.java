package io.wardline.sim.county;

import io.wardline.protocol.device.DeviceEvent.Authority;
import io.wardline.protocol.device.DeviceEvent.Method;
import io.wardline.protocol.device.TagId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;

/// The people of the county: they fill cabinets, take from them, bring back, carry from one to another, only look, and forget doors.
/// Every errand is at most one visit to a cabinet after another; what a person holds is in `hands`.
final class Staff {
    private static final Duration REACH = Duration.ofSeconds(1);
    private static final Duration FORGOTTEN = Duration.ofSeconds(45);
    private static final Duration LOOKS_AGAIN = Duration.ofSeconds(2);

    private final World world;
    private final RandomGenerator random;
    private final Map<String, List<TagId>> hands = new TreeMap<>();

    Staff(World world, RandomGenerator random) {
        this.world = world;
        this.random = random;
    }

    /// Somebody brings the units that a cabinet is to hold at first.
    void fill(Site site, List<TagId> units, Instant now) {
        visit(site, now, Duration.ofSeconds(4), shelf -> units.forEach(shelf::put), filled -> {
            if (!filled) {
                world.agenda().at(world.now().plusSeconds(5), () -> fill(site, units, world.now()));
            }
        });
    }

    /// What a person already holds when the county is taken up again.
    void hold(Site site, TagId unit) {
        held(site).add(unit);
    }

    /// Somebody has an errand somewhere.
    void errand(Instant now) {
        // Most people wait until a cabinet has read its shelf; an impatient one interrupts it.
        boolean impatient = random.nextInt(25) == 0;
        List<Site> free = world.sites().stream()
                .filter(site -> !site.expected() && site.cabinet().powered() && (impatient || site.cabinet().quiet()))
                .toList();
        if (free.isEmpty()) {
            return;
        }
        Site site = free.get(random.nextInt(free.size()));
        int dice = random.nextInt(100);
        Duration stay = Duration.ofSeconds(3 + random.nextInt(4));
        if (dice < 45) {
            take(site, now, stay, 1 + random.nextInt(3), site);
        } else if (dice < 70) {
            bringBack(site, now, stay);
        } else if (dice < 85 && free.size() > 1) {
            take(site, now, stay, 1 + random.nextInt(2), other(free, site));
        } else if (dice < 95) {
            visit(site, now, stay, _ -> {}, _ -> {});
        } else {
            take(site, now, FORGOTTEN, 1, site);
        }
    }

    private Site other(List<Site> free, Site site) {
        int next = (free.indexOf(site) + 1 + random.nextInt(free.size() - 1)) % free.size();
        return free.get(next);
    }

    /// Takes units; when `target` is another cabinet they are carried there.
    private void take(Site site, Instant now, Duration stay, int most, Site target) {
        List<TagId> taken = new ArrayList<>();
        visit(site, now, stay, shelf -> {
            List<TagId> there = new ArrayList<>(site.shelf().tags());
            for (int i = 0; i < most && !there.isEmpty(); i++) {
                taken.add(there.remove(random.nextInt(there.size())));
            }
            taken.forEach(shelf::take);
        }, _ -> {
            if (target == site) {
                held(site).addAll(taken);
            } else if (!taken.isEmpty()) {
                world.agenda().at(world.now().plusSeconds(20), () -> carry(target, taken, 5));
            }
        });
    }

    private void carry(Site target, List<TagId> units, int tries) {
        if (tries == 0) {
            held(target).addAll(units);
            return;
        }
        visit(target, world.now(), Duration.ofSeconds(4), shelf -> units.forEach(shelf::put), stored -> {
            if (!stored) {
                world.agenda().at(world.now().plusSeconds(10), () -> carry(target, units, tries - 1));
            }
        });
    }

    private void bringBack(Site site, Instant now, Duration stay) {
        List<TagId> own = held(site);
        List<TagId> back = new ArrayList<>(own.subList(0, Math.min(own.size(), 2)));
        own.removeAll(back);
        visit(site, now, stay, shelf -> back.forEach(shelf::put), stored -> {
            if (!stored) {
                held(site).addAll(back);
            }
        });
    }

    /// Somebody who took a piece from one cabinet puts it into another by the mechanical key while that has no current and sees
    /// nobody; what it reads when the current is back, no session explains. (Put back where it came from, the piece would be taken
    /// for one that had been misread.) Looks again until somebody holds a piece and nobody is at the cabinet.
    void putByKey(Site from, Site into) {
        List<TagId> taken = held(from);
        if (world.calm()) {
            return;
        }
        if (taken.isEmpty() || into.expected() || !into.cabinet().powered() || !into.cabinet().quiet()) {
            world.agenda().at(world.now().plus(LOOKS_AGAIN), () -> putByKey(from, into));
            return;
        }
        into.cabinet().powerFails(world.now());
        into.shelf().put(taken.removeLast());
    }

    private List<TagId> held(Site site) {
        return hands.computeIfAbsent(site.station().place(), _ -> new ArrayList<>());
    }

    /// What the hands of a visitor do to a shelf.
    interface Hands {
        void put(TagId tag);

        void take(TagId tag);
    }

    /// One visit: badge, door, hands, door. Someone who finds the bolt shut goes away.
    ///
    /// @param after hears whether the hands got to the shelf
    private void visit(Site site, Instant now, Duration stay, Consumer<Hands> hands, Consumer<Boolean> after) {
        if (site.expected() || site.cabinet().doorOpen()) {
            after.accept(false);
            return;
        }
        world.troubleVisit(site, now);
        if (!site.cabinet().admit("n%03d".formatted(random.nextInt(40)), method(), authority(), now)) {
            after.accept(false);
            return;
        }
        site.expect(true);
        world.agenda().at(now.plus(REACH), () -> {
            if (!site.cabinet().unbolted()) {
                leave(site, false, after);
                return;
            }
            site.cabinet().openDoor(world.now());
            world.agenda().at(world.now().plus(REACH), () -> hands.accept(shelfOf(site)));
            world.agenda().at(world.now().plus(stay), () -> {
                site.cabinet().closeDoor(world.now(), site.luck());
                leave(site, true, after);
            });
        });
    }

    private Hands shelfOf(Site site) {
        return new Hands() {
            @Override
            public void put(TagId tag) {
                site.shelf().put(tag);
            }

            @Override
            public void take(TagId tag) {
                site.shelf().take(tag);
            }
        };
    }

    private static void leave(Site site, boolean reached, Consumer<Boolean> after) {
        site.expect(false);
        after.accept(reached);
    }

    private Method method() {
        return switch (random.nextInt(4)) {
            case 0 -> Method.FINGER;
            case 1 -> Method.FACE;
            default -> Method.CARD;
        };
    }

    private Authority authority() {
        return random.nextInt(10) == 0 ? Authority.CACHED : Authority.ONLINE;
    }
}
