package io.wardline.platform.alarm;

import io.wardline.platform.alarm.NoticeStore.Channel;
import io.wardline.platform.audit.Acts;
import io.wardline.platform.audit.Change;
import io.wardline.platform.db.Db;
import io.wardline.platform.db.RowScope;
import io.wardline.platform.identity.SecretBox;
import io.wardline.platform.time.CountyTime;
import io.wardline.platform.web.Access;
import io.wardline.platform.web.Answer;
import io.wardline.platform.web.Listing;
import io.wardline.platform.web.Messages;
import io.wardline.platform.web.Request;
import io.wardline.platform.web.Role;
import io.wardline.platform.web.Routes;
import io.wardline.platform.web.WrongForm;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.random.RandomGenerator;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** {@code /api/alarm/channel}, the caller's own, and {@code /api/alarm/hooks}, which administrators keep. */
final class ChannelRoutes {
    private static final Pattern ADDRESS = Pattern.compile("[A-Za-z0-9._%+-]{1,64}@[A-Za-z0-9.-]{1,120}");
    private static final Set<String> THIS_MACHINE = Set.of("localhost", "127.0.0.1", "[::1]");
    private static final int LONGEST_URL = 500;
    private static final int LONGEST_NAME = 64;
    private static final int SECRET_BYTES = 32;

    private final NoticeStore store = new NoticeStore();
    private final Acts acts;
    private final Db db;
    private final CountyTime time;
    private final SecretBox box;
    private final RandomGenerator secrets;

    ChannelRoutes(Acts acts, Db db, CountyTime time, Channels channels) {
        this.acts = acts;
        this.db = db;
        this.time = time;
        this.box = channels.box();
        this.secrets = channels.secrets();
    }

    void register(Routes routes) {
        routes.get("/api/alarm/channel", Access.sharedReaders(), this::channel);
        routes.post("/api/alarm/channel", Access.sharedReaders(), this::choose);
        routes.get("/api/alarm/hooks", Access.county(Role.ADMIN), this::hooks);
        routes.post("/api/alarm/hooks", Access.county(Role.ADMIN), this::addHook);
        routes.delete("/api/alarm/hooks/{id}", Access.county(Role.ADMIN), this::endHook);
    }

    private record Shown(@Nullable String address, String language, boolean urgent, boolean warnings) {
        static Shown of(Channel channel) {
            return new Shown(
                    channel.address(), channel.language() == Messages.ZH ? "zh" : "en", channel.urgent(), channel.warnings());
        }
    }

    private Answer channel(Request request) {
        var chosen = db.reading(RowScope.PRODUCT, tx -> store.channel(tx, request.caller().accountId()));
        return Answer.found(chosen.map(Shown::of).orElse(new Shown(null, "zh", false, false)));
    }

    private Answer choose(Request request) {
        var caller = request.caller();
        var wish = request.body(fields -> new Channel(
                fields.shaped("address", ADDRESS, "mail_address"),
                fields.parsed("language", 2, ChannelRoutes::language, Messages.ZH),
                fields.flag("urgent"), fields.flag("warnings")));
        return acts.perform(request, "alarm.chooseChannel", (tx, act) -> {
            var before = store.channel(tx, caller.accountId()).map(ChannelRoutes::words).orElse(null);
            store.put(tx, caller.accountId(), wish, act.at());
            if (!words(wish).equals(before)) {
                acts.changed(tx, act, List.of(new Change("account/" + caller.account(), "channel", before, words(wish), null)));
            }
            return Answer.done();
        });
    }

    private static Messages language(String text) {
        return switch (text) {
            case "zh" -> Messages.ZH;
            case "en" -> Messages.EN;
            case String _ -> throw new WrongForm("language");
        };
    }

    private static String words(Channel channel) {
        return channel.address() + " " + channel.language() + (channel.urgent() ? " urgent" : "") + (channel.warnings() ? " warnings" : "");
    }

    private record ShownHook(String id, String account, String url, Instant createdAt) {}

    private Answer hooks(Request request) {
        return Answer.found(Listing.whole(db.reading(RowScope.PRODUCT, store::hooks).stream()
                .map(hook -> new ShownHook(Long.toString(hook.id()), hook.account(), hook.url(), hook.createdAt()))
                .toList()));
    }

    private record HookWish(String account, String url) {}

    private record Added(String id, String secret) {}

    /** The secret is told once. So the answer is not kept under a key, and a retry adds another hook. */
    private Answer addHook(Request request) {
        var wish = request.body(fields ->
                new HookWish(fields.text("account", LONGEST_NAME), fields.parsed("url", LONGEST_URL, ChannelRoutes::url, "")));
        var drawn = new byte[SECRET_BYTES];
        secrets.nextBytes(drawn);
        // The text is the key: whoever verifies a call need not decode it.
        var secret = Base64.getUrlEncoder().withoutPadding().encodeToString(drawn);
        Optional<Long> id = db.inTransaction(RowScope.PRODUCT, tx -> store.account(tx, wish.account()).map(account -> {
            var made = store.addHook(tx, account, wish.url(), box.seal(account, secret.getBytes(StandardCharsets.US_ASCII)), time.now());
            acts.note(tx, request.caller().account(), request.id(), "alarm.addHook", Map.of("account", wish.account(), "url", wish.url()),
                    List.of(Change.added("hook/" + made, "url", wish.url()), Change.added("hook/" + made, "account", wish.account())));
            return made;
        }));
        return id.<Answer>map(made -> Answer.created(new Added(Long.toString(made), secret)))
                .orElseGet(() -> Answer.refused("identity_account_unknown", Map.of("account", wish.account())));
    }

    /** In clear only to this machine: what a call says is the county's alone. */
    private static String url(String text) {
        try {
            var url = new URI(text);
            var host = url.getHost();
            if (host == null || url.getUserInfo() != null
                    || !("https".equals(url.getScheme()) || ("http".equals(url.getScheme()) && THIS_MACHINE.contains(host)))) {
                throw new WrongForm("hook_url");
            }
            return text;
        } catch (URISyntaxException _) {
            throw new WrongForm("hook_url");
        }
    }

    private Answer endHook(Request request) {
        var id = request.pathNumber("id");
        if (id.isEmpty()) {
            return Answer.absent();
        }
        return acts.perform(request, "alarm.endHook", (tx, act) -> {
            if (!store.endHook(tx, id.get(), act.at())) {
                return Answer.absent();
            }
            acts.changed(tx, act, List.of(Change.added("hook/" + id.get(), "endedAt", act.at().toString())));
            return Answer.done();
        });
    }
}
