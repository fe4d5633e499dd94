package io.wardline.platform.vbp;

/**
 * What an institution bought of one generic, in minimal units.
 *
 * @param selectedUnits of the selected product, from 0
 * @param nonSelectedUnits of all other products of the generic, from 0
 * @param formerNonSelectedUnits the same others in as long a time before, from 0; 0 where that is not known
 */
public record NonSelectedFacts(long selectedUnits, long nonSelectedUnits, long formerNonSelectedUnits) {
    public NonSelectedFacts {
        ProgressFacts.requireUnits("selectedUnits", selectedUnits);
        ProgressFacts.requireUnits("nonSelectedUnits", nonSelectedUnits);
        ProgressFacts.requireUnits("formerNonSelectedUnits", formerNonSelectedUnits);
    }
}
