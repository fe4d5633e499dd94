package io.wardline.platform.file;

import io.vertx.core.buffer.Buffer;
import io.vertx.sqlclient.Row;
import io.wardline.platform.db.Tx;
import io.wardline.platform.web.Page;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Attachments, numbers and issued documents. */
final class FileStore {
    /** Names no constraint: whether these bytes were there already, and whose, is nobody's to learn. */
    static final String KEEP_CONTENT =
            """
            insert into file_content (sha256, bytes) values ($1, $2) on conflict do nothing
            """;
    static final String ATTACH =
            """
            insert into file_attachment (institution_id, institution, name, media_type, sha256, size, account, act_id, at)
            values ($1, $2, $3, $4, $5, $6, $7, $8, $9) returning id
            """;
    static final String ATTACHMENTS =
            """
            select id, institution, name, media_type, size, sha256, account, at
            from file_attachment
            where id > $1 and ($2::text is null or institution = $2) and ($4::bigint[] is null or institution_id = any ($4))
            order by id limit $3
            """;
    static final String ATTACHMENT =
            """
            select a.name, a.media_type, c.bytes
            from file_attachment a join file_content c on c.sha256 = a.sha256
            where a.id = $1 and ($2::bigint[] is null or a.institution_id = any ($2))
            """;
    static final String TAKE_NUMBER =
            """
            insert into file_number (institution_id, type, year, last) values ($1, $2, $3, 1)
            on conflict on constraint file_number_pkey do update set last = file_number.last + 1
            returning last
            """;
    static final String ISSUE =
            """
            insert into file_document (institution_id, type, year, no, number, title, sha256, code, account, act_id, at, issuer)
            values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)
            """;
    static final String ISSUED =
            """
            select number, title, issuer, sha256, at from file_document where code = $1
            """;

    /** The bytes are sealed by their hash, computed anew from what stands there: no seal needs megabytes in memory. */
    static final String SEALED_CONTENT =
            """
            select sha256, sha256(bytes) as bytes, sealing from file_content
            where sealing > $1 and sealing <= $2 order by sealing, sha256
            """;
    static final String SEALED_ATTACHMENTS =
            """
            select * from file_attachment where sealing > $1 and sealing <= $2 order by sealing, id
            """;
    static final String SEALED_DOCUMENTS =
            """
            select * from file_document where sealing > $1 and sealing <= $2
            order by sealing, institution_id, type collate "C", year, no
            """;

    static final List<AppendOnly> FACTS = List.of(
            new AppendOnly("file_content", List.of("sha256"), SEALED_CONTENT),
            new AppendOnly("file_attachment", List.of("id"), SEALED_ATTACHMENTS),
            new AppendOnly("file_document", List.of("institution_id", "type", "year", "no"), SEALED_DOCUMENTS));

    /** A file with its bytes. */
    @SuppressWarnings("ArrayRecordComponent") // On its way to a socket; never compared.
    record Kept(String name, String mediaType, byte[] content) {}

    void keep(Tx tx, String sha256, byte[] content) {
        tx.execute(KEEP_CONTENT, hash(sha256), Buffer.buffer(content));
    }

    long attach(
            Tx tx, Deed deed, Institutions.Named keeper, String name, String mediaType, String sha256, int bytes) {
        return tx.row(
                        ATTACH,
                        row -> row.getLong(0),
                        keeper.id(),
                        keeper.code(),
                        name,
                        mediaType,
                        hash(sha256),
                        bytes,
                        deed.account(),
                        deed.act(),
                        deed.at().atOffset(ZoneOffset.UTC))
                .orElseThrow();
    }

    List<Attachment> attachments(Tx tx, Page page, @Nullable String institution) {
        return tx.rows(ATTACHMENTS, FileStore::attachment, page.afterNumber().orElse(0L), institution, page.fetch(), tx.institutions());
    }

    Optional<Kept> attachment(Tx tx, long id) {
        return tx.row(ATTACHMENT, row -> new Kept(row.getString(0), row.getString(1), row.getBuffer(2).getBytes()),
                id, tx.institutions());
    }

    int takeNumber(Tx tx, long institution, DocumentNumber form) {
        return tx.row(TAKE_NUMBER, row -> row.getInteger(0), institution, form.type(), (short) form.year())
                .orElseThrow();
    }

    void issue(Tx tx, Deed deed, DocumentNumber number, Documents.Wish wish, VerificationCode code) {
        tx.execute(
                ISSUE,
                wish.issuer().id(),
                number.type(),
                (short) number.year(),
                number.no(),
                number.toString(),
                wish.title(),
                hash(wish.sha256()),
                code.text(),
                deed.account(),
                deed.act(),
                deed.at().atOffset(ZoneOffset.UTC),
                wish.issuer().name());
    }

    Optional<IssuedDocument> issued(Tx tx, VerificationCode code) {
        return tx.row(
                ISSUED,
                row -> new IssuedDocument(
                        row.getString(0),
                        row.getString(1),
                        row.getString(2),
                        HexFormat.of().formatHex(row.getBuffer(3).getBytes()),
                        row.getOffsetDateTime(4).toInstant()),
                code.text());
    }

    private static Attachment attachment(Row row) {
        return new Attachment(
                row.getLong(0),
                row.getString(1),
                row.getString(2),
                row.getString(3),
                row.getInteger(4),
                HexFormat.of().formatHex(row.getBuffer(5).getBytes()),
                row.getString(6),
                row.getOffsetDateTime(7).toInstant());
    }

    private static Buffer hash(String sha256) {
        return Buffer.buffer(HexFormat.of().parseHex(sha256));
    }
}
