# syntax=docker/dockerfile:1

FROM rust:1.95-bookworm AS build
WORKDIR /build

# First the dependencies alone, over an empty program: this layer is built anew only when the manifest or the lock file
# changes. It is the long one: OpenSSL and libpq are compiled from source. The empty test stays, for the manifest names it.
COPY Cargo.toml Cargo.lock ./
RUN mkdir -p src tests/it benches \
 && echo 'fn main() {}' > src/main.rs \
 && touch src/lib.rs tests/it/main.rs benches/audit.rs benches/progress.rs \
 && cargo build --release --locked --features postgres-tls \
 && cargo clean --release --locked -p signatory \
 && rm -r src

COPY . .
RUN cargo build --release --locked --features postgres-tls --bin signatory


FROM debian:bookworm-slim

RUN apt-get update \
 && apt-get install -y --no-install-recommends ca-certificates \
 && rm -rf /var/lib/apt/lists/* \
 && groupadd --system --gid 10001 signatory \
 && useradd --system --uid 10001 --gid 10001 --home-dir /var/lib/signatory --no-create-home --shell /usr/sbin/nologin signatory \
 && install -d -o 10001 -g 10001 -m 0700 /var/lib/signatory

COPY --from=build /build/target/release/signatory /usr/local/bin/signatory
COPY LICENSE /usr/share/doc/signatory/LICENSE

LABEL org.opencontainers.image.title="Signatory" \
      org.opencontainers.image.description="A register of treaty actions: signatures, instruments of consent, and the day a treaty enters into force" \
      org.opencontainers.image.licenses="Apache-2.0"

# Inside a container, 127.0.0.1 would be out of reach from outside it.
ENV SIGNATORY_LISTEN=0.0.0.0:8080 \
    SIGNATORY_DATA_DIR=/var/lib/signatory

# By number, so that an orchestrator can see that it is not root.
USER 10001:10001
WORKDIR /var/lib/signatory
VOLUME /var/lib/signatory
EXPOSE 8080

# The service lets running requests end; give it longer than SIGNATORY_SHUTDOWN_SECONDS before it is killed.
STOPSIGNAL SIGTERM

# bash speaks TCP by itself: no curl in the image.
HEALTHCHECK --interval=10s --timeout=3s --start-period=20s --retries=3 \
  CMD ["bash", "-c", "exec 3<>\"/dev/tcp/127.0.0.1/${SIGNATORY_LISTEN##*:}\" && printf 'GET /health HTTP/1.1\\r\\nHost: localhost\\r\\nConnection: close\\r\\n\\r\\n' >&3 && read -r -t 2 line <&3 && [[ $line == 'HTTP/1.1 200 '* ]]"]

ENTRYPOINT ["signatory"]
CMD ["serve"]
