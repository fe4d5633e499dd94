package io.wardline.standalone;

import java.io.InputStream;
import java.io.PrintStream;
import java.util.List;

/** One command of the command line. */
@FunctionalInterface
interface Command {
    /**
     * Runs to its end.
     *
     * @param arguments what follows the command's name
     * @param out carries the answer, and nothing else where a program may read it
     * @param err carries progress and complaints
     * @return the exit code: 0 done, 1 a check did not hold, 2 wrong usage or bad input, 3 the environment
     * @throws WrongUsage for exit code 2 with one clear line
     * @throws EnvironmentFault for exit code 3 with one clear line
     */
    int run(List<String> arguments, InputStream in, PrintStream out, PrintStream err);
}
