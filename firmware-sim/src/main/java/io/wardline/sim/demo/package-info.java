/// The demo county 演示县: a fictional county of the usual size, drawn from a seed and told to the product through its own doors.
///
/// [DemoCounty][io.wardline.sim.demo.DemoCounty] lays out institutions, places, devices and tagged units,
/// [DemoCatalogue][io.wardline.sim.demo.DemoCatalogue] the articles, [DemoStaff][io.wardline.sim.demo.DemoStaff] the people. Every
/// institution and every maker carries the mark （演示） in its name, so that no screen and no printed sheet can be taken for a real
/// county's. Company prefixes of the articles' numbers are those of nobody in particular; the check digits are right.
@NullMarked
package io.wardline.sim.demo;

import org.jspecify.annotations.NullMarked;
