package io.wardline.sim.county;

import io.wardline.protocol.device.DeviceId;
import io.wardline.protocol.device.TagId;
import io.wardline.sim.fault.Luck;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/// What stands where in a county: institutions, places, catalogue, devices and tagged units, all drawn from the plan's seed.
///
/// @param units every unit that will ever be tagged; it is bound to its institution's store before it goes to a cabinet
public record CountyMap(
        List<Consortium> consortia,
        List<Institution> institutions,
        List<Place> places,
        List<Item> items,
        List<Station> stations,
        List<Unit> units) {
    /// Hospitals that are led as one.
    public record Consortium(String code, String name) {}

    /// An institution as the product knows it.
    ///
    /// @param consortium code, empty where it belongs to none
    public record Institution(String code, String name, String kind, String consortium) {}

    /// A place inside an institution; the parent comes before it in the list.
    ///
    /// @param parent code of the place above, empty for a store
    public record Place(String code, String name, String kind, String parent, String institution) {}

    /// An article of the catalogue.
    public record Item(String code, String gtin, String name, String baseUnit, String itemClass, String maker) {}

    /// A device and where it stands.
    ///
    /// @param kind CABINET, SCANNER or COLD_BOX
    public record Station(DeviceId did, String kind, String place) {
        boolean cabinet() {
            return "CABINET".equals(kind);
        }
    }

    /// A tagged unit.
    ///
    /// @param store where it is bound
    /// @param home  the cabinet that its first filling brings it to
    public record Unit(TagId epc, String item, String lot, LocalDate expiry, String owner, String store, DeviceId home) {}

    private static final List<String> WARD_NAMES = List.of(
            "外科病区", "内科病区", "儿科病区", "产科病区", "心内科病区", "急诊科", "骨科病区", "重症医学科");
    private static final List<String> ITEM_NAMES = List.of(
            "药物洗脱冠脉支架", "导引导丝", "球囊扩张导管", "金属接骨螺钉", "带线锚钉", "可吸收止血纱布",
            "胰岛素笔", "肝素钠注射液", "碘对比剂", "疝修补补片", "起搏电极导线", "中心静脉导管");
    private static final int PREFIX = 6_901_234;

    /// @throws NullPointerException never by a valid plan
    public CountyMap {
        consortia = List.copyOf(consortia);
        institutions = List.copyOf(institutions);
        places = List.copyOf(places);
        items = List.copyOf(items);
        stations = List.copyOf(stations);
        units = List.copyOf(units);
    }

    /// The cabinets among the stations.
    public List<Station> cabinets() {
        return stations.stream().filter(Station::cabinet).toList();
    }

    /// Lays a county out.
    public static CountyMap of(CountyPlan plan) {
        RandomGenerator random = Luck.of(plan.seed(), "map");
        List<Institution> institutions = new ArrayList<>();
        List<Place> places = new ArrayList<>();
        List<Station> stations = new ArrayList<>();
        List<Unit> units = new ArrayList<>();
        List<Item> items = items(plan);
        for (int i = 1; i <= plan.institutions(); i++) {
            String code = "H%02d".formatted(i);
            institutions.add(new Institution(
                    code, i == 1 ? "县人民医院（演示）" : "第%d乡镇卫生院（演示）".formatted(i), i == 1 ? "HOSPITAL" : "TOWNSHIP_HEALTH_CENTRE", ""));
            String store = code + "-STORE";
            places.add(new Place(store, "库房（演示）", "HOSPITAL_STORE", "", code));
            for (int w = 1; w <= plan.wards(); w++) {
                String ward = "%s-W%02d".formatted(code, w);
                places.add(new Place(ward, WARD_NAMES.get((w - 1) % WARD_NAMES.size()), "WARD", store, code));
                for (int c = 1; c <= plan.cabinets(); c++) {
                    DeviceId did = new DeviceId("cab-%s-%02d-%02d".formatted(code, w, c));
                    String place = "%s-C%02d".formatted(ward, c);
                    places.add(new Place(place, "%d号智能柜（演示）".formatted(c), "CABINET", ward, code));
                    stations.add(new Station(did, "CABINET", place));
                    for (int u = 0; u < plan.unitsPerCabinet(); u++) {
                        units.add(unit(plan, items, code, store, did, units.size(), random));
                    }
                }
            }
        }
        others(plan, places, stations);
        return new CountyMap(List.of(), institutions, places, items, stations, units);
    }

    private static List<Item> items(CountyPlan plan) {
        List<Item> items = new ArrayList<>();
        for (int i = 1; i <= plan.items(); i++) {
            items.add(new Item(
                    "ITEM-%03d".formatted(i), Sgtin.gtin(PREFIX, 0, i),
                    ITEM_NAMES.get((i - 1) % ITEM_NAMES.size()) + (i > ITEM_NAMES.size() ? " %d型".formatted(i) : ""), "piece", "GENERAL", "UNSTATED"));
        }
        return items;
    }

    private static Unit unit(
            CountyPlan plan, List<Item> items, String institution, String store, DeviceId home, int number, RandomGenerator random) {
        int item = random.nextInt(items.size());
        int lot = 1 + random.nextInt(3);
        LocalDate expiry = plan.begins().atZone(ZoneOffset.UTC).toLocalDate().plusDays(200L + 10L * item + 90L * lot);
        String code = items.get(item).code();
        // The seed's low bits stand in the serial, so that two counties of a laboratory do not share a tag.
        long serial = (plan.seed() & 0xFFFF) << 22 | number;
        return new Unit(
                Sgtin.epc(1, PREFIX, 0, item + 1, serial), code, "L%s%d".formatted(code.substring(5), lot), expiry, institution, store, home);
    }

    private static void others(CountyPlan plan, List<Place> places, List<Station> stations) {
        List<Place> wards = places.stream().filter(place -> "WARD".equals(place.kind())).toList();
        for (int i = 0; i < plan.coldBoxes(); i++) {
            stations.add(new Station(new DeviceId("box-%02d".formatted(i + 1)), "COLD_BOX", wards.get(i % wards.size()).code()));
        }
        for (int i = 0; i < plan.scanners(); i++) {
            stations.add(new Station(new DeviceId("scan-%02d".formatted(i + 1)), "SCANNER", wards.get(i % wards.size()).code()));
        }
    }
}
