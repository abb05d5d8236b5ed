# syntax=docker/dockerfile:1
# The service and the command line in one image, on Debian 12. How to run it: docs/operations.md
FROM mcr.microsoft.com/dotnet/sdk:10.0 AS build
WORKDIR /source
COPY Directory.Build.props Directory.Packages.props global.json .editorconfig BannedSymbols.txt ./
COPY src src
# Compiled ahead of time for the processor of the image: the service starts in half the time.
RUN set -- -c Release --use-current-runtime --no-self-contained -p:PublishReadyToRun=true \
    && dotnet publish src/PhotoProgress.Server "$@" -o /app/server && dotnet publish src/PhotoProgress.Cli "$@" -o /app/cli

# The face model, pinned by its digest, by the same step as on any machine.
FROM node:22-bookworm-slim AS face
WORKDIR /source
COPY scripts scripts
RUN mkdir .cache && bash -c 'set -euo pipefail; root=/source; . scripts/lib.sh; fetch_face_model || { cat .cache/npm.log; exit 1; }'

FROM mcr.microsoft.com/dotnet/aspnet:10.0 AS runtime

FROM debian:12-slim
COPY scripts/lib.sh /opt/photoprogress/lib.sh
# First what .NET needs of Debian, then what the product needs: the list that ./run installs from.
RUN apt-get update && apt-get install -y --no-install-recommends libssl3 libstdc++6 tzdata \
    && bash -c 'set -euo pipefail; root=/opt/photoprogress; . /opt/photoprogress/lib.sh; apt-get install -y --no-install-recommends "${product_packages[@]%% *}"' \
    && rm -rf /var/lib/apt/lists/*
COPY --from=runtime /usr/share/dotnet /usr/share/dotnet
RUN ln -s /usr/share/dotnet/dotnet /usr/local/bin/dotnet \
    && printf '#!/bin/sh\nexec dotnet /app/cli/photoprogress.dll "$@"\n' > /usr/local/bin/photoprogress && chmod 755 /usr/local/bin/photoprogress \
    && useradd --system --uid 10001 --no-create-home photoprogress \
    && mkdir /data /keys /inbox && chown photoprogress: /data /keys /inbox && chmod 700 /data /keys
COPY --from=face /source/.cache/face-mesh /opt/photoprogress/face-mesh
COPY models /opt/photoprogress/models
COPY --from=build /app /app

# HOME and XDG_CACHE_HOME: the root may be mounted read-only; what programs throw away goes to /tmp.
ENV ASPNETCORE_URLS=http://+:5080 \
    DOTNET_CLI_TELEMETRY_OPTOUT=1 \
    DOTNET_EnableDiagnostics=0 \
    HOME=/tmp \
    PHOTOPROGRESS_FACE_MODEL=/opt/photoprogress/face-mesh/face_mesh_solution_packed_assets.data \
    PHOTOPROGRESS_MODEL=/opt/photoprogress/models/skin-3 \
    PhotoProgress__Data=/data \
    PhotoProgress__KeyFile=/keys/keys.json \
    VIPS_WARNING=1 \
    XDG_CACHE_HOME=/tmp
USER photoprogress
WORKDIR /app/server
VOLUME /data
EXPOSE 5080
HEALTHCHECK --interval=30s --timeout=5s --start-period=60s \
    CMD ["bash", "-c", "exec 3<>/dev/tcp/127.0.0.1/5080 && printf 'GET /health HTTP/1.0\\r\\nHost: localhost\\r\\n\\r\\n' >&3 && grep -q healthy <&3"]
ENTRYPOINT ["dotnet", "/app/server/photoprogress-server.dll"]
