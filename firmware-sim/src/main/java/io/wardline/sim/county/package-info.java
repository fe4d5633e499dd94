/// A whole county from one seed, and its judge.
///
/// [CountyPlan][io.wardline.sim.county.CountyPlan] says how large and how troubled it is, [CountyMap][io.wardline.sim.county.CountyMap]
/// lays it out, [CountySimulation][io.wardline.sim.county.CountySimulation] sets it up through the product's HTTP interface, lets
/// people walk to cabinets and cabinets speak over MQTT, and keeps every journal ([Journals][io.wardline.sim.county.Journals]).
/// [Judge][io.wardline.sim.county.Judge] works out from the journals alone, by rules written down a second time and as simply as
/// they can be, what the product must say, and compares; [VisibleFaults][io.wardline.sim.county.VisibleFaults] works out from the
/// faults that were injected, and from where things truly stand, which of them must still be seen.
/// [Redelivery][io.wardline.sim.county.Redelivery] delivers recorded journals once more, in another order.
@NullMarked
package io.wardline.sim.county;

import org.jspecify.annotations.NullMarked;
