# One image for all services: `command` in docker-compose.yml says which one a container runs.
FROM node:24.21.0-bookworm-slim@sha256:0e0ff40c39bc087845bfb27465a0df4ea419520094bc35842ff83dd8cbe6f9b6 AS build
WORKDIR /app
COPY package.json package-lock.json ./
# tsc and esbuild need no package to compile or unpack anything.
RUN npm ci --ignore-scripts --no-audit --no-fund
COPY tsconfig.json tsconfig.build.json ./
COPY dev/scripts/build.mjs dev/scripts/
COPY schemas schemas
COPY clickhouse clickhouse
COPY grafana grafana
COPY dev/engines dev/engines
COPY services services
COPY docs/openapi.json docs/openapi-gateway.json docs/
RUN npm run build

FROM node:24.21.0-bookworm-slim@sha256:0e0ff40c39bc087845bfb27465a0df4ea419520094bc35842ff83dd8cbe6f9b6 AS dependencies
WORKDIR /app
COPY package.json package-lock.json ./
# Without development packages: no embedded engine, no test tools. lmdb and lz4 bring their binaries as packages.
RUN npm ci --omit=dev --no-audit --no-fund

FROM node:24.21.0-bookworm-slim@sha256:0e0ff40c39bc087845bfb27465a0df4ea419520094bc35842ff83dd8cbe6f9b6
ENV NODE_ENV=production \
    BIND_HOST=0.0.0.0 \
    LEADSTREAM_PUBLIC=1 \
    LEADSTREAM_DATA=/var/lib/leadstream \
    KAFKAJS_NO_PARTITIONER_WARNING=1
WORKDIR /app
# A fresh volume mounted here takes over this owner.
RUN install -d -o node -g node /var/lib/leadstream /dashboards
COPY --from=dependencies /app/node_modules node_modules
COPY --from=build /app/dist dist
COPY package.json LICENSE ./
COPY bin bin
COPY mappings mappings
USER node
ENTRYPOINT ["node"]
CMD ["bin/leadstream.mjs", "--help"]
