# Two stages: the first exports the embedding model, which takes torch; the second serves it, which
# does not. Settings are VOUCH_… variables; /data holds index versions and must outlive the container.

FROM python:3.11.14-slim-bookworm AS export
ENV HF_HUB_OFFLINE=1 PIP_NO_CACHE_DIR=1 PIP_DISABLE_PIP_VERSION_CHECK=1
WORKDIR /app
COPY pyproject.toml README.md LICENSE* ./
COPY ingest ingest
COPY index index
COPY api api
COPY evaluation evaluation
RUN python -m venv /venv \
    && torch=$(sed -n 's/^ *"\(torch==[^"]*\)",*$/\1/p' pyproject.toml) \
    && /venv/bin/pip install --no-deps --index-url https://download.pytorch.org/whl/cpu "$torch" \
    && /venv/bin/pip install '.[build]' \
    && /venv/bin/python -c "from pathlib import Path; from index.export import DEFAULT, ensure_model; ensure_model(DEFAULT, Path('/models'))"

FROM python:3.11.14-slim-bookworm
ENV HF_HUB_OFFLINE=1 PIP_NO_CACHE_DIR=1 PIP_DISABLE_PIP_VERSION_CHECK=1 PYTHONUNBUFFERED=1 \
    PATH=/venv/bin:$PATH VOUCH_DATA=/data VOUCH_CORPUS=/app/corpus VOUCH_HOST=0.0.0.0
WORKDIR /app
COPY pyproject.toml README.md LICENSE* ./
COPY ingest ingest
COPY index index
COPY api api
COPY evaluation evaluation
RUN python -m venv /venv \
    && /venv/bin/pip install . \
    && useradd --uid 10001 --no-create-home --home-dir /nonexistent --shell /usr/sbin/nologin vouch \
    && install -d -o vouch -g vouch /data
COPY corpus corpus
COPY --from=export /models /models
USER 10001
VOLUME /data
EXPOSE 8000
HEALTHCHECK --interval=15s --timeout=5s --start-period=180s --retries=4 \
    CMD ["python", "-c", "import urllib.request as u; u.urlopen('http://127.0.0.1:8000/ready', timeout=4)"]
# the exported model is copied into the data folder, where a build looks for it; torch is not here to make it
CMD ["sh", "-c", "mkdir -p /data/models && cp -R /models/. /data/models/ && exec vouch serve"]
