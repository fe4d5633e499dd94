package io.wardline.platform;

import io.wardline.platform.audit.Act;
import io.wardline.platform.audit.Acts;
import io.wardline.platform.audit.Change;
import io.wardline.platform.db.Tx;
import io.wardline.platform.file.Deed;
import io.wardline.platform.file.Deeds;
import io.wardline.platform.web.Answer;
import io.wardline.platform.web.Request;
import java.util.List;

/** Hands the book of acts down to the floor, which cannot see it. */
public record BookOfActs(Acts acts) implements Deeds {
    @Override
    public Answer perform(Request request, String kind, Work work) {
        return acts.perform(request, kind, (tx, act) -> work.perform(tx, new Deed(act.id(), act.account(), act.requestId(), act.at())));
    }

    @Override
    public void added(Tx tx, Deed deed, String subject, String field, String value) {
        var act = new Act(deed.act(), deed.account(), deed.requestId(), deed.at());
        acts.changed(tx, act, List.of(Change.added(subject, field, value)));
    }
}
