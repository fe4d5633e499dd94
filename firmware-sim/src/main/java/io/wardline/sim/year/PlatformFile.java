package io.wardline.sim.year;

import io.wardline.sim.year.Year.Line;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/// A file as the provincial platform gives it: its own codes, boxes or minimal units, one row for each delivery of an order line.
public final class PlatformFile {
    private static final List<String> HEAD =
            List.of("批次", "订单号", "行号", "配送单号", "采购账户", "产品编码", "产品名称", "数量", "单位", "验收日期");
    private static final int LINE_NUMBER = 2;
    private static final int QUANTITY = 7;
    private static final String XML = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";
    private static final String MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    private static final String PACKAGE = "http://schemas.openxmlformats.org/package/2006/";
    private static final String OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

    private PlatformFile() {}

    /// The rows, the head first.
    static List<List<String>> rows(List<Line> lines) {
        List<List<String>> rows = lines.stream()
                .map(line -> List.of(
                        line.batch(), line.orderNo(), Integer.toString(line.orderLine()), line.deliveryNo(), line.account(),
                        line.article().platformCode(), line.article().name(), Long.toString(line.quantity()),
                        line.inBoxes() ? "盒" : "最小单位", line.acceptedOn().toString()))
                .collect(Collectors.toList());
        rows.addFirst(HEAD);
        return rows;
    }

    /// As a Chinese spreadsheet program saves it: commas, GBK.
    public static byte[] gbk(List<Line> lines) {
        return rows(lines).stream()
                .map(row -> String.join(",", row))
                .collect(Collectors.joining("\r\n", "", "\r\n"))
                .getBytes(Charset.forName("GBK"));
    }

    /// As a workbook of one sheet.
    public static byte[] workbook(List<Line> lines) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            put(zip, "[Content_Types].xml", "<Types xmlns=\"" + PACKAGE + "content-types\">"
                    + "<Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>"
                    + "<Override PartName=\"/xl/workbook.xml\""
                    + " ContentType=\"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml\"/>"
                    + "<Override PartName=\"/xl/worksheets/sheet1.xml\""
                    + " ContentType=\"application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml\"/></Types>");
            put(zip, "_rels/.rels", relation("officeDocument", "xl/workbook.xml"));
            put(zip, "xl/workbook.xml", "<workbook xmlns=\"" + MAIN + "\" xmlns:r=\"" + OFFICE
                    + "\"><sheets><sheet name=\"采购明细\" sheetId=\"1\" r:id=\"rId1\"/></sheets></workbook>");
            put(zip, "xl/_rels/workbook.xml.rels", relation("worksheet", "worksheets/sheet1.xml"));
            put(zip, "xl/worksheets/sheet1.xml", sheet(rows(lines)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private static String relation(String type, String target) {
        return "<Relationships xmlns=\"" + PACKAGE + "relationships\"><Relationship Id=\"rId1\" Type=\"" + OFFICE + "/" + type
                + "\" Target=\"" + target + "\"/></Relationships>";
    }

    private static String sheet(List<List<String>> rows) {
        StringBuilder sheet = new StringBuilder("<worksheet xmlns=\"" + MAIN + "\"><sheetData>");
        for (int r = 0; r < rows.size(); r++) {
            sheet.append("<row r=\"").append(r + 1).append("\">");
            for (int c = 0; c < HEAD.size(); c++) {
                String name = (char) ('A' + c) + Integer.toString(r + 1);
                String text = rows.get(r).get(c);
                boolean number = r > 0 && (c == LINE_NUMBER || c == QUANTITY);
                sheet.append(number
                        ? "<c r=\"" + name + "\"><v>" + text + "</v></c>"
                        : "<c r=\"" + name + "\" t=\"inlineStr\"><is><t>" + text + "</t></is></c>");
            }
            sheet.append("</row>");
        }
        return sheet.append("</sheetData></worksheet>").toString();
    }

    private static void put(ZipOutputStream zip, String name, String content) throws IOException {
        zip.putNextEntry(new ZipEntry(name));
        zip.write((XML + content).getBytes(StandardCharsets.UTF_8));
        zip.closeEntry();
    }
}
