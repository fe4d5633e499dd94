package io.wardline.platform.file;

import io.wardline.platform.db.Db;
import io.wardline.platform.db.RowScope;
import io.wardline.platform.web.Access;
import io.wardline.platform.web.Answer;
import io.wardline.platform.web.Listing;
import io.wardline.platform.web.Page;
import io.wardline.platform.web.Rendered;
import io.wardline.platform.web.Request;
import io.wardline.platform.web.Role;
import io.wardline.platform.web.Routes;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** {@code /api/file}: attachments, and the verification of printed documents. */
final class FileRoutes {
    private static final int LONGEST_NAME = 200;
    private static final int LONGEST_CODE = 32;

    private final Db db;
    private final Deeds deeds;
    private final Attachments attachments;
    private final Documents documents;
    private final Labels labels;
    private final Turnstile turnstile;

    FileRoutes(Db db, Deeds deeds, Attachments attachments, Documents documents, Labels labels, Turnstile turnstile) {
        this.db = db;
        this.deeds = deeds;
        this.attachments = attachments;
        this.documents = documents;
        this.labels = labels;
        this.turnstile = turnstile;
    }

    void register(Routes routes) {
        routes.get("/api/file/attachments", Access.scopedReaders(), this::list);
        routes.upload(
                "/api/file/attachments",
                Access.scoped(Role.ADMIN, Role.BUREAU, Role.DELIVERY, Role.SUPPLIER, Role.WARD, Role.WAREHOUSE),
                Attachments.MOST_BYTES,
                this::attach);
        routes.get("/api/file/attachments/{id}", Access.scopedReaders(), this::download);
        routes.post("/api/file/labels", Access.sharedReaders(), labels::print);
        routes.get("/api/file/verify/{code}", Access.anybody(), this::verify);
    }

    private record View(Page page, @Nullable String institution) {}

    private record Id(long id, String mediaType, int bytes, String sha256) {}

    private Answer list(Request request) {
        var view = request.query(fields -> new View(fields.page(), fields.optionalText("institution", LONGEST_CODE).orElse(null)));
        var found = db.reading(request.caller().scope(), tx -> attachments.list(tx, view.page(), view.institution()));
        return Answer.found(Listing.of(view.page(), found, attachment -> Long.toString(attachment.id())));
    }

    private Answer attach(Request request) {
        var wish = request.query(fields ->
                new Attachments.Wish(fields.text("institution", LONGEST_CODE), fields.text("name", LONGEST_NAME)));
        var upload = request.upload();
        return deeds.perform(request, "file.attach", (tx, deed) -> switch (attachments.attach(tx, deed, wish, upload)) {
            case Attachments.Result.Kept(var id, var mediaType) ->
                Answer.created(new Id(id, mediaType, upload.content().length, upload.sha256()));
            case Attachments.Result.Refused(var code, var parameters) -> Answer.refused(code, parameters);
        });
    }

    private Answer download(Request request) {
        return request.pathNumber("id")
                .flatMap(id -> db.reading(request.caller().scope(), tx -> attachments.content(tx, id)))
                .map(kept -> Download.of(kept.name(), kept.mediaType(), kept.content()))
                .orElseGet(Answer::absent);
    }

    /** Open to anybody who holds the paper, and so beyond any scope: its code is the key. A browser gets a page, a program gets JSON. */
    private Answer verify(Request request) {
        var pause = turnstile.wait(request.remoteAddress());
        if (pause.isPositive()) {
            return new Answer.TooOften(pause.toSeconds() + 1);
        }
        var found = VerificationCode.typed(request.path("code"))
                .flatMap(code -> db.reading(RowScope.PRODUCT, tx -> documents.issued(tx, code)));
        if (!request.header("Accept").orElse("").contains("text/html")) {
            return Answer.of(found);
        }
        var page = VerificationPage.of(found, request.prefersChinese()).getBytes(StandardCharsets.UTF_8);
        return new Answer.Raw(new Rendered(found.isPresent() ? 200 : 404, "text/html; charset=utf-8", page));
    }
}
