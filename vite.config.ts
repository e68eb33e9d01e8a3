import { fileURLToPath } from 'node:url';
import preact from '@preact/preset-vite';
import { defineConfig } from 'vite';

const at = (path: string) => fileURLToPath(new URL(path, import.meta.url));

/** Where each page of the product stands, where its build goes and under which address it is served. */
const pages = {
  sandbox: { root: at('src/sandbox/page'), outDir: at('dist/sandbox-page'), base: '/sandbox/' },
};

const isPage = (name: string): name is keyof typeof pages => name in pages;

/** `vite build` makes the sandbox's chat page; `vite build --mode <page>` another one of the table. */
export default defineConfig(({ mode }) => {
  const page = pages[isPage(mode) ? mode : 'sandbox'];
  return {
    root: page.root,
    base: page.base,
    plugins: [preact({ devToolsEnabled: false, prefreshEnabled: false })],
    // roughjs (of VChart) names a browser build without exports as its browser entry.
    resolve: { alias: { roughjs: 'roughjs/bundled/rough.esm.js' } },
    build: {
      outDir: page.outDir,
      emptyOutDir: true,
      // Shaking drops the decorators by which VRender (of VChart) finds its parts: charts would not draw.
      rolldownOptions: { treeshake: false },
      target: 'es2022',
      // The chart library is one lazily loaded file, larger than the usual warning line.
      chunkSizeWarningLimit: 2500,
    },
  };
});
