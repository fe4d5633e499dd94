package io.wardline.standalone;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import io.wardline.protocol.codes.ScanReading;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * {@code wardline parse FILE|-}: reads one scan per line and answers one JSON object per line, in the same order. A code
 * that breaks a rule is an answer, not a failure; only a line that is no JSON where JSON was promised makes exit code 2,
 * after all others are answered.
 */
final class ParseCommand {

    static final String ARGUMENTS = "FILE|- [--json-in] [--today YYYY-MM-DD]";
    static final String DOES = "offline code parser: GS1, Digital Link, UDI, EPC, trace and insurance codes";

    static final String MORE = """
            Reads one scan per line and writes one JSON object per line:
              raw, valid, kind, elements, epcUri, tagUri, digitalLink, usableThrough, udiDi, candidates, notes, error
              kind: gs1, gs1-digital-link, udi-ma, trace-code, insurance-code, epc, opaque
              error: code (stable), at (index of the character in raw), message
            In a line ^ or {GS} or the byte 0x1D stand for FNC1; epc:HEX is a tag; (01)... is the notation for people.
            Bytes that are not UTF-8 become U+FFFD in raw and make the line invalid (error code encoding).
              --json-in   each line is {"raw":"..."} instead
              --today     the day of the scans; it decides the century of two-digit years (default: today in the county)
            Exit codes: 0 answered, 2 wrong usage, unreadable file or a line that is not JSON.
            """;

    /** The county's day decides, whatever zone the machine is set to. */
    private static final ZoneId COUNTY = ZoneId.of("Asia/Shanghai");

    private static final int DONE = 0;
    private static final int BAD_INPUT = 2;
    /** Longest line, in characters: no scan is longer than {@link ScanReading#MAX_LENGTH}, and JSON may escape each. */
    private static final int LINE_LIMIT = 6 * ScanReading.MAX_LENGTH + 1_024;

    /** What the decoder leaves where bytes are no UTF-8; a program before this one leaves the same, and the code is as lost. */
    private static final char NOT_UTF_8 = '\uFFFD';
    /** Editors of some systems begin a file with it; it belongs to no code. */
    private static final char BYTE_ORDER_MARK = '\uFEFF';

    private static final JsonFactory JSON = new JsonFactory();

    private ParseCommand() {}

    /** Runs the command with the machine's clock. */
    static int run(List<String> args, InputStream in, PrintStream out, PrintStream err) {
        return run(args, in, out, err, InstantSource.system());
    }

    static int run(List<String> args, InputStream in, PrintStream out, PrintStream err, InstantSource clock) {
        Options options = Options.parse(args, Set.of("today"), Set.of("json-in"));
        if (options.words().size() != 1) {
            throw new WrongUsage("takes one FILE, or - for the standard input");
        }
        LocalDate today = options.value("today").map(ParseCommand::date).orElseGet(() -> {
            Instant now = clock.instant();
            return now.atZone(COUNTY).toLocalDate();
        });
        String file = options.words().getFirst();
        try {
            if (file.equals("-")) {
                return answer(in, out, err, options.has("json-in"), today);
            }
            try (InputStream opened = Files.newInputStream(Path.of(file))) {
                return answer(opened, out, err, options.has("json-in"), today);
            }
        } catch (IOException e) {
            throw new WrongUsage("cannot read " + file + ": " + Reason.of(e));
        } catch (InvalidPathException e) {
            throw new WrongUsage("cannot read " + file + ": " + e.getReason());
        }
    }

    private static LocalDate date(String text) {
        try {
            return LocalDate.parse(text);
        } catch (DateTimeParseException _) {
            throw new WrongUsage("--today takes a date such as 2026-11-22, not '" + text + "'");
        }
    }

    private static int answer(InputStream in, PrintStream out, PrintStream err, boolean jsonIn, LocalDate today)
            throws IOException {
        BoundedLines lines = new BoundedLines(new InputStreamReader(in, StandardCharsets.UTF_8), LINE_LIMIT);
        int unreadable = 0;
        try (ParseAnswers answers = new ParseAnswers(out)) {
            for (Optional<String> line = lines.next(); line.isPresent(); line = lines.next()) {
                int lost = line.get().indexOf(NOT_UTF_8);
                Optional<String> raw = jsonIn ? raw(line.get()) : line;
                if (lost >= 0) {
                    answers.writeUnreadable(line.get(), "encoding", lost, "these bytes are not UTF-8");
                } else if (raw.isPresent()) {
                    answers.write(ScanReading.parse(raw.get(), today));
                } else {
                    unreadable++;
                    answers.writeUnreadable(line.get(), "json", 0, "the line is not a JSON object with a string \"raw\"");
                }
                if (!lines.moreIsThere()) {
                    answers.flush();
                }
            }
        }
        if (unreadable > 0) {
            err.println("wardline parse: " + unreadable + " line(s) are not {\"raw\":\"...\"}");
        }
        return unreadable > 0 ? BAD_INPUT : DONE;
    }

    /** The string that the line's object holds under {@code raw}; other fields are skipped. */
    private static Optional<String> raw(String line) throws IOException {
        try (JsonParser json = JSON.createParser(line)) {
            if (json.nextToken() != JsonToken.START_OBJECT) {
                return Optional.empty();
            }
            Optional<String> raw = Optional.empty();
            while (json.nextToken() == JsonToken.FIELD_NAME) {
                boolean isRaw = json.currentName().equals("raw");
                JsonToken value = json.nextToken();
                if (isRaw && value != JsonToken.VALUE_STRING) {
                    return Optional.empty();
                }
                raw = isRaw ? Optional.of(json.getText()) : raw;
                json.skipChildren();
            }
            boolean ends = json.currentToken() == JsonToken.END_OBJECT && json.nextToken() == null;
            return ends ? raw : Optional.empty();
        } catch (JsonProcessingException _) {
            return Optional.empty();
        }
    }

    /** Lines of a stream; of a longer one the rest is dropped, which leaves it long enough to be refused as too long. */
    private static final class BoundedLines {
        private final Reader reader;
        private final int limit;

        BoundedLines(Reader reader, int limit) throws IOException {
            this.reader = new BufferedReader(reader);
            this.limit = limit;
            this.reader.mark(1);
            if (this.reader.read() != BYTE_ORDER_MARK) {
                this.reader.reset();
            }
        }

        Optional<String> next() throws IOException {
            StringBuilder line = new StringBuilder();
            int c = reader.read();
            if (c < 0) {
                return Optional.empty();
            }
            for (; c >= 0 && c != '\n'; c = reader.read()) {
                if (line.length() < limit) {
                    line.append((char) c);
                }
            }
            int length = line.length();
            if (length > 0 && line.charAt(length - 1) == '\r') {
                line.setLength(length - 1);
            }
            return Optional.of(line.toString());
        }

        boolean moreIsThere() throws IOException {
            return reader.ready();
        }
    }
}
