package io.wardline.platform.file;

import io.wardline.platform.file.sheet.SheetForm;
import io.wardline.platform.file.sheet.SheetFormat;
import io.wardline.platform.web.Answer;
import io.wardline.platform.web.Rendered;
import io.wardline.platform.web.Request;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Answers that a browser saves and never opens as a page: attachment, and (on every answer) nosniff. */
public final class Download {
    /** So many rows of a long list are read at once. */
    public static final int PART = 2_000;

    private static final int LONGEST_NAME = 120;

    private Download() {}

    /** A file under a name (RFC 6266, with the form of RFC 8187 for what is not ASCII). */
    public static Answer of(String name, String contentType, byte[] content) {
        return new Answer.Raw(new Rendered(200, contentType, content)).with("Content-Disposition", disposition(name));
    }

    /**
     * A list as a spreadsheet, written while it is sent. The number of its rows follows it as the trailer
     * {@code X-Wardline-Rows}; the header {@code X-Wardline-Filter} has the filter, and in XLSX a sheet states both.
     *
     * @param name of the file, without its ending
     * @param filter in words, as it stands in the view; empty where there is none
     * @param rows consumed one by one, on the thread that handles the request
     */
    public static <T> Answer sheet(
            Request request, SheetForm<T> form, String name, SheetFormat format, String filter, Stream<T> rows) {
        var chinese = request.prefersChinese();
        return new Answer.Streamed(
                        format.contentType(),
                        out -> Map.of("X-Wardline-Rows", Long.toString(form.write(out, format, chinese, filter, rows))))
                .with("Content-Disposition", disposition(name + format.ending()))
                .with("X-Wardline-Filter", encoded(filter));
    }

    /**
     * The rows of a list that is too long for one statement, part by part and each part in a transaction of its own, so that
     * a slow reader holds none open.
     *
     * @param start before the first row
     * @param part the next rows after a key, at most {@link #PART} of them; none at the end of the list
     * @param key of a row, after which the list goes on
     */
    public static <K, R> Stream<R> parts(K start, Function<K, List<R>> part, Function<R, K> key) {
        return Stream.iterate(part.apply(start), rows -> !rows.isEmpty(), rows -> part.apply(key.apply(rows.getLast())))
                .flatMap(List::stream);
    }

    /** A filter as the query of its view says it: {@code q=stent; status=HELD}; what is null is left out. */
    public static String words(SequencedMap<String, @Nullable Object> filter) {
        return filter.entrySet().stream()
                .filter(each -> each.getValue() != null)
                .map(Map.Entry::toString)
                .collect(Collectors.joining("; "));
    }

    static String disposition(String name) {
        var plain = name.codePoints()
                .map(c -> c >= 0x20 && c < 0x7F && "\"\\/:*?<>|%;".indexOf(c) < 0 ? c : '_')
                .limit(LONGEST_NAME)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append);
        return "attachment; filename=\"" + plain + "\"; filename*=UTF-8''" + encoded(name);
    }

    /** A text as it may stand in a header: percent-encoded UTF-8. */
    public static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20").replace("*", "%2A");
    }
}
