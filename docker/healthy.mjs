// Exits 0 if this container's API can answer: for HEALTHCHECK, in an image that has no curl.
const answer = await fetch(`http://127.0.0.1:${process.env.PORT ?? 3000}/readyz`).catch(() => undefined);
process.exit(answer?.ok ? 0 : 1);
