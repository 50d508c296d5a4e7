#!/usr/bin/env bash
# Sees to it that LibreOffice can be tried, which curators without Excel open the workbook in: from the system's own
# packages. On Debian and Ubuntu, as root, it is installed; others are told. Ends with 1 where it is missing.
set -euo pipefail
cd "$(dirname "$0")/.."
source scripts/setup_steps.sh

if ! command -v soffice >/dev/null; then
  may_apt || stop "There is no soffice: sudo apt-get install --no-install-recommends libreoffice-calc"
  apt_get "LibreOffice (packages of the system)" libreoffice-calc || stop "LibreOffice could not be installed: see above."
  command -v soffice >/dev/null || stop "After installing there is still no soffice."
fi
