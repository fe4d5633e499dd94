package io.wardline.platform;

import io.wardline.sql.SchemaFault;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;

/** Starts one platform as a process of its own and runs until it is told to stop. */
public final class Main {
    private static final int WRONG_USAGE = 2;
    private static final int ENVIRONMENT = 3;

    private Main() {}

    /** Takes {@code --config FILE} and {@code --key value}. */
    public static void main(String[] arguments) throws InterruptedException {
        System.exit(run(List.of(arguments)));
    }

    private static int run(List<String> arguments) throws InterruptedException {
        try {
            var config = ConfigKeys.read(arguments, "platform-" + UUID.randomUUID());
            var platform = Platform.start(config, InstantSource.system(), System::nanoTime, new SecureRandom());
            var stopped = new CountDownLatch(1);
            Runtime.getRuntime().addShutdownHook(new Thread(() -> {
                platform.stop();
                stopped.countDown();
            }, "platform-stop"));
            System.out.println("The platform listens on " + platform.address());
            platform.firstPassword().ifPresent(password ->
                    System.out.println("First start. Account admin, password " + password + " (shown this once; to be changed)"));
            stopped.await();
            return 0;
        } catch (ConfigFault e) {
            System.err.println("platform: " + e.getMessage());
            return WRONG_USAGE;
        } catch (SchemaFault | DatabaseRefused e) {
            System.err.println("platform: " + e.getMessage());
            return ENVIRONMENT;
        }
    }
}
