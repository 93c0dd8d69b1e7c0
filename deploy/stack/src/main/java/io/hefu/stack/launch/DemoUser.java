package io.hefu.stack.launch;

import java.util.Locale;

/** Who may sign in to the demo; the realm file makes them. */
enum DemoUser {
    DEVELOPER("developer at 星图科技 Xingtu"),
    FINANCE("finance at 万象商业 Wanxiang Malls, a partner"),
    ADMIN("operator admin"),
    ADMIN2("a second operator admin, to approve what the first asks for"),
    SUBSCRIBER("subscriber who holds +8613800000001");

    private final String description;

    DemoUser(String description) {
        this.description = description;
    }

    String username() {
        return name().toLowerCase(Locale.ROOT);
    }

    String describedAs() {
        return description;
    }
}
