package io.wardline.platform.file;

import io.wardline.platform.db.Tx;
import io.wardline.platform.web.Page;
import io.wardline.platform.web.Upload;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Files that people attach. The type is what the bytes are; a file that calls itself something else, by its media type or by
 * the ending of its name, is refused, because whoever opens it later trusts the name.
 */
public final class Attachments {
    /** Of one file. */
    public static final int MOST_BYTES = 10 << 20;

    private final FileStore store = new FileStore();
    private final Deeds deeds;
    private final Institutions institutions;

    /** With the book of acts and the institutions. */
    public Attachments(Deeds deeds, Institutions institutions) {
        this.deeds = deeds;
        this.institutions = institutions;
    }

    /**
     * What is to be attached.
     *
     * @param institution code of the one it belongs to
     * @param name 1 to 200 characters, with its ending
     */
    public record Wish(String institution, String name) {
        /** Of a way to the file only its own name is kept: whoever saves it again must not be led elsewhere. */
        public Wish {
            name = name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1);
        }
    }

    /** What became of it. */
    public sealed interface Result {
        /** It is kept. */
        record Kept(long id, String mediaType) implements Result {}

        /** It is not, and never will be as it is. */
        record Refused(String code, Map<String, Object> parameters) implements Result {
            public Refused {
                parameters = Map.copyOf(parameters);
            }
        }
    }

    /** Keeps a file; its bytes stand in the database once, however often they are attached. */
    public Result attach(Tx tx, Deed deed, Wish wish, Upload upload) {
        var byName = MediaKind.ofName(wish.name());
        if (byName.isEmpty()) {
            return new Result.Refused("file_type_unknown", Map.of("name", wish.name()));
        }
        var kind = byName.get();
        var claimed = MediaKind.ofMediaType(upload.contentType());
        if (claimed.filter(kind::equals).isEmpty() || !kind.fits(upload.content())) {
            return new Result.Refused("file_mislabelled",
                    Map.of("name", wish.name(), "contentType", upload.contentType(), "mediaType", kind.mediaType()));
        }
        return institutions.find(tx, wish.institution())
                .<Result>map(keeper -> new Result.Kept(
                        keep(tx, deed, keeper, wish.name(), kind, upload.content(), upload.sha256()), kind.mediaType()))
                .orElseGet(() -> new Result.Refused("place_institution_fkey", Map.of("institution", wish.institution())));
    }

    /** Keeps a file that the product itself has made; its bytes are of that kind. */
    long keep(
            Tx tx, Deed deed, Institutions.Named keeper, String name, MediaKind kind, byte[] content, String sha256) {
        store.keep(tx, sha256, content);
        var id = store.attach(tx, deed, keeper, name, kind.mediaType(), sha256, content.length);
        deeds.added(tx, deed, "attachment/" + id, "sha256", sha256);
        deeds.added(tx, deed, "attachment/" + id, "name", name);
        return id;
    }

    List<Attachment> list(Tx tx, Page page, @Nullable String institution) {
        return store.attachments(tx, page, institution);
    }

    Optional<FileStore.Kept> content(Tx tx, long id) {
        return store.attachment(tx, id);
    }
}
