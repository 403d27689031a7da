import { resolve } from 'node:path';
import react from '@vitejs/plugin-react';
import { defineConfig, type UserConfig } from 'vite';

const webDir = resolve(import.meta.dirname, 'web');

/** A television's browser: LG webOS 22 is Chromium 87. Syntax is lowered; missing functions are not. */
const TELEVISION = ['chrome87'];
/** What people have at their desks: Vite's own default. */
const DESK = ['chrome111', 'edge111', 'firefox114', 'safari16.4'];

const builds: Record<string, { readonly page: string; readonly folder: string; readonly target: string[] }> =
  {
    wall: { page: 'wall.html', folder: 'assets/wall', target: TELEVISION },
    app: { page: 'index.html', folder: 'assets/app', target: DESK },
  };

/** `vite build --mode wall|app`; without a mode that is known, the development server with both pages. */
export default defineConfig(({ mode, command }): UserConfig => {
  const wanted = builds[mode] ?? builds.app;
  if (wanted === undefined) throw new TypeError(`no build is called ${mode}`);
  return {
    root: webDir,
    plugins: [react()],
    ...(command === 'serve' ? { define: { __BUILD_ID__: JSON.stringify('dev') } } : {}),
    build: {
      outDir: resolve(webDir, 'dist'),
      // web/build.ts begins with an empty one, for both.
      emptyOutDir: false,
      target: wanted.target,
      cssTarget: wanted.target,
      modulePreload: { polyfill: false },
      // Nothing as a data address: the content policy allows files of the board's own only.
      assetsInlineLimit: 0,
      rolldownOptions: {
        input: resolve(webDir, wanted.page),
        output: {
          entryFileNames: `${wanted.folder}/[name]-[hash].js`,
          chunkFileNames: `${wanted.folder}/[name]-[hash].js`,
          // Both builds use the same fonts: one folder, one copy.
          assetFileNames: ({ names }) =>
            names.some((name) => name.endsWith('.woff2'))
              ? 'assets/fonts/[name]-[hash][extname]'
              : `${wanted.folder}/[name]-[hash][extname]`,
        },
      },
    },
  };
});
