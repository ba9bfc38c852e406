# runner-lint in a container: docker build --tag runner-lint .   (docs/gates.md)
FROM node:24.11.1-bookworm-slim AS build
WORKDIR /src
COPY package.json package-lock.json .npmrc ./
RUN npm ci --ignore-scripts --no-audit --no-fund
# .dockerignore says what that is.
COPY . .
RUN npm run build
RUN npm pack --ignore-scripts --pack-destination /tmp \
  && npm install --global --prefix /opt/runner-lint --ignore-scripts --offline --no-audit --no-fund /tmp/runner-lint-*.tgz

FROM node:24.11.1-bookworm-slim
LABEL org.opencontainers.image.title="runner-lint" \
  org.opencontainers.image.source="https://gitlab.com/runner-lint/runner-lint" \
  org.opencontainers.image.licenses="MIT"
# --changed asks git, also about a repository that another user has cloned, as the helper of GitLab Runner does.
RUN apt-get update \
  && apt-get install --yes --no-install-recommends git \
  && rm -rf /var/lib/apt/lists/* \
  && git config --system --add safe.directory '*'
COPY --from=build /opt/runner-lint /opt/runner-lint
ENV PATH=/opt/runner-lint/bin:$PATH
USER node
WORKDIR /repository
ENTRYPOINT ["runner-lint"]
