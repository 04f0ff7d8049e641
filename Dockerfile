# The fake Zendesk as an image: docker build -t fakedesk . && docker run --rm -p 4010:4010 fakedesk
FROM node:24-slim AS build
WORKDIR /repository
ENV DO_NOT_TRACK=1 TURBO_TELEMETRY_DISABLED=1
COPY . .
RUN npx --yes pnpm@12.21.0 install --frozen-lockfile
RUN npx --yes pnpm@12.21.0 exec turbo run build --filter=fakedesk...
RUN npx --yes pnpm@12.21.0 --workspace-concurrency 1 --filter @fakedesk/spec --filter @fakedesk/core \
    --filter @fakedesk/contract --filter fakedesk exec pnpm pack --pack-destination /tarballs
# All that it needs is at hand: the registry knows none of it by this version.
RUN npm install --prefix /app --offline --no-audit --no-fund /tarballs/*.tgz

FROM node:24-alpine
LABEL org.opencontainers.image.title="Fakedesk" \
      org.opencontainers.image.description="A fake of the Zendesk Support API. Not affiliated with Zendesk." \
      org.opencontainers.image.source="https://github.com/fakedesk/fakedesk" \
      org.opencontainers.image.licenses="MIT"
COPY --from=build /app /app
# For --state and seeds; what is not mounted lives as long as the container.
RUN mkdir /data && chown node:node /data
VOLUME ["/data"]
WORKDIR /data
USER node
EXPOSE 4010
HEALTHCHECK --interval=5s --timeout=3s --start-period=5s \
  CMD ["node", "-e", "fetch('http://127.0.0.1:4010/_fakedesk/health').then(({ ok }) => process.exit(ok ? 0 : 1), () => process.exit(1))"]
ENTRYPOINT ["node", "/app/node_modules/fakedesk/dist/cli.js"]
CMD ["serve", "--host", "0.0.0.0", "--allow-host", "fakedesk"]
