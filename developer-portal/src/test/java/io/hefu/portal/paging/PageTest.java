package io.hefu.portal.paging;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PageTest {

    @ParameterizedTest
    @CsvSource({"0, 0", "1, 1", "20, 1", "21, 2", "40, 2", "41, 3"})
    void aBegunPageIsAPage(long totalCount, long totalPages) {
        assertThat(new Page<>(List.of(), PageRequest.FIRST, totalCount).totalPages())
                .isEqualTo(totalPages);
    }

    @Test
    void theLastPageThatCanBeAskedForDoesNotOverflow() {
        assertThat(new PageRequest(PageRequest.LAST_PAGE, PageRequest.MOST_PER_PAGE).offset())
                .isEqualTo(99_999_900);
    }
}
