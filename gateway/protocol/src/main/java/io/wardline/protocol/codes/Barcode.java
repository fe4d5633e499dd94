package io.wardline.protocol.codes;

import java.util.List;

/** What the characters of a scan say. */
public sealed interface Barcode {

    CodeKind kind();

    record Gs1(Gs1Message message) implements Barcode {
        @Override
        public CodeKind kind() {
            return CodeKind.GS1;
        }
    }

    record Link(Gs1Message message) implements Barcode {
        @Override
        public CodeKind kind() {
            return CodeKind.GS1_DIGITAL_LINK;
        }
    }

    record Ma(MaCode code) implements Barcode {
        @Override
        public CodeKind kind() {
            return CodeKind.UDI_MA;
        }
    }

    record Trace(TraceCode.National code) implements Barcode {
        @Override
        public CodeKind kind() {
            return CodeKind.TRACE_CODE;
        }
    }

    record Insurance(InsuranceCode code) implements Barcode {
        @Override
        public CodeKind kind() {
            return CodeKind.INSURANCE_CODE;
        }
    }

    /** A tag whose EPC follows the Tag Data Standard. */
    record Tag(Epc epc) implements Barcode {
        @Override
        public CodeKind kind() {
            return CodeKind.EPC;
        }
    }

    /** A legal key without a syntax that we know: a house code, or a tag with an EPC of its own. */
    record Opaque(String text) implements Barcode {
        @Override
        public CodeKind kind() {
            return CodeKind.OPAQUE;
        }
    }

    /**
     * A code that breaks a rule of its kind.
     *
     * @param elements the elements before the error; all of them if the error lies between elements
     * @param candidates the readings with lost separators put back, fewest losses first; the user chooses
     * @param candidatesComplete false if the search for candidates met one of its bounds
     */
    record Broken(CodeKind kind, List<Element> elements, CodeError error, List<Candidate> candidates, boolean candidatesComplete)
            implements Barcode {
        public Broken {
            elements = List.copyOf(elements);
            candidates = List.copyOf(candidates);
        }

        static Broken of(CodeKind kind, CodeError error) {
            return new Broken(kind, List.of(), error, List.of(), true);
        }
    }
}
