package io.wardline.sim.county;

import io.wardline.sim.fault.CabinetFaults;
import io.wardline.sim.fault.RadioFaults;
import io.wardline.sim.fault.Rate;
import io.wardline.sim.fault.WireFaults;

/// Everything that goes wrong in a county.
public record CountyFaults(RadioFaults radio, CabinetFaults cabinets, WireFaults wire) {
    /// A county on its best day.
    public static final CountyFaults NONE = new CountyFaults(RadioFaults.NONE, CabinetFaults.NONE, WireFaults.NONE);

    /// What a demonstration shows: a missed tag, a neighbour's tag and a restart now and then.
    public static final CountyFaults GENTLE = new CountyFaults(
            new RadioFaults(new Rate(2), new Rate(10), new Rate(5), new Rate(5)),
            new CabinetFaults(new Rate(5), new Rate(10), new Rate(10), Rate.NEVER, new Rate(40)),
            new WireFaults(new Rate(5), new Rate(2), Rate.NEVER));

    /// 1 % misreads, neighbour tags, interrupted sessions, wrong clocks, broken links and swallowed orders.
    public static final CountyFaults STORM = new CountyFaults(
            new RadioFaults(new Rate(10), new Rate(60), new Rate(30), new Rate(30)),
            new CabinetFaults(new Rate(80), new Rate(80), new Rate(80), Rate.NEVER, new Rate(300)),
            new WireFaults(new Rate(50), new Rate(20), new Rate(300)));
}
