package io.hefu.stack.mqtt;

import com.hivemq.extension.sdk.api.async.Async;
import com.hivemq.extension.sdk.api.async.TimeoutFallback;
import com.hivemq.extension.sdk.api.auth.SimpleAuthenticator;
import com.hivemq.extension.sdk.api.auth.parameter.SimpleAuthInput;
import com.hivemq.extension.sdk.api.auth.parameter.SimpleAuthOutput;
import com.hivemq.extension.sdk.api.auth.parameter.TopicPermission;
import com.hivemq.extension.sdk.api.auth.parameter.TopicPermission.MqttActivity;
import com.hivemq.extension.sdk.api.auth.parameter.TopicPermission.PermissionType;
import com.hivemq.extension.sdk.api.packets.auth.DefaultAuthorizationBehaviour;
import com.hivemq.extension.sdk.api.packets.connect.ConnackReasonCode;
import com.hivemq.extension.sdk.api.packets.connect.ConnectPacket;
import com.hivemq.extension.sdk.api.services.Services;
import com.hivemq.extension.sdk.api.services.builder.Builders;
import io.hefu.stack.mqtt.AuthenticationHook.Decision;
import io.hefu.stack.mqtt.AuthenticationHook.Permission;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Lets Hefu itself in by its password, and everybody else when Hefu says so, with the topics that Hefu names. What is not
 * allowed is denied; nobody comes in without a name.
 */
final class HefuAuthenticator implements SimpleAuthenticator {

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final String serviceAccountPassword;
    private final AuthenticationHook hook;

    HefuAuthenticator(String serviceAccountPassword, AuthenticationHook hook) {
        this.serviceAccountPassword = serviceAccountPassword;
        this.hook = hook;
    }

    @Override
    public void onConnect(SimpleAuthInput input, SimpleAuthOutput output) {
        ConnectPacket connect = input.getConnectPacket();
        Optional<String> username = connect.getUserName();
        Optional<String> password = connect.getPassword()
                .map(bytes -> StandardCharsets.UTF_8.decode(bytes).toString());
        if (username.isEmpty() || password.isEmpty()) {
            output.failAuthentication(ConnackReasonCode.NOT_AUTHORIZED, "username and password are needed");
        } else if (username.get().equals(MqttBroker.SERVICE_ACCOUNT)) {
            admitServiceAccount(password.get(), output);
        } else {
            askHefu(connect.getClientId(), username.get(), password.get(), output);
        }
    }

    private void admitServiceAccount(String password, SimpleAuthOutput output) {
        boolean right = MessageDigest.isEqual(
                password.getBytes(StandardCharsets.UTF_8), serviceAccountPassword.getBytes(StandardCharsets.UTF_8));
        if (right) {
            output.getDefaultPermissions().setDefaultBehaviour(DefaultAuthorizationBehaviour.ALLOW);
            output.authenticateSuccessfully();
        } else {
            output.failAuthentication(ConnackReasonCode.BAD_USER_NAME_OR_PASSWORD);
        }
    }

    private void askHefu(String clientId, String username, String password, SimpleAuthOutput output) {
        Async<SimpleAuthOutput> later =
                output.async(PATIENCE, TimeoutFallback.FAILURE, ConnackReasonCode.SERVER_UNAVAILABLE);
        hook.ask(clientId, username, password)
                .whenComplete((decision, failure) -> Services.extensionExecutorService()
                        .execute(() -> {
                            decide(decision, later.getOutput());
                            later.resume();
                        }));
    }

    /** @param decision none when Hefu could not be asked: the client may come again */
    private static void decide(@Nullable Decision decision, SimpleAuthOutput output) {
        if (decision == null) {
            output.failAuthentication(ConnackReasonCode.SERVER_UNAVAILABLE);
        } else if (!decision.allowed()) {
            output.failAuthentication(ConnackReasonCode.NOT_AUTHORIZED);
        } else {
            output.getDefaultPermissions().setDefaultBehaviour(DefaultAuthorizationBehaviour.DENY);
            decision.permissions()
                    .forEach(each -> output.getDefaultPermissions().add(topicPermission(each)));
            output.authenticateSuccessfully();
        }
    }

    private static TopicPermission topicPermission(Permission permission) {
        return Builders.topicPermission()
                .topicFilter(permission.topic())
                .type(permission.allows() ? PermissionType.ALLOW : PermissionType.DENY)
                .activity(MqttActivity.valueOf(permission.activity().name()))
                .build();
    }
}
