/// A year of volume-based procurement (集采) in the demo county, drawn from a seed and the day, and told to the product through its
/// own doors: what was agreed, reported and bought, what the provincial platform says of it, and the people who enter and review.
///
/// [Year][io.wardline.sim.year.Year] is the plan, [YearDrawing][io.wardline.sim.year.YearDrawing] draws it,
/// [YearDoors][io.wardline.sim.year.YearDoors] brings it in, [YearFailures][io.wardline.sim.year.YearFailures] what was not delivered, and
/// [YearDispute][io.wardline.sim.year.YearDispute] an objection that was right.
/// Nothing in it is real: suppliers and makers carry the mark （演示）, and the prices are invented.
@NullMarked
package io.wardline.sim.year;

import org.jspecify.annotations.NullMarked;
