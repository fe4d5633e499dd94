package io.wardline.platform.file.sheet;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.xml.stream.XMLStreamReader;

/** Finds the first sheet of a workbook and what its cells refer to (ECMA-376 part 1, chapter 18). */
final class XlsxReading {
    private static final String FOLDER = "xl/";
    private static final String RELATIONS =
            "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    private static final String STRICT_RELATIONS = "http://purl.oclc.org/ooxml/officeDocument/relationships";

    private XlsxReading() {}

    static SheetContent read(XlsxArchive archive) {
        var workbook = new Workbook();
        SheetXml.walk(needed(archive.part(FOLDER + "workbook.xml")), workbook);
        var targets = new Targets();
        SheetXml.walk(needed(archive.part(FOLDER + "_rels/workbook.xml.rels")), targets);
        var target = targets.byId.get(workbook.firstSheet);
        var sheet = needed(target == null ? Optional.empty() : archive.part(path(target)));
        var texts = new SharedTexts();
        archive.part(FOLDER + "sharedStrings.xml").ifPresent(part -> SheetXml.walk(part, texts));
        var styles = XlsxStyles.read(archive.part(FOLDER + "styles.xml"));
        var cells = new XlsxCells(texts.all, styles, workbook.from1904);
        SheetXml.walk(sheet, cells);
        return cells.content();
    }

    private static byte[] needed(Optional<byte[]> part) {
        return part.orElseThrow(() -> SheetReader.malformed("sheet_format", Map.of()));
    }

    private static String path(String target) {
        return target.startsWith("/") ? target.substring(1) : FOLDER + target;
    }

    private static final class Workbook implements SheetXml.Visitor {
        private String firstSheet = "";
        private boolean from1904;

        @Override
        public void opens(String name, XMLStreamReader at) {
            if (name.equals("sheet") && firstSheet.isEmpty()) {
                var id = at.getAttributeValue(RELATIONS, "id");
                var strict = at.getAttributeValue(STRICT_RELATIONS, "id");
                firstSheet = id != null ? id : strict != null ? strict : "";
            } else if (name.equals("workbookPr")) {
                var value = at.getAttributeValue(null, "date1904");
                from1904 = "1".equals(value) || "true".equals(value);
            }
        }
    }

    private static final class Targets implements SheetXml.Visitor {
        private final Map<String, String> byId = new HashMap<>();

        @Override
        public void opens(String name, XMLStreamReader at) {
            var id = at.getAttributeValue(null, "Id");
            var target = at.getAttributeValue(null, "Target");
            if (name.equals("Relationship") && id != null && target != null
                    && !"External".equals(at.getAttributeValue(null, "TargetMode"))) {
                byId.put(id, target);
            }
        }
    }

    /** The texts that cells share; what is read aloud beside one (its phonetic run) does not belong to it. */
    private static final class SharedTexts implements SheetXml.Visitor {
        private final List<String> all = new ArrayList<>();
        private final StringBuilder text = new StringBuilder();
        private boolean inText;
        private boolean inPhonetic;

        @Override
        public void opens(String name, XMLStreamReader at) {
            switch (name) {
                case "si" -> text.setLength(0);
                case "rPh" -> inPhonetic = true;
                case "t" -> inText = !inPhonetic;
                default -> {}
            }
        }

        @Override
        public void text(String piece) {
            if (inText) {
                text.append(piece);
            }
        }

        @Override
        public void closes(String name) {
            switch (name) {
                case "si" -> all.add(text.toString());
                case "rPh" -> inPhonetic = false;
                case "t" -> inText = false;
                default -> {}
            }
        }
    }
}
