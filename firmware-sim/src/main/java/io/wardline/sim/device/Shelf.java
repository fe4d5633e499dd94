package io.wardline.sim.device;

import io.wardline.protocol.device.TagId;
import java.util.Collections;
import java.util.List;
import java.util.NavigableSet;
import java.util.Set;
import java.util.TreeSet;
import java.util.random.RandomGenerator;

/// The inside of a cabinet as it truly is, and a plain field: each tag is heard in each round with the same probability.
public final class Shelf implements RadioField {
    private final NavigableSet<TagId> tags = new TreeSet<>();
    private final int heardPerMille;
    private final int antennas;

    /// @param heardPerMille how often of 1,000 rounds a tag on the shelf is heard, 1 to 1,000
    /// @param antennas      1 to 64
    /// @throws IllegalArgumentException when a number is outside its range
    public Shelf(int heardPerMille, int antennas) {
        if (heardPerMille < 1 || heardPerMille > 1_000 || antennas < 1 || antennas > 64) {
            throw new IllegalArgumentException(heardPerMille + " of 1,000 with " + antennas + " antennas");
        }
        this.heardPerMille = heardPerMille;
        this.antennas = antennas;
    }

    /// Puts a tag on the shelf.
    public void put(TagId tag) {
        tags.add(tag);
    }

    /// Takes a tag from the shelf.
    ///
    /// @return whether it was there
    public boolean take(TagId tag) {
        return tags.remove(tag);
    }

    /// What truly stands on the shelf, in order.
    public NavigableSet<TagId> tags() {
        return Collections.unmodifiableNavigableSet(tags);
    }

    @Override
    public Hearing begin(String snapshot, RandomGenerator random) {
        return new Hearing() {
            @Override
            public Set<TagId> round(RandomGenerator luck) {
                return glance(luck);
            }

            @Override
            public List<Boolean> antennasOk() {
                return Collections.nCopies(antennas, true);
            }
        };
    }

    @Override
    public Set<TagId> glance(RandomGenerator random) {
        Set<TagId> heard = new TreeSet<>();
        for (TagId tag : tags) {
            if (heardPerMille == 1_000 || random.nextInt(1_000) < heardPerMille) {
                heard.add(tag);
            }
        }
        return heard;
    }
}
