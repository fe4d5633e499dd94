package io.wardline.protocol.codes;

/**
 * Where and how a code breaks a rule.
 *
 * @param at index of the first offending character in the text that was given; the text's length if something is missing
 * @param subject what the rule is about, such as {@code (21)}; empty when the position says enough
 */
public record CodeError(ErrorCode code, int at, String subject) {

    public CodeError {
        if (at < 0) {
            throw new IllegalArgumentException("at " + at);
        }
    }

    static CodeError at(ErrorCode code, int at) {
        return new CodeError(code, at, "");
    }

    CodeError about(String newSubject) {
        return subject.isEmpty() ? new CodeError(code, at, newSubject) : this;
    }

    CodeError movedTo(int newAt) {
        return new CodeError(code, newAt, subject);
    }

    /** One English sentence. */
    public String message() {
        return subject.isEmpty() ? code.text() : subject + ": " + code.text();
    }
}
