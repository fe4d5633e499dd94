package io.wardline.platform.alarm;

import io.wardline.platform.db.Db;
import io.wardline.platform.db.DatabaseFault;
import io.wardline.platform.db.Overload;
import io.wardline.platform.db.RowScope;
import io.wardline.platform.time.CountyTime;
import io.wardline.platform.web.Json;
import io.wardline.platform.web.Messages;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends what is due, each notice at least once: it is claimed in one transaction, sent without any, and noted as sent in another.
 * Whoever dies in between has left it claimed, and it is tried again when its time comes.
 */
final class NoticeDelivery implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(NoticeDelivery.class);
    private static final int MOST_A_ROUND = 50;
    /** With the pauses of {@link NoticeStore#CLAIM_MAIL} about a day. */
    private static final int MOST_TRIES = 30;

    private final NoticeStore store = new NoticeStore();
    private final TaskStore tasks = new TaskStore();
    private final Db db;
    private final CountyTime time;
    private final Channels channels;
    private final @Nullable Postman postman;
    private final HookCaller caller;

    NoticeDelivery(Db db, CountyTime time, Channels channels) {
        this.db = db;
        this.time = time;
        this.channels = channels;
        var server = channels.mail();
        this.postman = server == null ? null : new Postman(server, time.clock());
        this.caller = new HookCaller(time.clock());
    }

    /** Sends what is due now, at most some dozens of each kind. */
    void round() {
        var post = postman;
        for (var sent = 0; post != null && sent < MOST_A_ROUND && mail(post); sent++) {
            LOG.debug("a letter was tried");
        }
        for (var called = 0; called < MOST_A_ROUND && call(); called++) {
            LOG.debug("a program was called");
        }
    }

    private boolean mail(Postman post) {
        var lines = db.inTransaction(RowScope.PRODUCT, tx -> store.claimMail(tx, time.now()));
        if (lines.isEmpty()) {
            return false;
        }
        var first = lines.getFirst();
        var ids = lines.stream().map(NoticeStore.Line::id).toList();
        var letter = LetterCalculation.letter(
                first.address(), first.language(), time.zone(), lines.stream().map(NoticeDelivery::line).toList());
        finish(ids, first.tries(), () -> post.send(letter));
        return true;
    }

    private static LetterCalculation.Line line(NoticeStore.Line line) {
        return new LetterCalculation.Line(
                TaskStore.title(line.language(), line.kind(), line.words(), line.subject()), line.severity(), line.what(), line.at());
    }

    private record Body(long delivery, String event, Instant at, Task.@Nullable Shown alarm) {}

    private boolean call() {
        var claimed = db.inTransaction(RowScope.PRODUCT, tx -> store.claimCall(tx, time.now()));
        if (claimed.isEmpty()) {
            return false;
        }
        var call = claimed.get();
        var alarm = db.reading(RowScope.PRODUCT, tx -> tasks.one(tx, call.alarm(), Messages.EN)).map(Task.Told::task).orElse(null);
        var body = Json.write(new Body(call.id(), call.what(), call.at(), alarm));
        finish(List.of(call.id()), call.tries(), () ->
                caller.call(call.url(), channels.box().open(call.account(), call.secret()), call.id(), body));
        return true;
    }

    private interface Sending {
        void send() throws Unsent;
    }

    private void finish(List<Long> ids, int tries, Sending sending) {
        try {
            sending.send();
            db.inTransaction(RowScope.PRODUCT, tx -> {
                store.sent(tx, ids, time.now());
                return ids;
            });
        } catch (Unsent e) {
            LOG.warn("a notice waits after try {}: {}", tries, e.getMessage());
            db.inTransaction(RowScope.PRODUCT, tx -> {
                store.unsent(tx, ids, String.valueOf(e.getMessage()), time.now(), MOST_TRIES);
                return ids;
            });
        } catch (DatabaseFault | Overload e) {
            LOG.warn("whether a notice was sent is not noted; it may be sent again: {}", e.getMessage());
        }
    }

    @Override
    public void close() {
        caller.close();
    }
}
