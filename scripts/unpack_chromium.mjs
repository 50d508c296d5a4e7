// Unpacks the Chromium that npm has brought, with its libraries and fonts, into the folder TMPDIR:
// node unpack_chromium.mjs FOLDER-WITH-ITS-PARTS

import { join } from "node:path";
import { inflate } from "@sparticuz/chromium";

for (const part of ["chromium.br", "al2023.tar.br", "fonts.tar.br", "swiftshader.tar.br"]) {
  await inflate(join(process.argv[2], part));
}
