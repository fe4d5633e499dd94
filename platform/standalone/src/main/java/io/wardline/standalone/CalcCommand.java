package io.wardline.standalone;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.io.SerializedString;
import io.wardline.platform.rule.Param;
import io.wardline.platform.rule.ParamFault;
import io.wardline.standalone.calc.Calculator;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;

/**
 * {@code wardline calc FILE|-}: reads an array of cases and answers an array in the same order, by the calculations that the
 * platform itself uses. One case that cannot be computed does not stop the others.
 */
final class CalcCommand {
    static final String ARGUMENTS = "FILE|-";
    static final String DOES = "offline policy calculator: settlement, retention, progress, price, temperature";

    static final String MORE = """
            Reads a JSON array of {"id","group","input"} and writes a JSON array of {"id","result"} in the same order.
            Amounts, prices, shares and percentages are decimals as texts ("12.50"), in yuan; counts are whole numbers.
            A result has its figures and "steps": name, formula, exact (unrounded), shown, source.
            What a case leaves out comes from the shipped rule sets (retention: RT-SZ-2024-DRAFT).
            A case that cannot be computed is answered by {"id","error","faults":[{"path","code","message"}]}.
              jiangxi               T, A
              jiangxi-budget        lastSettled, proposedGrowth, incomeBudgetGrowth
              guangxi-overspend     T_yearEnd, A; T_package, kappa, V, vbpDedup may be left out
              guangxi-surplus       T_package, A, kappa; V, vbpDedup, T_yearEnd may be left out
                                    vbpDedup: DEDUCT_FROM_SURPLUS, DEDUCT_FROM_RETAINED, CAP_INCLUDES_VBP
              sichuan               T, A
              fujian                bands [{n, std}], locationCoef
              tianjin               cost2019, cityCost2019, cityPurchaseNow
              retention             qBase, p0, qAgreed, p1, fundRatio, insuredShare, score; nonSelectedAmount, qActual,
                                    expenditureVolume AGREED|MIN|ACTUAL, lowerBoundInclusive, floorLevel PRODUCT|INSTITUTION,
                                    vetoes [AGREED_VOLUME_NOT_COMPLETED, FALSE_REPORT, NO_ONLINE_PURCHASE] may be left out;
                                    or products [{qBase, p0, ...}] with shared ratios and score; or brands [{q, p}] for P0 alone
              retention-consumable  the same, and item
              retention-split       total, weights []; their order stands for that of the institutions' codes
              retention-renewal     genericAlreadyCompletedFullCycleAndRetained, base, score; renewal NONE|AGAIN
              progress              agreed, receivedSelected, returned, start, end, asOf; or elapsedDays, totalDays;
                                    or boxes, unitsPerBox, agreedUnits
              non-selected-share    selectedUnits, nonSelectedUnits
              payment               accepted, paid
              prepayment            annualAgreedAmount
              price                 winning, purchase, supplyProvince true; winning, highestWinning, listing, supplyProvince
                                    false, capRule MAX|MIN; lastPrice, newPrice, thresholdPct; institutionPrices []
              mkt                   series [["5", 20], ...], unit celsius-hours
            Exit codes: 0 all computed, 2 wrong usage, unreadable file, no JSON array, or a case that could not be computed.
            """;

    private static final int DONE = 0;
    private static final int BAD_INPUT = 2;
    private static final int MOST_BYTES = 64 * 1024 * 1024;
    /** Editors of some systems begin a file with it. */
    private static final String BYTE_ORDER_MARK = "\uFEFF";

    private static final JsonFactory JSON = new JsonFactory();

    private CalcCommand() {}

    static int run(List<String> args, InputStream in, PrintStream out, PrintStream err) {
        Options options = Options.parse(args, Set.of(), Set.of());
        if (options.words().size() != 1) {
            throw new WrongUsage("takes one FILE, or - for the standard input");
        }
        String file = options.words().getFirst();
        try {
            if (!(Param.ofJson(text(file, in)) instanceof Param.Many(var cases))) {
                throw new WrongUsage(file + " is no JSON array of cases");
            }
            return answer(cases, out, err);
        } catch (ParamFault e) {
            throw new WrongUsage(file + ": " + e.getMessage());
        } catch (CharacterCodingException _) {
            throw new WrongUsage(file + " is not UTF-8");
        } catch (IOException e) {
            throw new WrongUsage("cannot read " + file + ": " + Reason.of(e));
        } catch (InvalidPathException e) {
            throw new WrongUsage("cannot read " + file + ": " + e.getReason());
        }
    }

    private static String text(String file, InputStream in) throws IOException {
        byte[] bytes;
        if (file.equals("-")) {
            bytes = in.readNBytes(MOST_BYTES + 1);
        } else {
            try (InputStream opened = Files.newInputStream(Path.of(file))) {
                bytes = opened.readNBytes(MOST_BYTES + 1);
            }
        }
        if (bytes.length > MOST_BYTES) {
            throw new WrongUsage(file + " has more than " + MOST_BYTES + " bytes: divide it");
        }
        String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
        return text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text;
    }

    private static int answer(List<Param> cases, PrintStream out, PrintStream err) throws IOException {
        int refused = 0;
        try (JsonGenerator json = JSON.createGenerator(out)) {
            json.disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);
            json.setRootValueSeparator(new SerializedString(""));
            json.writeRaw('[');
            for (int at = 0; at < cases.size(); at++) {
                Calculator.Answered answered = Calculator.answer(cases.get(at));
                refused += answered.computed() ? 0 : 1;
                json.writeRaw(at == 0 ? "\n" : ",\n");
                write(json, answered.answer());
            }
            json.writeRaw(cases.isEmpty() ? "]\n" : "\n]\n");
        }
        out.flush();
        if (refused > 0) {
            err.println("wardline calc: " + refused + " of " + cases.size() + " case(s) could not be computed");
        }
        return refused > 0 ? BAD_INPUT : DONE;
    }

    private static void write(JsonGenerator json, Param value) throws IOException {
        switch (value) {
            case Param.Text(var text) -> json.writeString(text);
            case Param.Numeral(var digits) -> json.writeNumber(digits);
            case Param.Flag(var flag) -> json.writeBoolean(flag);
            case Param.Nothing() -> json.writeNull();
            case Param.Many(var elements) -> {
                json.writeStartArray();
                for (Param element : elements) {
                    write(json, element);
                }
                json.writeEndArray();
            }
            case Param.Group(var entries) -> {
                json.writeStartObject();
                for (Param.Entry entry : entries) {
                    json.writeFieldName(entry.name());
                    write(json, entry.value());
                }
                json.writeEndObject();
            }
        }
    }
}
