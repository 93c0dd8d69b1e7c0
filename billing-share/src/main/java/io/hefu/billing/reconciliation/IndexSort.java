package io.hefu.billing.reconciliation;

import java.util.Arrays;

/** A stable merge sort of indexes: what the JDK sorts only as objects. */
final class IndexSort {

    /** Compares what two indexes stand for. */
    @FunctionalInterface
    interface Order {
        int compare(int left, int right);
    }

    private static final int INSERTION = 8;

    private IndexSort() {}

    static int[] sorted(int[] indexes, Order order) {
        int[] to = indexes.clone();
        sort(indexes.clone(), to, 0, to.length, order);
        return to;
    }

    /** All indexes below a size, sorted. */
    static int[] sorted(int size, Order order) {
        int[] indexes = new int[size];
        Arrays.setAll(indexes, index -> index);
        return sorted(indexes, order);
    }

    private static void sort(int[] from, int[] to, int low, int high, Order order) {
        if (high - low <= INSERTION) {
            insert(to, low, high, order);
            return;
        }
        int middle = (low + high) >>> 1;
        sort(to, from, low, middle, order);
        sort(to, from, middle, high, order);
        if (order.compare(from[middle - 1], from[middle]) <= 0) {
            System.arraycopy(from, low, to, low, high - low);
            return;
        }
        int left = low;
        int right = middle;
        for (int i = low; i < high; i++) {
            boolean takeLeft = right == high || (left < middle && order.compare(from[left], from[right]) <= 0);
            to[i] = takeLeft ? from[left++] : from[right++];
        }
    }

    private static void insert(int[] indexes, int low, int high, Order order) {
        for (int i = low + 1; i < high; i++) {
            int moved = indexes[i];
            int j = i - 1;
            while (j >= low && order.compare(indexes[j], moved) > 0) {
                indexes[j + 1] = indexes[j];
                j--;
            }
            indexes[j + 1] = moved;
        }
    }
}
