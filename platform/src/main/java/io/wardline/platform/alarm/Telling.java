package io.wardline.platform.alarm;

import io.wardline.platform.db.Tx;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Writes down who is to be told of an event, in the event's own transaction; carrying it out comes later. */
final class Telling {
    private final NoticeStore notices = new NoticeStore();
    private final PeopleStore people = new PeopleStore();
    private final boolean mailing;

    /** With or without a mail server; letters that could never leave are not written. */
    Telling(boolean mailing) {
        this.mailing = mailing;
    }

    /** An event of an alarm. */
    record Happened(long alarm, long event, @Nullable Long institution, Severity severity, Instant at) {}

    /** Tells whoever answers now, and the administrators where nobody does. */
    void owner(Tx tx, Happened happened, Owner owner) {
        var answering = people.answering(tx, owner, happened.institution(), happened.at());
        persons(tx, happened, answering.isEmpty()
                ? people.answering(tx, Owner.ADMINISTRATOR, happened.institution(), happened.at())
                : answering);
        programs(tx, happened);
    }

    /** Tells these persons: at once where it is urgent, else with everything of the hour in one letter when the hour is full. */
    void persons(Tx tx, Happened happened, List<Long> accounts) {
        if (mailing && !accounts.isEmpty()) {
            var urgent = happened.severity() == Severity.URGENT;
            var due = urgent ? happened.at() : happened.at().truncatedTo(ChronoUnit.HOURS).plus(1, ChronoUnit.HOURS);
            notices.queueMail(tx, happened.alarm(), happened.event(), accounts, urgent, due);
        }
    }

    /** Tells the programs whose accounts see the institution. */
    void programs(Tx tx, Happened happened) {
        notices.queueHooks(tx, happened.alarm(), happened.event(), happened.institution(), happened.at());
    }
}
