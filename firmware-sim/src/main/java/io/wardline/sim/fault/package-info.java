/// What goes wrong in a county, drawn from a seed and written down, so that the judge can say what of it must stay visible.
///
/// [RadioFaults][io.wardline.sim.fault.RadioFaults] act where antennas hear, [WireFaults][io.wardline.sim.fault.WireFaults] where
/// a link carries, [CabinetFaults][io.wardline.sim.fault.CabinetFaults] on current and clocks. Rates are parts of a thousand.
@NullMarked
package io.wardline.sim.fault;

import org.jspecify.annotations.NullMarked;
