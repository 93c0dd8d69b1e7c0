package io.hefu.clients.scene;

import java.util.List;

/** What an application does with one capability, step by step. Steps of different scenes may be taken in turn. */
public interface Scene {

    /** For the person at the terminal. */
    String title();

    /** Each makes a call, or a few. */
    List<Runnable> steps();
}
