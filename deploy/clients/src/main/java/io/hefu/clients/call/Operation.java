package io.hefu.clients.call;

/**
 * What can be called, as definitions and price lists name it.
 *
 * @param api such as {@code short-messages}
 * @param id the {@code operationId} in the API's definition
 */
public record Operation(String api, String id) implements Comparable<Operation> {

    @Override
    public int compareTo(Operation other) {
        int byApi = api.compareTo(other.api);
        return byApi != 0 ? byApi : id.compareTo(other.id);
    }

    @Override
    public String toString() {
        return api + " " + id;
    }
}
