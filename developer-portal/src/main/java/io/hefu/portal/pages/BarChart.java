package io.hefu.portal.pages;

import java.util.ArrayList;
import java.util.List;
import java.util.function.LongFunction;

/** Where the parts of a stacked bar chart lie, in units of its view box of 720 × 240. */
public record BarChart(String sentence, List<Rect> rects, List<Tick> ticks, List<Label> labels) {

    private static final int LEFT = 72;
    private static final int RIGHT = 712;
    private static final int TOP = 14;
    private static final int BOTTOM = 208;
    private static final int MOST_TICKS = 4;

    /** @param series the CSS class that colours it */
    public record Rect(String series, long x, long y, long width, long height, String title) {}

    /** A grid line. */
    public record Tick(long y, String text) {}

    /** A word under a bar. */
    public record Label(long x, String text) {}

    /** One bar: from bottom to top. */
    record Bar(String label, List<Part> parts) {

        long total() {
            return parts.stream().mapToLong(Part::value).sum();
        }
    }

    /** A part of a bar; {@code title} tells all about it. */
    record Part(String series, long value, String title) {}

    public BarChart {
        rects = List.copyOf(rects);
        ticks = List.copyOf(ticks);
        labels = List.copyOf(labels);
    }

    /** @param sentence what the chart shows, for those who do not see it */
    static BarChart of(String sentence, List<Bar> bars, LongFunction<String> format) {
        long most = bars.stream().mapToLong(Bar::total).max().orElse(0);
        long step = step(most);
        long ceiling = Math.max(step, (most + step - 1) / step * step);
        List<Tick> ticks = new ArrayList<>();
        for (long value = 0; value <= ceiling; value += step) {
            ticks.add(new Tick(BOTTOM - scaled(value, ceiling), format.apply(value)));
        }
        List<Rect> rects = new ArrayList<>();
        List<Label> labels = new ArrayList<>();
        int slot = (RIGHT - LEFT) / Math.max(1, bars.size());
        for (int i = 0; i < bars.size(); i++) {
            long x = LEFT + (long) i * slot;
            addBar(bars.get(i), x, slot, ceiling, rects);
            if (i == 0 || (i + 1) % 5 == 0) {
                labels.add(new Label(x + slot / 2, bars.get(i).label()));
            }
        }
        return new BarChart(sentence, rects, ticks, labels);
    }

    private static void addBar(Bar bar, long x, int slot, long ceiling, List<Rect> rects) {
        long y = BOTTOM;
        for (Part part : bar.parts()) {
            if (part.value() > 0) {
                // However small, what there is can be seen.
                long height = Math.max(2, scaled(part.value(), ceiling));
                y -= height;
                rects.add(new Rect(part.series(), x + 2, y, Math.max(1, slot - 4), height, part.title()));
            }
        }
    }

    private static long scaled(long value, long ceiling) {
        return Math.round((double) value / ceiling * (BOTTOM - TOP));
    }

    /** The smallest of 1, 2, 5, 10, 20… that needs no more than a few ticks. */
    private static long step(long most) {
        long power = 1;
        while (true) {
            for (int factor : new int[] {1, 2, 5}) {
                if (most <= power * factor * MOST_TICKS) {
                    return power * factor;
                }
            }
            power *= 10;
        }
    }
}
