package io.wardline.platform.identity;

import io.wardline.platform.db.Tx;
import java.util.List;

/** What persons may do, asked by the features that carry it out. Everything is judged at the present instant. */
public interface Duties {
    /** Whether an account holds a permission, by a duty of its own or as the deputy of somebody. */
    boolean holds(Tx tx, long accountId, Permission permission);

    /**
     * Whether a second person may stand beside the first: another account that is active and holds the permission.
     *
     * @param first who acts
     * @param second the name of the account that is to confirm
     */
    SecondPerson secondPerson(Tx tx, long first, String second, Permission permission);

    /**
     * Notes that an account takes a step on a document, unless it took one that conflicts with it. It belongs into the
     * transaction of the step itself; two at once on one document wait for each other.
     *
     * @param document kind of document, as in the table {@code identity_conflict}
     * @param number the document's own number
     */
    Deed take(Tx tx, long accountId, String document, String number, String step);

    /** The names of the accounts that stand on the roster for a duty now, within an institution's reach; sorted. */
    List<String> onDuty(Tx tx, Duty duty, long institution);

    /** What became of the wish for a second person. */
    sealed interface SecondPerson {
        /** This account may confirm. */
        record Accepted(long accountId) implements SecondPerson {}

        /** The first person is not a second one. */
        record SamePerson() implements SecondPerson {}

        /** There is no active account of that name with this permission. */
        record NotHeld() implements SecondPerson {}
    }

    /** What became of a step. */
    sealed interface Deed {
        /** It is noted. */
        record Taken() implements Deed {}

        /** The same person took the conflicting step. */
        record Conflicts(ConflictRule rule) implements Deed {}
    }
}
