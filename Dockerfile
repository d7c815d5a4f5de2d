# tppo for machines that have no Pango. Use: docs/id/cara/kontainer.md
#   docker build -t tppo .
#   docker run --rm --network none -v "$PWD:/kerja" tppo check kampanye/campaign.yaml

FROM python:3.12-slim-bookworm AS build
WORKDIR /src
COPY . .
RUN python -m venv /opt/tppo
# The lock also holds what only developers need: as a constraint it gives the versions, no more.
RUN sed -n 's/^\([A-Za-z0-9._-]*==[^ ;]*\).*/\1/p' requirements.lock > /constraints.txt \
 && pip wheel --no-cache-dir --no-deps --wheel-dir /wheels . \
 && wheel="$(ls /wheels/*.whl)" \
 && /opt/tppo/bin/pip install --no-cache-dir --constraint /constraints.txt "$wheel[docx]"

FROM python:3.12-slim-bookworm
RUN apt-get update \
 && apt-get install -y --no-install-recommends libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0 \
 && rm -rf /var/lib/apt/lists/* \
 && useradd --create-home --uid 1000 tppo \
 && install -d -o tppo -g tppo /kerja
COPY --from=build /opt/tppo /opt/tppo
USER tppo
# Messages in Indonesian; -e TPPO_UI_LANG=en for English. Who runs this with --user has no home.
ENV PATH=/opt/tppo/bin:$PATH TPPO_UI_LANG=id HOME=/tmp
WORKDIR /kerja
VOLUME /kerja
ENTRYPOINT ["tppo"]
CMD ["--help"]
