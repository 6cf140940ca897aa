package io.flypg.postgres.sql;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SettingValueTest {

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            delimiter = '|',
            value = {
                "work_mem | 64MB | '64MB'",
                "search_path | \"$user\", public | '$user', 'public'",
                "search_path | app,\"a,b\"\"c\" | 'app', 'a,b\"c'",
                "SEARCH_PATH | o'x | 'o''x'",
                "search_path | \"\" | ''",
                "log_line_prefix | %m, [%p] | '%m, [%p]'"
            })
    void only_a_list_of_names_is_taken_apart(String setting, String value, String quoted) {
        assertThat(SettingValue.quote(setting, value)).isEqualTo(quoted);
    }
}
