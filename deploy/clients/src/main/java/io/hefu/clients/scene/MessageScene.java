package io.hefu.clients.scene;

import io.hefu.clients.call.ApiAnswer;
import io.hefu.clients.call.ApiCall;
import io.hefu.clients.call.Calls;
import java.util.ArrayList;
import java.util.List;

/** Short messages: sent, followed to the phone, and refused for a number that is none. */
public final class MessageScene implements Scene {

    private static final int SENDS = 60;
    private static final int SENDS_TO_A_BAD_NUMBER = 7;

    /** What is sent, and in how many short messages it travels. */
    private record Text(String words, int segments) {}

    private static final List<Text> TEXTS = List.of(
            new Text("Your code is 428913. It is valid for five minutes.", 1),
            new Text("【商场导航】您附近的咖啡店今天买一送一，凭本短信即可兑换。", 1),
            new Text("Mall Navigator: the lift on the north side is out of order today. ".repeat(3), 2),
            new Text("【商场导航】停车场三层已满，请前往四层；出口在东侧，会员前两小时免费。".repeat(3), 2));

    private final Application application;
    private final List<String> sent = new ArrayList<>();

    public MessageScene(Application application) {
        this.application = application;
    }

    @Override
    public String title() {
        return "short messages";
    }

    @Override
    public List<Runnable> steps() {
        List<Runnable> steps = new ArrayList<>();
        for (int i = 0; i < SENDS; i++) {
            Text text = TEXTS.get(i % TEXTS.size());
            String number = Numbers.any();
            steps.add(() -> send(number, text));
            if (i % 2 == 1) {
                steps.add(this::readOne);
            }
            if (i % SENDS_TO_A_BAD_NUMBER == 0) {
                steps.add(() -> application.call(message("13800000001", text), 400));
            }
        }
        steps.add(this::followToThePhone);
        return steps;
    }

    /** One more call that costs nothing. */
    public void readOne() {
        application.call(Calls.readMessage(sent.get(sent.size() - 1)), 200);
    }

    private void send(String number, Text text) {
        ApiAnswer answer = application.call(message(number, text), 202);
        if (answer.status() == 202) {
            sent.add(answer.body().get("messageId").asText());
        }
    }

    private void followToThePhone() {
        application.readUntil(
                Calls.readMessage(sent.get(0)),
                message -> message.at("/recipients/0/status").asText().equals("DELIVERED"),
                "the first message is DELIVERED");
    }

    private static ApiCall message(String number, Text text) {
        return Calls.sendMessage(number, text.words(), text.segments());
    }
}
