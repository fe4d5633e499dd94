package io.wardline.platform.audit;

import static org.assertj.core.api.Assertions.assertThat;

import io.wardline.platform.audit.Seal.Range;
import io.wardline.platform.audit.SealCalculation.Link;
import io.wardline.platform.audit.SealFinding.Kind;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

final class RowComparisonTest {
    private static final int GAMES = 3_000;

    private record Game(List<SealedRow> rows, List<Seal> seals) {}

    private static Hash content(Random random) {
        return new Hash(random.nextLong(), random.nextLong(), random.nextLong(), random.nextLong());
    }

    /** Some transactions of some rows, sealed three to a seal. */
    private static Game sealed(Random random) {
        var rows = new ArrayList<SealedRow>();
        for (var transaction = 1; transaction <= 1 + random.nextInt(6); transaction++) {
            for (var row = 0; row <= random.nextInt(8); row++) {
                rows.add(new SealedRow(10L * transaction, "id=" + transaction + "." + row, content(random)));
            }
        }
        var seals = new ArrayList<Seal>();
        var after = 0L;
        var last = Link.START;
        for (var from = 0; from < rows.size(); from += 3) {
            var upto = Math.min(rows.size(), from + 3);
            var batch = rows.subList(from, upto);
            var sealing = batch.getLast().sealing();
            var continues = upto < rows.size() && rows.get(upto).sealing() == sealing;
            var seal = SealCalculation.next(
                    last, new Range("t", after, sealing, batch.getFirst().key(), batch.getLast().key(), batch.size(), continues),
                    batch.stream().map(SealedRow::leaf).toList(), Instant.EPOCH);
            seals.add(seal);
            last = Link.of(seal);
            after = sealing;
        }
        return new Game(rows, seals);
    }

    private static List<SealFinding> compare(List<SealedRow> rows, List<Seal> seals) {
        var findings = new ArrayList<SealFinding>();
        new RowComparison("t", rows.iterator(), seals.iterator(), findings::add).run();
        return findings;
    }

    private static Set<String> keys(List<SealFinding> findings, Kind kind) {
        var keys = new TreeSet<String>();
        findings.stream().filter(finding -> finding.kind() == kind).forEach(finding -> keys.add(String.valueOf(finding.key())));
        return keys;
    }

    @Test
    void rows_as_they_were_sealed_give_no_finding() {
        for (var seed = 0; seed < GAMES; seed++) {
            var game = sealed(new Random(seed));
            assertThat(compare(game.rows(), game.seals())).as("seed %s", seed).isEmpty();
        }
    }

    @Test
    void exactly_the_edited_rows_are_named() {
        for (var seed = 0; seed < GAMES; seed++) {
            var random = new Random(seed);
            var game = sealed(random);
            var rows = new ArrayList<>(game.rows());
            var edited = new TreeSet<String>();
            for (var at = 0; at < rows.size(); at++) {
                if (random.nextInt(4) == 0) {
                    rows.set(at, new SealedRow(rows.get(at).sealing(), rows.get(at).key(), content(random)));
                    edited.add(rows.get(at).key());
                }
            }
            var found = compare(rows, game.seals());
            assertThat(keys(found, Kind.EDITED)).as("seed %s", seed).isEqualTo(edited);
            assertThat(found).as("seed %s", seed).hasSize(edited.size());
        }
    }

    @Test
    void every_removed_row_is_counted_in_a_range_that_held_one() {
        for (var seed = 0; seed < GAMES; seed++) {
            var random = new Random(seed);
            var game = sealed(random);
            var rows = new ArrayList<SealedRow>();
            var ranges = new HashSet<Long>();
            for (var at = 0; at < game.rows().size(); at++) {
                if (random.nextInt(3) > 0) {
                    rows.add(game.rows().get(at));
                } else {
                    ranges.add(game.seals().get(at / 3).no());
                }
            }
            var found = compare(rows, game.seals());
            assertThat(found).as("seed %s", seed).allMatch(finding -> finding.kind() == Kind.MISSING);
            assertThat(found.stream().map(SealFinding::fromSeal)).as("seed %s", seed).containsExactlyInAnyOrderElementsOf(ranges);
        }
    }

    @Test
    void a_row_slipped_in_is_named() {
        for (var seed = 0; seed < GAMES; seed++) {
            var random = new Random(seed);
            var game = sealed(random);
            var rows = new ArrayList<>(game.rows());
            var at = random.nextInt(rows.size());
            rows.add(at, new SealedRow(rows.get(at).sealing() - random.nextInt(2) * 5, "id=new", content(random)));
            assertThat(keys(compare(rows, game.seals()), Kind.ADDED)).as("seed %s", seed).containsExactly("id=new");
        }
    }
}
