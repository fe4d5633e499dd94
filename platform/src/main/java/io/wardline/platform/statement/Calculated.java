package io.wardline.platform.statement;

import io.wardline.platform.statement.SuccessionCalculation.Hashes;

/**
 * What one institution's inputs came to, with the texts in which both are frozen: they are written where it is computed, since
 * whoever keeps it makes others wait.
 *
 * @param institution its number
 * @param code of it
 * @param inputs as they are frozen
 * @param result the reckoning as it is frozen
 */
public record Calculated(long institution, String code, Reckoning reckoning, String inputs, String inputsHash, String result, String resultHash) {
    /** Writes the texts. */
    public static Calculated of(long institution, String code, Inputs inputs, Reckoning reckoning) {
        var input = inputs.canonical();
        var result = reckoning.canonical();
        return new Calculated(institution, code, reckoning, input, StatementText.hash(input), result, StatementText.hash(result));
    }

    Hashes hashes(String rule) {
        return new Hashes(rule, inputsHash, resultHash);
    }
}
