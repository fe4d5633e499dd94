package io.wardline.platform.file;

import io.wardline.platform.file.text.VisibleText;
import java.util.Optional;

/** The page that the QR of a printed document leads to: plain HTML without script or style, in Chinese or English. */
final class VerificationPage {
    private VerificationPage() {}

    static String of(Optional<IssuedDocument> found, boolean chinese) {
        var heading = found.isPresent()
                ? chinese ? "该文件由本系统签发" : "This document was issued here"
                : chinese ? "未找到该验证码对应的文件" : "No document was issued under this code";
        var rows = found.map(document -> row(chinese ? "编号" : "Number", document.number())
                        + row(chinese ? "名称" : "Title", document.title())
                        + row(chinese ? "签发机构" : "Issued by", document.institution())
                        + row(chinese ? "签发时间 (UTC)" : "Issued at (UTC)", document.issuedAt().toString())
                        + row(chinese ? "内容摘要 SHA-256" : "Content SHA-256", document.sha256())
                        + "<dt></dt><dd>" + (chinese ? "请核对纸面编号、名称与摘要前十六位。"
                                : "Compare number, title and the first sixteen digits with the paper.") + "</dd>")
                .orElse("");
        return """
                <!doctype html>
                <html lang="%s"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">\
                <title>Wardline</title></head><body><main><h1>%s</h1><dl>%s</dl></main></body></html>
                """.formatted(chinese ? "zh-CN" : "en", heading, rows);
    }

    private static String row(String name, String text) {
        return "<dt>" + name + "</dt><dd>" + escaped(text) + "</dd>";
    }

    /** What stands between tags; also without the marks that turn the direction of reading. */
    private static String escaped(String text) {
        return VisibleText.withoutTurns(VisibleText.of(text))
                .replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("\"", "&quot;").replace("'", "&#39;");
    }
}
