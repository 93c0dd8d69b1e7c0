/** The portal as a whole. */
@NullMarked
@OpenAPIDefinition(
        info =
                @Info(
                        title = "Hefu portal",
                        version = "1.0.0",
                        description = """
                                The control plane of Hefu: organisations, applications, plans, subscriptions, credentials,
                                consents, usage and statements. Everything the portal's pages do can be done here.

                                Sign in with an access token of the identity provider (`Authorization: Bearer …`) or with
                                the browser session of the pages. Errors are RFC 9457 problem details, in Chinese or
                                English by `Accept-Language`; `code` is stable. Every answer carries `x-correlator`, the
                                caller's own when it sent one.""",
                        license = @License(name = "Apache-2.0", url = "https://www.apache.org/licenses/LICENSE-2.0")),
        components =
                @Components(
                        securitySchemes =
                                @SecurityScheme(
                                        securitySchemeName = "bearer",
                                        type = SecuritySchemeType.HTTP,
                                        scheme = "bearer",
                                        bearerFormat = "JWT",
                                        description = "An access token of the identity provider.")),
        security = @SecurityRequirement(name = "bearer"))
package io.hefu.portal;

import org.eclipse.microprofile.openapi.annotations.Components;
import org.eclipse.microprofile.openapi.annotations.OpenAPIDefinition;
import org.eclipse.microprofile.openapi.annotations.enums.SecuritySchemeType;
import org.eclipse.microprofile.openapi.annotations.info.Info;
import org.eclipse.microprofile.openapi.annotations.info.License;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.security.SecurityScheme;
import org.jspecify.annotations.NullMarked;
