// The API's own page: Swagger UI over the schema; what is tried goes out with the session of whoever is signed in.
const { schema, csrf } = document.currentScript.dataset;

SwaggerUIBundle({
  url: schema,
  dom_id: "#api",
  deepLinking: true,
  validatorUrl: null,
  requestInterceptor: (request) => {
    if (new URL(request.url, location.href).origin === location.origin) request.headers["X-CSRFToken"] = csrf;
    return request;
  },
});
