// What the site's scripts must keep to. They run in the browser; those in search/ that know no page run under Node too.
import js from "@eslint/js";
import globals from "globals";

const site = ["docs/assets/**/*.js", "overrides/hub/components/*/script.js", "overrides/offline/*.js"];

export default [
  { ignores: ["**/*", "!docs/**", "!overrides/**"] },
  {
    ...js.configs.recommended,
    files: site,
  },
  {
    files: site,
    languageOptions: { ecmaVersion: 2023, sourceType: "module", globals: globals.browser },
    linterOptions: { reportUnusedDisableDirectives: "error" },
    rules: {
      "array-callback-return": "error",
      complexity: ["error", 17],
      curly: ["error", "multi-line"],
      eqeqeq: "error",
      "max-depth": ["error", 4],
      "max-lines-per-function": ["error", { max: 80, skipBlankLines: true, skipComments: true }],
      "no-eval": "error",
      "no-implied-eval": "error",
      "no-param-reassign": ["error", { props: false }],
      "no-restricted-globals": ["error", "localStorage", "sessionStorage", "indexedDB", "caches"],
      "no-restricted-properties": [
        "error",
        { property: "innerHTML", message: "Words are put in as text." },
        { property: "outerHTML", message: "Words are put in as text." },
        { object: "document", property: "cookie", message: "Nothing is stored in the browser." },
      ],
      "no-shadow": "error",
      "no-unused-vars": "error",
      "no-var": "error",
      "object-shorthand": "error",
      "prefer-const": "error",
      "prefer-template": "error",
    },
  },
];
