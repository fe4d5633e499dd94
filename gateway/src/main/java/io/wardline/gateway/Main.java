package io.wardline.gateway;

import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import java.nio.file.Path;
import java.time.Clock;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// `java -cp ... io.wardline.gateway.Main CONFIG`: one gateway as a process of its own.
public final class Main {
    private static final int WRONG_USAGE = 2;
    private static final int ENVIRONMENT = 3;
    private static final int STOP_SECONDS = 8;

    private Main() {}

    public static void main(String[] arguments) throws InterruptedException {
        if (arguments.length != 1) {
            System.err.println("usage: gateway CONFIG");
            System.exit(WRONG_USAGE);
        }
        Config config;
        try {
            config = Config.read(Path.of(arguments[0]));
        } catch (ConfigFile.Refused refused) {
            System.err.println(refused.getMessage());
            System.exit(WRONG_USAGE);
            return;
        }
        Vertx vertx = Vertx.vertx(new VertxOptions().setPreferNativeTransport(true).setEventLoopPoolSize(1));
        CountDownLatch ended = new CountDownLatch(1);
        try {
            Gateway gateway = Gateway.start(vertx, config, Clock.systemUTC()).toCompletionStage().toCompletableFuture().get();
            Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(gateway, vertx, ended), "gateway-stop"));
        } catch (ExecutionException failed) {
            System.err.println("the gateway does not start: " + failed.getCause());
            vertx.close();
            System.exit(ENVIRONMENT);
        }
        ended.await();
    }

    private static void stop(Gateway gateway, Vertx vertx, CountDownLatch ended) {
        try {
            gateway.stop().toCompletionStage().toCompletableFuture().get(STOP_SECONDS, TimeUnit.SECONDS);
            vertx.close().toCompletionStage().toCompletableFuture().get(STOP_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException | ExecutionException | TimeoutException unclean) {
            System.err.println("the gateway stopped uncleanly: " + unclean);
        }
        ended.countDown();
    }
}
