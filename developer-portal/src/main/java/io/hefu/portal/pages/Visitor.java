package io.hefu.portal.pages;

import io.hefu.portal.pages.Room.Audience;
import java.util.List;
import java.util.Set;

/** Who looks at a page. Nobody in particular has an empty name. */
public record Visitor(String name, Set<Audience> audiences) {

    public static final Visitor ANONYMOUS = new Visitor("", Set.of());

    public Visitor {
        audiences = Set.copyOf(audiences);
    }

    public boolean signedIn() {
        return !name.isEmpty();
    }

    /** The doors this visitor may pass. */
    public List<Room> entrances() {
        return Room.entrances().stream()
                .filter(room -> audiences.contains(room.audience()))
                .toList();
    }

    /** Where to go after signing in. */
    Room firstRoom() {
        return entrances().stream().findFirst().orElse(Room.HOME);
    }
}
