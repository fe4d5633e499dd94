package io.wardline.sim.demo;

import io.wardline.protocol.device.DeviceId;
import io.wardline.sim.county.CountyMap;
import io.wardline.sim.county.CountyMap.Consortium;
import io.wardline.sim.county.CountyMap.Institution;
import io.wardline.sim.county.CountyMap.Item;
import io.wardline.sim.county.CountyMap.Place;
import io.wardline.sim.county.CountyMap.Station;
import io.wardline.sim.county.CountyMap.Unit;
import io.wardline.sim.county.Sgtin;
import io.wardline.sim.fault.Luck;
import io.wardline.sim.year.Buyer;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;

/// Lays the demo county out: a central warehouse, three consortia with eighteen hospitals, a specialist hospital, seven township
/// health centres with their village clinics, and cabinets in the wards of the larger hospitals.
public final class DemoCounty {
    /// Code of the largest hospital, in whose wards four cabinets stand.
    public static final String LARGEST = "H01";

    static final int CABINETS = 24;
    static final int UNITS_A_CABINET = 167;

    private static final String MARK = "（演示）";
    private static final List<String> CONSORTIA = List.of("第一医疗共同体", "第二医疗共同体", "第三医疗共同体");
    private static final List<List<String>> HOSPITALS = List.of(
            List.of("云岭县人民医院", "青溪镇医院", "石桥镇医院", "白鹭镇医院", "南湾镇医院", "桐树镇医院"),
            List.of("云岭县中医医院", "东河镇医院", "柳林镇医院", "长塘镇医院", "古渡镇医院", "双井镇医院"),
            List.of("云岭县第二人民医院", "北坡镇医院", "枫树镇医院", "永安镇医院", "花园镇医院", "红岩镇医院"));
    private static final String SPECIALIST = "云岭县妇幼保健院";
    private static final List<String> CENTRES = List.of(
            "杏花乡卫生院", "黄泥乡卫生院", "竹山乡卫生院", "清水乡卫生院", "高坪乡卫生院", "茶园乡卫生院", "西岭乡卫生院");
    private static final List<String> WARDS = List.of("心内科病区", "骨科病区", "外科病区", "急诊科", "内科病区", "重症医学科");
    private static final List<String> VILLAGES = List.of("上村卫生室", "下村卫生室", "中村卫生室", "新村卫生室");
    private static final int WARDS_OF_A_LARGE_HOSPITAL = 6;
    private static final int WARDS_OF_ANOTHER = 3;
    /// Kinds of article in one cabinet.
    private static final int ARTICLES_A_CABINET = 24;

    private final long seed;
    private final LocalDate today;
    private final RandomGenerator random;
    private final List<Institution> institutions = new ArrayList<>();
    private final List<Place> places = new ArrayList<>();
    private final List<Station> stations = new ArrayList<>();
    private final List<Unit> units = new ArrayList<>();
    private final List<Item> items = DemoCatalogue.items();
    private final List<Item> highValue = items.stream().filter(item -> "HIGH_VALUE".equals(item.itemClass())).toList();

    private DemoCounty(long seed, LocalDate today) {
        this.seed = seed;
        this.today = today;
        this.random = Luck.of(seed, "demo county");
    }

    /// The county of a seed.
    ///
    /// @param today from which the expiry dates are counted
    public static CountyMap map(long seed, LocalDate today) {
        return new DemoCounty(seed, today).layOut();
    }

    /// Between which cabinets somebody moves a piece by the mechanical key: from the second to the first in each ward of the largest
    /// hospital. These differences do not heal by themselves; they are for the two head nurses of that hospital.
    public static Map<DeviceId, DeviceId> movedByKey() {
        return Map.of(did(LARGEST, 1, 2), did(LARGEST, 1, 1), did(LARGEST, 2, 2), did(LARGEST, 2, 1));
    }

    /// The institutions that are paid by the bureau: hospitals and health centres, twenty-six in the demo county. The larger a hospital, the
    /// more it uses.
    public static List<Buyer> buyers(CountyMap map) {
        return map.institutions().stream()
                .filter(each -> !"WAREHOUSE".equals(each.kind()))
                .map(each -> new Buyer(each.code(), each.code() + "-STORE", each.consortium(), share(map, each)))
                .toList();
    }

    private static int share(CountyMap map, Institution institution) {
        boolean large = map.stations().stream().anyMatch(station -> station.did().value().startsWith("cab-" + institution.code() + "-"));
        return large ? 100 : "TOWNSHIP_HEALTH_CENTRE".equals(institution.kind()) ? 12 : 30;
    }

