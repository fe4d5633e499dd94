package io.wardline.platform.file;

import io.wardline.platform.db.Db;
import io.wardline.platform.time.CountyTime;
import io.wardline.platform.web.HeavyWork;
import io.wardline.platform.web.Routes;
import java.time.Duration;
import java.util.List;
import java.util.random.RandomGenerator;

/** The whole room: what is attached, numbered and printed, and its routes, {@code /api/file}. */
public final class Files {
    /** Twenty looks at once, then one every three seconds: a person with a scanner, not a machine that guesses. */
    private static final int LOOKS_AT_ONCE = 20;

    private static final Duration EACH_LOOK = Duration.ofSeconds(3);

    private final Deeds deeds;
    private final Attachments attachments;
    private final Documents documents;
    private final Printing printing;
    private final HeavyWork heavyWork;
    private final CountyTime time;

    /**
     * With the book of acts and the institutions, which stand higher.
     *
     * @param heavyWork where paper is drawn
     * @param secrets draws verification codes; nobody may foresee it
     */
    public Files(Deeds deeds, Institutions institutions, HeavyWork heavyWork, RandomGenerator secrets, CountyTime time) {
        this.deeds = deeds;
        this.attachments = new Attachments(deeds, institutions);
        this.documents = new Documents(deeds, secrets);
        this.printing = new Printing(attachments, documents, institutions, heavyWork, time);
        this.heavyWork = heavyWork;
        this.time = time;
    }

    /** Every table of the room whose rows are facts, to be sealed. */
    public static List<AppendOnly> facts() {
        return FileStore.FACTS;
    }

    /** Issues what a feature wants to have on paper. */
    public Printing printing() {
        return printing;
    }

    /** Declares the routes. */
    public void declareRoutes(Routes routes, Db db) {
        var turnstile = new Turnstile(time.clock(), LOOKS_AT_ONCE, EACH_LOOK);
        new FileRoutes(db, deeds, attachments, documents, new Labels(heavyWork, time), turnstile).register(routes);
    }
}
