package io.wardline.sim.demo;

import io.wardline.sim.county.Person;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// The people of the demo county: who runs the central warehouse, who works for the insurance bureau, and who tends the cabinets of
/// the larger hospitals.
public final class DemoStaff {
    private static final List<String> LARGE = List.of("H01", "H02", "H07", "H08", "H13", "H14");

    private DemoStaff() {}

    /// Everybody, in the order in which they are employed.
    public static List<Person> people() {
        List<Person> people = new ArrayList<>();
        people.add(new Person("buyer.qian", "WAREHOUSE", "buyer", "W01"));
        people.add(new Person("receiver.sun", "WAREHOUSE", "receiver", "W01"));
        people.add(new Person("acceptance.li", "WAREHOUSE", "acceptance-officer", "W01"));
        people.add(new Person("quality.zhou", "WAREHOUSE", "quality-officer", "W01"));
        people.add(new Person("keeper.wu", "WAREHOUSE", "keeper", "W01"));
        people.add(new Person("checker.zheng", "WAREHOUSE", "checker", "W01"));
        people.add(new Person("dispatcher.feng", "DELIVERY", "dispatcher", "W01"));
        people.add(new Person("driver.chen", "DELIVERY", "driver", "W01"));
        people.add(new Person("bureau.chu", "BUREAU", "bureau-officer", ""));
        people.add(new Person("reviewer.wei", "BUREAU", "reviewer", ""));
        people.add(new Person("auditor.jiang", "BUREAU", "auditor", ""));
        for (String hospital : LARGE) {
            String at = hospital.toLowerCase(Locale.ROOT);
            people.add(new Person("head-nurse." + at, "WARD", "head-nurse", hospital));
            people.add(new Person("nurse-1." + at, "WARD", "nurse", hospital));
            people.add(new Person("nurse-2." + at, "WARD", "nurse", hospital));
            people.add(new Person("equipment." + at, "WARD", "equipment-officer", hospital));
        }
        return people;
    }
}
