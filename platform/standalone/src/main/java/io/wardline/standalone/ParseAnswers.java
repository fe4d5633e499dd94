package io.wardline.standalone;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.io.SerializedString;
import io.wardline.protocol.codes.Barcode;
import io.wardline.protocol.codes.Candidate;
import io.wardline.protocol.codes.CodeError;
import io.wardline.protocol.codes.DrugCode;
import io.wardline.protocol.codes.Element;
import io.wardline.protocol.codes.Epc;
import io.wardline.protocol.codes.Gs1Message;
import io.wardline.protocol.codes.Lot;
import io.wardline.protocol.codes.ScanReading;
import io.wardline.protocol.codes.Serial;
import io.wardline.protocol.codes.UdiDi;
import io.wardline.protocol.codes.UdiPi;
import java.io.IOException;
import java.io.PrintStream;
import java.util.List;
import java.util.Optional;

/** Writes readings as JSON lines. The names of the fields are the command line's contract. */
final class ParseAnswers implements AutoCloseable {

    private final PrintStream out;
    private final JsonGenerator json;

    ParseAnswers(PrintStream out) throws IOException {
        this.out = out;
        this.json = new JsonFactory().createGenerator(out);
        json.disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);
        json.disable(JsonGenerator.Feature.FLUSH_PASSED_TO_STREAM);
        json.setRootValueSeparator(new SerializedString(""));
    }

    void write(ScanReading reading) throws IOException {
        json.writeStartObject();
        json.writeStringField("raw", reading.raw());
        json.writeBooleanField("valid", reading.valid());
        json.writeStringField("kind", reading.barcode().kind().code());
        json.writeFieldName("elements");
        writeElements(reading.elements());
        writeKnown(reading);
        if (!reading.notes().isEmpty()) {
            json.writeArrayFieldStart("notes");
            for (CodeError note : reading.notes()) {
                writeError(note);
            }
            json.writeEndArray();
        }
        if (reading.barcode() instanceof Barcode.Broken broken) {
            writeCandidates(broken);
            json.writeFieldName("error");
            writeError(broken.error());
        }
        endLine();
    }

    /**
     * A line that holds no scan at all.
     *
     * @param at index of the first character that is to blame
     */
    void writeUnreadable(String line, String code, int at, String message) throws IOException {
        json.writeStartObject();
        json.writeStringField("raw", line);
        json.writeBooleanField("valid", false);
        json.writeStringField("kind", "opaque");
        json.writeObjectFieldStart("error");
        json.writeStringField("code", code);
        json.writeNumberField("at", at);
        json.writeStringField("message", message);
        json.writeEndObject();
        endLine();
    }

    void flush() throws IOException {
        json.flush();
        out.flush();
    }

    @Override
    public void close() throws IOException {
        flush();
        json.close();
    }

    private void endLine() throws IOException {
        json.writeEndObject();
        json.writeRaw('\n');
    }

    private void writeKnown(ScanReading reading) throws IOException {
        if (reading.barcode() instanceof Barcode.Tag(Epc epc)) {
            writeIfPresent("epcUri", epc.identityUri());
            writeIfPresent("tagUri", epc.tagUri());
            writeIfPresent("digitalLink", epc.digitalLink());
        }
        writeIfPresent("digitalLink", reading.message().flatMap(Gs1Message::toDigitalLink));
        writeIfPresent("usableThrough", reading.usableThrough());
        writeIfPresent("udiDi", reading.udiDi().map(UdiDi::value));
        Optional<UdiPi> production = reading.udiPi();
        writeIfPresent("lot", production.flatMap(UdiPi::lot).map(Lot::value));
        writeIfPresent("serial", production.flatMap(UdiPi::serial).map(Serial::value));
        writeIfPresent("madeOn", production.flatMap(UdiPi::madeOn));
        boolean bareDigits = reading.elements().size() == 1 && reading.raw().equals(reading.elements().getFirst().value());
        writeIfPresent("drugCode", bareDigits ? DrugCode.parse(reading.raw()).find().map(DrugCode::digits) : Optional.empty());
    }

    private void writeElements(List<Element> elements) throws IOException {
        json.writeStartArray();
        for (Element element : elements) {
            json.writeStartArray();
            json.writeString(element.ai());
            json.writeString(element.value());
            json.writeEndArray();
        }
        json.writeEndArray();
    }

    private void writeCandidates(Barcode.Broken broken) throws IOException {
        if (broken.candidates().isEmpty()) {
            return;
        }
        json.writeArrayFieldStart("candidates");
        for (Candidate candidate : broken.candidates()) {
            json.writeStartObject();
            json.writeFieldName("elements");
            writeElements(candidate.elements());
            json.writeArrayFieldStart("lostAt");
            for (int at : candidate.lostAt()) {
                json.writeNumber(at);
            }
            json.writeEndArray();
            json.writeEndObject();
        }
        json.writeEndArray();
        if (!broken.candidatesComplete()) {
            json.writeBooleanField("moreCandidates", true);
        }
    }

    private void writeError(CodeError error) throws IOException {
        json.writeStartObject();
        json.writeStringField("code", error.code().code());
        json.writeNumberField("at", error.at());
        json.writeStringField("message", error.message());
        json.writeEndObject();
    }

    private void writeIfPresent(String name, Optional<?> value) throws IOException {
        if (value.isPresent()) {
            json.writeStringField(name, value.get().toString());
        }
    }
}
