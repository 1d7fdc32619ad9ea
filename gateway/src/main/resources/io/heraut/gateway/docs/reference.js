"use strict";
window.addEventListener("load", () => {
  const reference = SwaggerUIBundle({
    url: "/openapi.json",
    dom_id: "#reference",
    deepLinking: true,
    docExpansion: "list",
    defaultModelsExpandDepth: 0,
    displayRequestDuration: true,
    filter: true,
    persistAuthorization: true,
    tryItOutEnabled: true,
    tagsSorter: "alpha",
    validatorUrl: null,
    oauth2RedirectUrl: window.location.origin + "/docs/oauth2-redirect.html",
    presets: [SwaggerUIBundle.presets.apis],
  });
  reference.initOAuth({
    clientId: "{client}",
    scopes: "openid profile",
    usePkceWithAuthorizationCodeGrant: true,
  });
});
