package io.wardline.standalone.bench;

import io.vertx.core.Vertx;
import io.wardline.platform.cabinet.Cabinet;
import io.wardline.platform.db.Db;
import io.wardline.platform.db.DbConfig;
import io.wardline.platform.device.Pump;
import io.wardline.platform.device.PumpConfig;
import io.wardline.platform.ledger.Ledger;
import io.wardline.platform.ledger.Units;
import io.wardline.platform.time.CountyTime;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** The product's pump with the projection of cabinets, ledger and all. */
final class PumpSubject implements BenchProcess.Subject {
    private static final long LOOK_NANOS = TimeUnit.MILLISECONDS.toNanos(1);
    private static final long PATIENCE_SECONDS = 300;

    private final Vertx vertx;
    private final Db db;
    private final Pump pump;

    private PumpSubject(Vertx vertx, Db db, Pump pump) {
        this.vertx = vertx;
        this.db = db;
        this.pump = pump;
    }

    /** @param words host, port, database, user, password */
    static PumpSubject open(List<String> words) {
        var vertx = Vertx.vertx();
        var db = Db.open(
                vertx, DbConfig.of(words.get(0), Integer.parseInt(words.get(1)), words.get(2), words.get(3), words.get(4)));
        var time = new CountyTime(ZoneId.of("Asia/Shanghai"), InstantSource.system());
        var cabinet = new Cabinet(new Ledger(time), new Units(), time);
        var pump = new Pump(
                db, PumpConfig.of("bench-" + UUID.randomUUID()), System::nanoTime, List.of(cabinet.projection()));
        pump.start();
        return new PumpSubject(vertx, db, pump);
    }

    /** @param words {@code drain}, how many entries have just been committed; answers when all of them are applied */
    @Override
    public String answer(List<String> words) {
        var started = System.nanoTime();
        var expected = Long.parseLong(words.get(1));
        pump.ringOf("*");
        while (pump.applied() < expected) {
            if (System.nanoTime() - started > TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS)) {
                throw new IllegalStateException("only " + pump.applied() + " of " + expected + " entries were applied");
            }
            LockSupport.parkNanos(LOOK_NANOS);
        }
        return Run.of(expected, (System.nanoTime() - started) / 1e9).text();
    }

    @Override
    public void close() {
        pump.close();
        db.close();
        Futures.await(vertx.close());
    }
}
