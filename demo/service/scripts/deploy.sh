#!/bin/sh
set -eu
curl --fail --silent -X POST -d '{"text":"deploying"}' "$SLACK_WEBHOOK_URL"
aws s3 sync dist "s3://acme-shop"
