package io.hefu.portal.pages;

import io.hefu.core.usage.PartnerStatement;
import io.hefu.core.usage.UsageReport;
import io.hefu.portal.application.Application;
import io.quarkus.qute.TemplateInstance;
import java.time.YearMonth;
import java.util.List;

/** What was used, what it cost, and whose it is. */
public interface MoneyPages {

    record Usage(PageFrame page, YearMonth latest, Month month, BarChart calls, BarChart cost)
            implements TemplateInstance {}

    /**
     * A developer's month.
     *
     * @param chosen the id of the one application that is shown, or empty for all
     */
    record Month(UsageReport report, List<Application> applications, String chosen) {

        public long refused() {
            return report.days().stream()
                    .mapToLong(UsageReport.Day::refusedCalls)
                    .sum();
        }

        /** An application's name, or its id where it is not among those listed. */
        public String name(UsageReport.Line line) {
            return applications.stream()
                    .filter(application -> application.id().equals(line.application()))
                    .map(Application::name)
                    .findFirst()
                    .orElse(line.application().toString());
        }
    }

    record Statement(PageFrame page, YearMonth latest, String partner, PartnerStatement statement, long billableCalls)
            implements TemplateInstance {

        static Statement of(PageFrame page, YearMonth latest, String partner, PartnerStatement statement) {
            long billableCalls = statement.lines().stream()
                    .mapToLong(PartnerStatement.Line::billableCalls)
                    .sum();
            return new Statement(page, latest, partner, statement, billableCalls);
        }
    }
}
