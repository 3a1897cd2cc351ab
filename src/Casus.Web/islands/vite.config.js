import { svelte } from "@sveltejs/vite-plugin-svelte";
import { defineConfig } from "vite";

// A script for each page that has one, beside the one of every page. Names are without hashes and nothing of a host, date or path is in the output:
// the same sources give the same bytes everywhere.
export default defineConfig({
  plugins: [svelte()],
  publicDir: false,
  build: {
    outDir: "../wwwroot/islands",
    emptyOutDir: true,
    target: "es2022",
    sourcemap: false,
    modulePreload: false,
    rolldownOptions: {
      input: {
        desk: "src/desk.ts",
        intake: "src/intake/intake.ts",
        review: "src/review/review.ts",
        record: "src/record/record.ts",
        falls: "src/falls/falls.ts",
        forms: "src/forms/forms.ts",
      },
      output: {
        entryFileNames: "[name].js",
        chunkFileNames: "[name].js",
        assetFileNames: "[name][extname]",
        // What several share is a file of its own: a page asks for scripts by version, and one that another imports would otherwise run twice.
        codeSplitting: {
          groups: [
            { name: "svelte", test: /node_modules\/(svelte|esm-env|clsx)\// },
            { name: "client", test: /node_modules\/openapi-fetch\/|src\/client\// },
          ],
        },
      },
    },
  },
});
