import { defineConfig } from "vite";

// Names without hashes and no host, date or path in the output: the same sources give the same bytes everywhere.
export default defineConfig({
  publicDir: false,
  build: {
    outDir: "../wwwroot/islands",
    emptyOutDir: true,
    target: "es2022",
    sourcemap: false,
    modulePreload: false,
    rolldownOptions: {
      input: { desk: "src/desk.ts" },
      output: {
        entryFileNames: "[name].js",
        chunkFileNames: "[name].js",
        assetFileNames: "[name][extname]",
      },
    },
  },
});
