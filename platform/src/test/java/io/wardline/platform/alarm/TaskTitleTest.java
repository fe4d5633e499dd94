package io.wardline.platform.alarm;

import static org.assertj.core.api.Assertions.assertThat;

import io.wardline.platform.web.Messages;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What a task is called: words of its kind, and words for the code that a device or a gateway gave. */
final class TaskTitleTest {
    private static String title(Messages language, String kind, String device, String code) {
        return TaskStore.title(language, kind, Map.of("device", device, "code", code, "count", "2"), device + "/" + code);
    }

    @Test
    void a_code_is_spoken_in_the_words_of_the_reader() {
        assertThat(title(Messages.ZH, "device.reported", "cab-7", "door.heldOpen")).isEqualTo("设备 cab-7：柜门长时间未关，一天内 2 次。");
        assertThat(title(Messages.EN, "device.reported", "cab-7", "door.heldOpen"))
                .isEqualTo("Device cab-7: its door was held open, 2 times in a day.");
    }

    @Test
    void a_code_with_no_words_of_its_own_is_spoken_by_the_part_that_is_wrong() {
        assertThat(title(Messages.EN, "device.quarantine", "cab-7", "json.trailing")).contains("the last no valid JSON");
        assertThat(title(Messages.EN, "device.quarantine", "cab-7", "unheard.of")).contains("unheard.of");
    }

    @Test
    void a_stranger_has_no_name() {
        assertThat(title(Messages.ZH, "device.reported", "-", "tls.refused")).isEqualTo("设备 （未登记）：证书验证未通过，一天内 2 次。");
    }
}
