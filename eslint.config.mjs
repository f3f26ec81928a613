import js from "@eslint/js";
import next from "@next/eslint-plugin-next";
import { createTypeScriptImportResolver } from "eslint-import-resolver-typescript";
import importX from "eslint-plugin-import-x";
import reactHooks from "eslint-plugin-react-hooks";
import ts from "typescript-eslint";
import { packageRules, zones } from "./lint/imports.mjs";
import house from "./lint/rules/house.mjs";

const noEnvironment = ["error", { object: "process", property: "env", message: "Read configuration from lib/platform/config/env.ts." }];

export default ts.config(
  { ignores: [".next/**", ".build/**", ".data/**", "node_modules/**", "next-env.d.ts", "bench/results/**", "test-results/**", "playwright-report/**"] },
  js.configs.recommended,
  ...ts.configs.strict,
  {
    plugins: { house, "import-x": importX, "react-hooks": reactHooks, "@next/next": next },
    settings: { "import-x/resolver-next": [createTypeScriptImportResolver({ project: "./tsconfig.json" })] },
    linterOptions: { reportUnusedDisableDirectives: "error", noInlineConfig: true },
    rules: {
      ...reactHooks.configs.recommended.rules,
      ...next.configs.recommended.rules,
      "import-x/no-cycle": ["error", { ignoreExternal: true }],
      "house/folder-size": "error",
      "house/no-barrel": "error",
      "house/no-circle": "error",
      "house/no-drawer": "error",
      "house/plain-words": "error",
      "import-x/no-restricted-paths": ["error", { zones }],
      "no-restricted-properties": noEnvironment,
      "@typescript-eslint/consistent-type-imports": "error",
      "@typescript-eslint/no-non-null-assertion": "off",
      "@typescript-eslint/no-invalid-void-type": "off",
      "@typescript-eslint/no-unused-vars": ["error", { argsIgnorePattern: "^_", varsIgnorePattern: "^_" }],
      "no-console": "error",
      // The compiler checks this better.
      "no-undef": "off",
    },
  },
  ...packageRules,
  {
    // A form that calls a server action must say for whom its page was rendered; ActionForm and FeedbackForm do.
    files: ["app/**/*.tsx", "components/**/*.tsx"],
    ignores: ["components/ui/action-form.tsx", "components/site/header.tsx"],
    rules: {
      "no-restricted-syntax": [
        "error",
        {
          selector: 'JSXOpeningElement[name.name="form"]:has(JSXAttribute[name.name="action"] > JSXExpressionContainer):not(:has(JSXAttribute[name.name="method"]))',
          message: "Use ActionForm: it tells the action for whom the page was rendered. A form that only leads to an address gets method=\"get\".",
        },
      ],
    },
  },
  // Its test needs the hard words.
  { files: ["lint/**"], rules: { "house/plain-words": "off" } },
  // Next wants a file per address; a file that shows the page of another address only mounts it.
  { files: ["app/**"], rules: { "house/no-barrel": "off" } },
  // Pictures of a visit are for the reader's own browser: next/image would fetch them on the server and keep them.
  { files: ["components/files/file-card.tsx"], rules: { "@next/next/no-img-element": "off" } },
  {
    files: ["**/*.test.{ts,tsx}", "**/testing/**", "e2e/**"],
    rules: {
      "import-x/no-restricted-paths": "off",
      "no-restricted-imports": "off",
      "no-restricted-properties": "off",
    },
  },
  // instrumentation.ts reads NEXT_RUNTIME, which Next replaces at build time: that works only with the literal expression.
  { files: ["lib/platform/config/env.ts", "instrumentation.ts", "*.config.{ts,mjs}", "scripts/**", "bench/**", "e2e/**"], rules: { "no-restricted-properties": "off" } },
  { files: ["scripts/**", "bench/**", "server.ts", "lib/demo/**", "lib/platform/**/testing/**"], rules: { "no-console": "off" } },
);
