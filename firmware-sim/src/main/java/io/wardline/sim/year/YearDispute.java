package io.wardline.sim.year;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;

/// A dispute to its end: a hospital objects to the score on its published retention, somebody who did not calculate finds that it is right,
/// the score is corrected, and a second version is approved and published in the place of the first one.
public final class YearDispute {
    private static final int FOUND = 2;

    private final Desk hospital;
    private final Desk officer;
    private final List<Desk> reviewers;

    /// @param hospital  somebody of the hospital that objects
    /// @param officer   who calculates
    /// @param reviewers at least two, none of whom calculates
    public YearDispute(Desk hospital, Desk officer, List<Desk> reviewers) {
        this.hospital = hospital;
        this.officer = officer;
        this.reviewers = List.copyOf(reviewers);
    }

    /// Brings it in, where the hospital has a published retention.
    ///
    /// @param code of the hospital
    /// @return whether there is a version in the place of the first one
    /// @throws io.wardline.sim.county.ProductFault when the product does not take it
    public boolean bringIn(String code) {
        for (JsonNode each : hospital.get("/api/statement/statements?kind=RETENTION&latest=true&institution=" + code).path("items")) {
            if (each.path("version").asInt() == 1 && object(each)) {
                correct(code, each.path("year").asInt());
                return publish(code);
            }
        }
        return false;
    }

    private boolean object(JsonNode standing) {
        String path = "/api/statement/statements/" + standing.path("id").asLong();
        if (!hospital.tries(path + "/objections", "year-dispute", Map.of("words", "年度考核第三项漏记，应加" + FOUND + "分，请复核。"))) {
            return false;
        }
        long id = hospital.get(path).path("objections").get(0).path("id").asLong();
        reviewers.getFirst().post("/api/statement/objections/" + id + "/decision", "year-dispute-decision", Map.of(
                "outcome", "UPHELD", "words", "原始考核表确有该项，予以更正。"));
        return true;
    }

    private void correct(String code, int closing) {
        for (JsonNode score : officer.get("/api/incentive/scores?institution=" + code).path("items")) {
            if (score.path("year").asInt() == closing) {
                String corrected = new BigDecimal(score.path("score").asText()).add(BigDecimal.valueOf(FOUND)).toPlainString();
                officer.post("/api/incentive/scores", "year-dispute-score", Map.of(
                        "institution", code, "year", closing, "score", corrected, "evidence", "年度考核更正" + YearDrawing.MARK));
            }
        }
        officer.post("/api/incentive/runs", "year-dispute-run", Map.of(
                "year", closing, "institution", code, "reason", "考核得分更正"));
    }

    private boolean publish(String code) {
        JsonNode second = officer.get("/api/statement/statements?kind=RETENTION&latest=true&institution=" + code).path("items").get(0);
        String path = "/api/statement/statements/" + second.path("id").asLong();
        for (int at = 0; at < 2; at++) {
            reviewers.get(at).post(path + "/approvals", "year-dispute-" + at, Map.of("words", "与更正后的考核表一致"));
        }
        return officer.tries(path + "/publication", "year-dispute-publication", Map.of());
    }
}
