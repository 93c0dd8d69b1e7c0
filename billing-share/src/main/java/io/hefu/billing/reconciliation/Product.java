package io.hefu.billing.reconciliation;

/**
 * What is counted: an operation of an API. Of a partner's file it may be what no API of ours is called.
 *
 * @param operation empty where both sides count the API as a whole
 */
public record Product(String api, String operation) implements Comparable<Product> {

    @Override
    public int compareTo(Product other) {
        int byApi = api.compareTo(other.api);
        return byApi == 0 ? operation.compareTo(other.operation) : byApi;
    }

    @Override
    public String toString() {
        return operation.isEmpty() ? api : api + " " + operation;
    }
}
