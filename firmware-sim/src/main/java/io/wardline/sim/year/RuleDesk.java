package io.wardline.sim.year;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.wardline.sim.county.ProductFault;
import java.util.List;
import java.util.Map;

/// Rule sets of the demo county. They have the parameters of shipped ones and say of themselves that they are a demonstration's choice: a
/// fictional county has no document.
final class RuleDesk {
    private static final JsonMapper JSON = new JsonMapper();
    private static final String REMARK = "演示县的选择，不是任何地区的文件。";

    private final Desk officer;
    private final List<Desk> reviewers;

    RuleDesk(Desk officer, List<Desk> reviewers) {
        this.officer = officer;
        this.reviewers = List.copyOf(reviewers);
    }

    /// A set with the parameters of a shipped one, entered by the officer, read by both reviewers, put in force by the first of them.
    void putInForce(String shipped, String name) {
        String key = "year-rule-" + name;
        long set = officer.post("/api/rule/sets", key, Map.of("content", content(shipped, name))).path("id").asLong();
        Map<String, Object> chosen = Map.of("set", set);
        reviewers.get(0).post("/api/rule/reviews", key + "-first", chosen);
        reviewers.get(1).post("/api/rule/reviews", key + "-second", chosen);
        reviewers.get(0).post("/api/rule/in-force", key + "-force", chosen);
    }

    private String content(String shipped, String name) {
        for (JsonNode each : officer.get("/api/rule/shipped").path("items")) {
            if (each.path("name").asText().equals(shipped)) {
                try {
                    ObjectNode content = (ObjectNode) JSON.readTree(each.path("content").asText());
                    content.put("name", name).put("region", "*").put("version", 1).put("effectiveFrom", "2020-01-01");
                    content.putObject("source").put("origin", "OPERATORS_CHOICE");
                    content.putArray("remarks").add(REMARK);
                    return JSON.writeValueAsString(content);
                } catch (JsonProcessingException broken) {
                    throw new ProductFault("the shipped set " + shipped + " is no JSON", broken);
                }
            }
        }
        throw new ProductFault("no set " + shipped + " is shipped");
    }
}
