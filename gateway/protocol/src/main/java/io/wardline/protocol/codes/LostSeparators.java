package io.wardline.protocol.codes;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Deque;
import java.util.List;

/**
 * Finds every way to repair an element string by putting separators back where a known identifier begins. It is only
 * asked about a reading that breaks a rule: a reading that stands is never split.
 *
 * <p>Bounds: messages of at most {@value #MESSAGE_LIMIT} characters, at most {@value #LOST_LIMIT} separators lost, at
 * most {@value #CANDIDATE_LIMIT} candidates and {@value #STEP_LIMIT} steps, fewest losses first. The first pass marks the
 * positions from which a message can be completed at all (it looks at each identifier and each possible end of its value
 * once), so that the search enters no dead end but those of the rules between elements.
 */
final class LostSeparators {

    static final int MESSAGE_LIMIT = 256;
    static final int LOST_LIMIT = 4;
    static final int CANDIDATE_LIMIT = 32;
    static final int STEP_LIMIT = 5_000;

    /** @param complete false if a bound ended the search before every split was tried */
    record Found(List<Candidate> candidates, boolean complete) {}

    private final String raw;
    private final int to;
    private final int thisYear;
    private final BitSet completable = new BitSet();
    private final List<Candidate> candidates = new ArrayList<>();
    private final Deque<Element> elements = new ArrayDeque<>();
    private final Deque<Integer> lost = new ArrayDeque<>();
    private int steps;
    private boolean moreLosses;

    private LostSeparators(String raw, int to, int thisYear) {
        this.raw = raw;
        this.to = to;
        this.thisYear = thisYear;
    }

    static Found find(String raw, int from, int to, int thisYear) {
        int start = from + Separator.length(raw, from, to);
        if (to - start > MESSAGE_LIMIT) {
            return new Found(List.of(), false);
        }
        LostSeparators search = new LostSeparators(raw, to, thisYear);
        search.mark(start);
        for (int losses = 1; search.completable.get(start) && losses <= LOST_LIMIT; losses++) {
            search.moreLosses = false;
            search.from(start, losses);
            if (!search.moreLosses || search.bounded()) {
                break;
            }
        }
        return new Found(List.copyOf(search.candidates), !search.moreLosses && !search.bounded());
    }

    private boolean bounded() {
        return steps >= STEP_LIMIT || candidates.size() >= CANDIDATE_LIMIT;
    }

    /** From the end to the start: a position completes if a right element leads from it to one that does. */
    private void mark(int start) {
        completable.set(to);
        for (int pos = to - 1; pos >= start; pos--) {
            AiEntry entry = AiTable.find(raw, pos, to);
            if (entry == null) {
                continue;
            }
            int valueAt = pos + entry.ai().length();
            int end = ElementString.valueEnd(raw, valueAt, to, entry);
            int next = end + Separator.length(raw, end, to);
            boolean completes = completable.get(next) && right(entry, valueAt, end);
            int last = Math.min(end, valueAt + entry.max() + 1);
            for (int cut = valueAt + entry.min(); !completes && !entry.fixed() && cut < last; cut++) {
                completes = completable.get(cut) && right(entry, valueAt, cut);
            }
            completable.set(pos, completes);
        }
    }

    private boolean right(AiEntry entry, int valueAt, int end) {
        return entry.check(raw, valueAt, end, thisYear) == null;
    }

    /** Depth first through all readings that lose exactly {@code losses} more separators from {@code pos} on. */
    private void from(int pos, int losses) {
        if (bounded()) {
            return;
        }
        steps++;
        if (pos == to) {
            if (losses == 0) {
                offer();
            }
            return;
        }
        AiEntry entry = AiTable.find(raw, pos, to);
        if (entry == null || elements.size() == ElementReading.ELEMENT_LIMIT) {
            return;
        }
        int valueAt = pos + entry.ai().length();
        int end = ElementString.valueEnd(raw, valueAt, to, entry);
        int last = Math.min(end, valueAt + entry.max() + 1);
        for (int cut = valueAt + entry.min(); !entry.fixed() && cut < last; cut++) {
            if (completable.get(cut) && right(entry, valueAt, cut)) {
                if (losses == 0) {
                    moreLosses = true;
                    break;
                }
                lost.addLast(cut);
                descend(entry, pos, valueAt, cut, cut, losses - 1);
                lost.removeLast();
            }
        }
        int next = end + Separator.length(raw, end, to);
        if (completable.get(next) && right(entry, valueAt, end)) {
            descend(entry, pos, valueAt, end, next, losses);
        }
    }

    private void descend(AiEntry entry, int pos, int valueAt, int end, int next, int losses) {
        elements.addLast(new Element(entry.ai(), raw.substring(valueAt, end), pos));
        from(next, losses);
        elements.removeLast();
    }

    private void offer() {
        List<Element> message = List.copyOf(elements);
        if (MessageRules.find(message) == null) {
            candidates.add(new Candidate(message, List.copyOf(lost)));
        }
    }
}
