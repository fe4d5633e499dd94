package io.wardline.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.wardline.platform.audit.Acts;
import io.wardline.platform.file.Institutions;
import io.wardline.platform.place.Places;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who issues the county's papers: the name that the installation has been given, otherwise one in the language of the papers. */
final class IssuerTest {
    private static final String PASSWORDS = Stream.of("owner", "platform", "pump", "sealer", "read", "gateway")
            .map(role -> "wl_" + role + "=a-long-password-of-" + role + "\n").collect(Collectors.joining());

    @Test
    void the_county_issues_under_the_name_that_it_has_been_given_and_a_hospital_under_its_own() {
        try (var county = TestCounty.open()) {
            county.execute("insert into place_institution (code, name, kind) values ('H1', '县人民医院', 'HOSPITAL')");
            var issuers = Places.issuing(new Places(new Acts(county.platform(), TestCounty.TIME, new Random(1))), "云岭县医疗保障局");
            List<String> names = county.inTransaction(tx -> Stream.of("COUNTY", "H1", "NOSUCH")
                    .flatMap(code -> issuers.find(tx, code).stream())
                    .map(Institutions.Named::name)
                    .toList());
            assertThat(names).containsExactly("云岭县医疗保障局", "县人民医院");
        }
    }

    @Test
    void a_county_without_a_name_issues_in_chinese(@TempDir Path folder) throws Exception {
        var passwords = Files.writeString(folder.resolve("roles.properties"), PASSWORDS);
        var keys = List.of("--certificates", folder.toString(), "--database.passwords", passwords.toString());
        assertThat(Config.read(keys, "node").county()).isEqualTo("县医疗保障局");
        var named = List.of("--certificates", folder.toString(), "--database.passwords", passwords.toString(), "--county", "云岭县医疗保障局");
        assertThat(Config.read(named, "node").county()).isEqualTo("云岭县医疗保障局");
        assertThatThrownBy(() -> Config.read(named, "node").withCounty("\u202E局")).isInstanceOf(ConfigFault.class).hasMessageContaining("county is a name");
    }
}
