package io.hefu.clients.scene;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Scenes mixed evenly: each keeps the order of its steps, and all of them last from the beginning to the end. */
public record Programme(List<Turn> turns) {

    /** One step of a scene. */
    public record Turn(String title, Runnable step) {}

    private record Placed(double place, Turn turn) {}

    public static Programme of(List<Scene> scenes) {
        List<Placed> placed = new ArrayList<>();
        for (Scene scene : scenes) {
            List<Runnable> steps = scene.steps();
            for (int i = 0; i < steps.size(); i++) {
                placed.add(new Placed((i + 0.5) / steps.size(), new Turn(scene.title(), steps.get(i))));
            }
        }
        return new Programme(placed.stream()
                .sorted(Comparator.comparingDouble(Placed::place))
                .map(Placed::turn)
                .toList());
    }
}
