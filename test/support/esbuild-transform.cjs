const { transformSync } = require('esbuild');

/** jest transform: TypeScript to CommonJS by esbuild, the compiler that also builds the bundle. */
module.exports = {
  process(source, filename) {
    return transformSync(source, {
      loader: 'ts',
      format: 'cjs',
      target: 'node20',
      sourcemap: 'inline',
      sourcefile: filename,
    });
  },
};