    private static DeviceId did(String institution, int ward, int cabinet) {
        return new DeviceId("cab-%s-%02d-%02d".formatted(institution, ward, cabinet));
    }

    private CountyMap layOut() {
        warehouse();
        List<Consortium> consortia = new ArrayList<>();
        int number = 0;
        for (int c = 0; c < CONSORTIA.size(); c++) {
            String consortium = "C%d".formatted(c + 1);
            consortia.add(new Consortium(consortium, "云岭县" + CONSORTIA.get(c) + MARK));
            for (int h = 0; h < HOSPITALS.get(c).size(); h++) {
                number++;
                // The first two of each are the larger ones.
                institution("H%02d".formatted(number), HOSPITALS.get(c).get(h), "HOSPITAL", consortium, h < 2);
            }
        }
        institution("S01", SPECIALIST, "SPECIALIST_HOSPITAL", "", false);
        for (int t = 0; t < CENTRES.size(); t++) {
            centre("T%02d".formatted(t + 1), CENTRES.get(t));
        }
        beside();
        return new CountyMap(consortia, institutions, places, items, stations, units);
    }

    private void warehouse() {
        institutions.add(new Institution("W01", "云岭县医用物资中心库" + MARK, "WAREHOUSE", ""));
        places.add(new Place("W01-STORE", "中心库" + MARK, "COUNTY_STORE", "", "W01"));
        for (String zone : List.of("常温区", "阴凉区", "冷藏区", "高值区", "待验区", "不合格区")) {
            String code = "W01-Z%d".formatted(places.size());
            places.add(new Place(code, zone, "ZONE", "W01-STORE", "W01"));
        }
    }

    private void institution(String code, String name, String kind, String consortium, boolean large) {
        institutions.add(new Institution(code, name + MARK, kind, consortium));
        String store = code + "-STORE";
        places.add(new Place(store, name + "库房" + MARK, "HOSPITAL_STORE", "", code));
        for (int w = 1; w <= (large ? WARDS_OF_A_LARGE_HOSPITAL : WARDS_OF_ANOTHER); w++) {
            String ward = "%s-W%02d".formatted(code, w);
            places.add(new Place(ward, WARDS.get(w - 1), "WARD", store, code));
            // Two cabinets in each of two wards of the six larger hospitals: twenty-four.
            for (int c = 1; large && w <= 2 && c <= 2; c++) {
                cabinet(code, store, ward, w, c);
            }
        }
    }

    private void cabinet(String institution, String store, String ward, int w, int c) {
        DeviceId did = did(institution, w, c);
        String place = "%s-C%02d".formatted(ward, c);
        places.add(new Place(place, "%d号智能柜".formatted(c), "CABINET", ward, institution));
        stations.add(new Station(did, "CABINET", place));
        List<Item> articles = random.ints(ARTICLES_A_CABINET, 0, highValue.size()).mapToObj(highValue::get).toList();
        for (int u = 0; u < UNITS_A_CABINET; u++) {
            units.add(unit(articles.get(random.nextInt(articles.size())), institution, store, did));
        }
    }

    private Unit unit(Item item, String institution, String store, DeviceId home) {
        int reference = Integer.parseInt(item.code().substring(item.code().length() - 5));
        int lot = 1 + random.nextInt(3);
        // Three lots of an article: one expires soon, the others in one and in two years or so.
        LocalDate expiry = today.plusDays(lot == 1 ? 20L + reference % 160 : 300L * lot + reference % 90);
        // The seed's low bits stand in the serial, so that two counties do not share a tag.
        long serial = (seed & 0xFFFF) << 22 | units.size();
        return new Unit(
                Sgtin.epc(1, DemoCatalogue.PREFIX, 0, reference, serial), item.code(),
                "%s%02d%d".formatted(expiry.getYear() - 3, expiry.getMonthValue(), lot), expiry, institution, store, home);
    }

    private void centre(String code, String name) {
        institution(code, name, "TOWNSHIP_HEALTH_CENTRE", "", false);
        for (int v = 0; v < VILLAGES.size(); v++) {
            places.add(new Place(
                    "%s-V%02d".formatted(code, v + 1), name.substring(0, 3) + VILLAGES.get(v), "WARD", code + "-STORE", code));
        }
    }

    private void beside() {
        stations.add(new Station(new DeviceId("box-01"), "COLD_BOX", "W01-Z3"));
        stations.add(new Station(new DeviceId("box-02"), "COLD_BOX", "H01-STORE"));
        stations.add(new Station(new DeviceId("scan-01"), "SCANNER", "W01-STORE"));
        stations.add(new Station(new DeviceId("scan-02"), "SCANNER", "H01-W01"));
    }
}
