package io.wardline.standalone.browser;

import java.util.Map;

/// A consortium whose year can be settled: its hospital, and a rule by which a surplus stays with it, entered and not yet read.
final class SettledYear {
    static final String CONSORTIUM = "东川医共体";
    static final String HOSPITAL = "东川县人民医院";
    static final String CODE = "H9";
    static final String RULE = "SC-COUNTY";

    private static final String CONTENT =
            """
            {"name":"SC-COUNTY","kind":"SETTLEMENT","region":"*","version":1,"effectiveFrom":"2020-01-01",\
             "source":{"origin":"DOCUMENT","documentNumber":"川医保发〔2020〕11号","quotes":[]},"remarks":[],\
             "params":{"scheme":"SICHUAN"}}\
            """;

    private SettledYear() {}

    static void enter(ProductDoor door) {
        door.post("/api/place/consortia", Map.of("code", "C9", "name", CONSORTIUM));
        door.post("/api/place/institutions", Map.of("code", CODE, "name", HOSPITAL, "kind", "HOSPITAL", "consortium", "C9"));
        door.post("/api/rule/sets", Map.of("content", CONTENT));
    }
}
